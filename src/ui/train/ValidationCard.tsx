// What the model says of the validation part, epoch by epoch: a few examples, and predicted beside actual as it fills in.

import { Text } from "@mantine/core";
import { useCallback } from "react";
import { typicalFactor } from "../../studio/watching.ts";
import { ScatterChart } from "../charts/ScatterChart.tsx";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useLatest } from "../kit/useLatest.ts";
import { useSession, useStudio } from "../studioContext.ts";
import { ExamplesTable } from "./ExamplesTable.tsx";

const HEIGHT = 280;

export function ValidationCard() {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const tasks = useSession(({ plan }) => plan.samples?.tasks ?? null);
  const number = useCallback((value: number) => format.compact(value), [format]);
  const money = useCallback((value: number) => format.money(value, currency, true), [format, currency]);
  return (
    <Card title={t("watch.examples")} lead={t("watch.examplesLead")}>
      <ExamplesTable />
      <div className="cards" style={{ marginTop: 20 }}>
        {tasks?.quantity !== false && <Points task="quantity" show={number} />}
        {tasks?.revenue !== false && <Points task="revenue" show={money} />}
      </div>
    </Card>
  );
}

function Points({ task, show }: { task: "quantity" | "revenue"; show(value: number): string }) {
  const { t } = useTexts();
  const format = useFormat();
  const { telemetry } = useStudio();
  const answers = useLatest(telemetry, () => telemetry.answers);
  const pairs = useCallback(() => {
    const { watched, answers: latest } = telemetry;
    return watched && latest ? { actual: watched.points[task], predicted: latest.points[task] } : null;
  }, [telemetry, task]);
  const found = pairs();
  const title = `${t(`train.${task}`)}: ${t("results.predicted")} / ${t("results.actual")}`;
  return (
    <div>
      <ScatterChart
        title={title}
        label={`${title}. ${t("watch.examples")}`}
        height={HEIGHT}
        pairs={pairs}
        show={show}
        log
        source={telemetry}
        empty={answers === null}
        emptyText={t("watch.pointsEmpty")}
      />
      <Text size="xs" c="dimmed" mih={38} data-typical={task}>
        {found
          ? t("watch.typical", {
              number: found.actual.length,
              factor: format.fixed(typicalFactor(found.actual, found.predicted), 2),
            })
          : ""}
      </Text>
    </div>
  );
}
