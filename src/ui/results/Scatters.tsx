// Predicted against actual on the test targets: quantity and revenue on log axes, discount in percent.

import { Text } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import type { MetricsReport } from "../../core/evaluation/report.ts";
import { describeError, isAbort, type LocalisedText } from "../../studio/problem.ts";
import type { ActualVersusPredicted } from "../../workers/protocol.ts";
import { type Pairs, ScatterChart } from "../charts/ScatterChart.tsx";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useStudio } from "../studioContext.ts";

const HEIGHT = 320;

/** A scatter chart per task that the data has; `available` is false while no data set is open to take test targets from. */
export function Scatters({ available, metrics }: { available: boolean; metrics: MetricsReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { model } = useStudio();
  const [points, setPoints] = useState<ActualVersusPredicted | null>(null);
  const [error, setError] = useState<LocalisedText | null>(null);
  useEffect(() => {
    if (!available) return;
    const controller = new AbortController();
    model.actualVersusPredicted(controller.signal).then(setPoints, (thrown) => {
      if (!isAbort(thrown)) setError(describeError(thrown));
    });
    return () => controller.abort();
  }, [available, model]);

  const number = useCallback((value: number) => format.compact(value), [format]);
  const money = useCallback((value: number) => format.money(value, currency, true), [format, currency]);
  const percent = useCallback((value: number) => format.percent(value, 0), [format]);
  const shown = points
    ? points.quantity.actual.length || points.revenue.actual.length || points.discount.actual.length
    : 0;
  return (
    <Card
      title={t("results.scatter")}
      lead={points ? t("results.scatterLead", { shown, total: points.total }) : undefined}
    >
      {error && <Problem message={error} />}
      {available ? (
        <div className="cards">
          {metrics.quantity && <Scatter title={t("train.quantity")} pairs={points?.quantity} show={number} log />}
          {metrics.revenue && <Scatter title={t("train.revenue")} pairs={points?.revenue} show={money} log />}
          {metrics.discount && (
            <Scatter title={t("train.discount")} pairs={points?.discount} show={percent} log={false} />
          )}
        </div>
      ) : (
        <Text size="sm" c="dimmed">
          {t("results.scatterMissing")}
        </Text>
      )}
    </Card>
  );
}

interface ScatterProps {
  title: string;
  pairs: Pairs | undefined;
  show(value: number): string;
  log: boolean;
}

function Scatter({ title, pairs, show, log }: ScatterProps) {
  const { t } = useTexts();
  return (
    <ScatterChart
      title={title}
      label={`${t("results.scatter")}: ${title}`}
      height={HEIGHT}
      pairs={useCallback(() => pairs ?? null, [pairs])}
      show={show}
      log={log}
      empty={!pairs || pairs.actual.length === 0}
      emptyText={t(pairs ? "results.absent" : "app.loading")}
    />
  );
}
