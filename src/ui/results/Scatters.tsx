// Predicted against actual on the test targets: quantity and revenue on log axes, discount in percent.

import { Text } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MetricsReport } from "../../core/evaluation/report.ts";
import { isAbort, messageOf, type Said } from "../../studio/problem.ts";
import type { ActualVersusPredicted } from "../../workers/protocol.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";

type Pairs = { actual: Float64Array; predicted: Float64Array };
const HEIGHT = 320;

/** A scatter chart per task that the data has; `available` is false while no data set is open to take test targets from. */
export function Scatters({ available, metrics }: { available: boolean; metrics: MetricsReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = useCurrency();
  const { model } = useStudio();
  const [points, setPoints] = useState<ActualVersusPredicted | null>(null);
  const [error, setError] = useState<Said | null>(null);
  useEffect(() => {
    if (!available) return;
    const controller = new AbortController();
    model.actualVersusPredicted(controller.signal).then(setPoints, (thrown) => {
      if (!isAbort(thrown)) setError(messageOf(thrown));
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
      lead={
        points
          ? t("results.scatterLead", { shown: format.number(shown), total: format.number(points.total) })
          : undefined
      }
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
  const { t } = useTranslation();
  const build = useCallback(
    (colors: ChartColors) => {
      const data = pairs ? visible(pairs, log) : [];
      const [low, high] = ends(data, log);
      const ends2 = { min: low, max: high } as const;
      return {
        ...frame(colors, false, {
          formatter: ({ value }: { value: [number, number] }) =>
            `${t("results.actual")}: ${show(value[0])}<br>${t("results.predicted")}: ${show(value[1])}`,
        }),
        grid: { left: 8, right: 18, top: 26, bottom: 30, containLabel: true },
        xAxis: {
          ...axis(colors, { name: t("results.actual"), type: log ? "log" : "value", format: show }, false),
          ...ends2,
        },
        yAxis: {
          ...axis(colors, { name: t("results.predicted"), type: log ? "log" : "value", format: show }, true),
          ...ends2,
        },
        series: [
          {
            type: "scatter",
            data,
            symbolSize: 4,
            itemStyle: { color: colors.series[0], opacity: 0.35 },
            large: data.length > 2000,
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: colors.series[1], type: "solid", width: 1.5 },
              label: { show: false },
              data: [[{ coord: [low, low] }, { coord: [high, high] }]],
            },
          },
        ],
      };
    },
    [pairs, show, log, t],
  );
  const count = pairs?.actual.length ?? 0;
  return (
    <Chart
      title={title}
      label={`${t("results.scatter")}: ${title}`}
      height={HEIGHT}
      build={build}
      empty={pairs !== undefined && count === 0}
      emptyText={t("results.absent")}
      table={() => ({
        columns: [t("results.actual"), t("results.predicted")],
        rows: pairs ? Array.from(pairs.actual, (actual, i) => [actual, pairs.predicted[i]!]) : [],
      })}
    />
  );
}

/** Pairs that the axes can show: a log axis has no place for 0 and below. */
function visible({ actual, predicted }: Pairs, log: boolean): [number, number][] {
  const data: [number, number][] = [];
  for (let i = 0; i < actual.length; i++) {
    const pair: [number, number] = [actual[i]!, predicted[i]!];
    if (Number.isFinite(pair[0]) && Number.isFinite(pair[1]) && (!log || (pair[0] > 0 && pair[1] > 0))) data.push(pair);
  }
  return data;
}

function ends(data: [number, number][], log: boolean): [number, number] {
  if (data.length === 0) return log ? [1, 10] : [0, 1];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const pair of data) {
    low = Math.min(low, ...pair);
    high = Math.max(high, ...pair);
  }
  if (!log) return [Math.min(0, low), high > low ? Math.ceil(high * 20) / 20 : low + 1];
  return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high * 1.0001))];
}
