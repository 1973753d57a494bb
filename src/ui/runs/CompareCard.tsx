// Chosen runs beside each other: their curves over one another, and the settings in which they differ.

import { Alert, SegmentedControl, Table, Text } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useState } from "react";
import { differences } from "../../core/experiments/compare/settingDifferences.ts";
import { TASKS, type Task } from "../../core/training/events.ts";
import { type RunRow, sameTargets } from "../../studio/runRows.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { settingLabel, settingValueText } from "../settingTexts.ts";
import type { ChartColors } from "../theme.ts";
import { runTitle } from "./runTexts.ts";

/** What to tick first, or the comparison of two runs and more. */
export function CompareCard({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  return (
    <Card title={t("runs.compare")} lead={t("runs.compareLead")}>
      {runs.length > 1 && (
        <div className="stack">
          {sameTargets(runs) ? (
            <Text size="sm" c="dimmed">
              {t("runs.sameTargets")}
            </Text>
          ) : (
            <Alert color="yellow" variant="light" role="status">
              {t("runs.otherTargets")}
            </Alert>
          )}
          <CurvesChart runs={runs} />
          <Differences runs={runs} />
        </div>
      )}
    </Card>
  );
}

/** Runs may have the same name: their place tells them apart. */
function useNumbered(): (run: RunRow, place: number) => string {
  const { t } = useTexts();
  const format = useFormat();
  return (run, place) => `${place + 1} · ${runTitle(run, t, format)}`;
}

function CurvesChart({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const numbered = useNumbered();
  const [task, setTask] = useState<"total" | Task>("product");
  const ids = runs.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` stands for the runs, which are new objects at each reading
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      return {
        ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => format.short(value) }),
        xAxis: axis(colors, { name: t("runs.epoch"), lines: false, min: 0 }, false),
        yAxis: axis(colors, { format: (value) => format.number(value, 4) }, true),
        series: runs.map((run, i) => ({
          id: run.id,
          name: numbered(run, i),
          type: "line",
          symbolSize: 6,
          color: colors.series[i % colors.series.length],
          lineStyle: { width: 2, type: i < colors.series.length ? "solid" : "dashed" },
          data: run.epochs.map(({ epoch, validation }) => [epoch, validation[task]]),
        })),
      };
    },
    [ids, task, t, format],
  );
  const longest = Math.max(...runs.map(({ epochs }) => epochs.length));
  return (
    <Chart
      title={t("runs.curves")}
      height={300}
      build={build}
      table={() => ({
        columns: [t("runs.epoch"), ...runs.map(numbered)],
        rows: Array.from({ length: longest }, (_, i) => [
          i + 1,
          ...runs.map(({ epochs }) => epochs[i]?.validation[task] ?? "–"),
        ]),
      })}
      controls={
        <div className="chart-controls">
          <SegmentedControl
            size="xs"
            aria-label={t("runs.curves")}
            value={task}
            onChange={(value) => setTask(value as "total" | Task)}
            data={(["total", ...TASKS] as const).map((value) => ({ value, label: t(`train.${value}`) }))}
          />
        </div>
      }
    />
  );
}

function Differences({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const numbered = useNumbered();
  const found = differences(runs);
  if (found.length === 0) return <Text size="sm">{t("runs.noDifferences")}</Text>;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t("runs.differences")}
      </Text>
      <Scroller
        label={t("runs.differences")}
        table={() => ({
          columns: [t("runs.setting"), ...runs.map(numbered)].map((title) => ({ title, kind: "text" })),
          rows: found.map(({ setting, values }) => [
            settingLabel(t, setting),
            ...values.map((value) => settingValueText(t, format, setting, value)),
          ]),
        })}
      >
        <Table verticalSpacing={4} fz="sm" aria-label={t("runs.differences")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("runs.setting")}</Table.Th>
              {runs.map((run, i) => (
                <Table.Th key={run.id} ta="right">
                  {numbered(run, i)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map(({ setting, values }) => (
              <Table.Tr key={setting} data-setting={setting}>
                <Table.Th scope="row" fw={400}>
                  {settingLabel(t, setting)}
                </Table.Th>
                {values.map((value, i) => (
                  <Table.Td key={runs[i]!.id} ta="right" className="figure">
                    {settingValueText(t, format, setting, value)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}
