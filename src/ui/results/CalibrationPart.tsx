// Whether the model's probabilities, and its numbers, can be taken at their word.

import { SegmentedControl } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { CALIBRATED, type Calibrated, type Calibration, type NumberDecile } from "../../core/analysis/calibration.ts";
import type { AnalysedNumber } from "../../core/analysis/testTable.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";
import { Answer } from "./Answer.tsx";
import { useTasks } from "./useTasks.ts";

/** The fourth part of the results. */
export function CalibrationPart() {
  const { t } = useTranslation();
  const { numbers } = useTasks();
  const { analyse } = useStudio();
  const [which, setWhich] = useState<Calibrated>("first");
  const load = useCallback((options: CallOptions<Progress>) => analyse("calibration", undefined, options), [analyse]);
  return (
    <Answer label={t("analysis.answering")} load={load} height={560}>
      {(found) => (
        <div className="stack">
          <Card
            title={t("analysis.reliability")}
            lead={t("analysis.reliabilityLead")}
            aside={
              <SegmentedControl
                size="xs"
                aria-label={t("analysis.which")}
                value={which}
                onChange={(value) => setWhich(value as Calibrated)}
                data={CALIBRATED.map((value) => ({ value, label: t(`analysis.${value}`, { k: found.topK }) }))}
              />
            }
          >
            <Reliability found={found[which]} />
          </Card>
          {numbers.length > 0 && (
            <Card title={t("analysis.deciles")} lead={t("analysis.decilesLead")}>
              <div className="cards">
                {numbers.map((task) => (
                  <Deciles key={task} task={task} deciles={found.numbers[task] ?? []} />
                ))}
              </div>
            </Card>
          )}
        </div>
      )}
    </Answer>
  );
}

function Reliability({ found }: { found: Calibration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bins, error, surplus } = found;
  const build = useCallback(
    (colors: ChartColors) => {
      const filled = bins.filter(({ count }) => count > 0);
      const percent = (value: number) => format.percent(value, 0);
      // Many products share the probability: the drawing ends where the largest one does.
      const most = filled.reduce((high, { said, seenHigh }) => Math.max(high, said, seenHigh), 0.1);
      const whole = { min: 0, max: Math.min(1, Math.ceil(most * 20) / 20), format: percent } as const;
      return {
        ...frame(colors, false, {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const { said, seen, seenLow, seenHigh, count } = filled[dataIndex]!;
            const interval = `${format.percent(seenLow)} – ${format.percent(seenHigh)}`;
            return `${t("analysis.said")}: ${format.percent(said)}<br>${t("analysis.seen")}: ${format.percent(seen)} (${interval})<br>${format.number(count)} ${t("analysis.targets")}`;
          },
        }),
        xAxis: axis(colors, { ...whole, name: t("analysis.said") }, false),
        yAxis: axis(colors, { ...whole, name: t("analysis.seen") }, true),
        series: [
          {
            type: "line",
            data: filled.map(({ said, seen }) => [said, seen]),
            symbolSize: 9,
            lineStyle: { width: 2 },
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: colors.faint, type: "dashed", width: 1 },
              label: { show: false },
              data: [
                [{ coord: [0, 0] }, { coord: [whole.max, whole.max] }],
                ...filled.map(({ said, seenLow, seenHigh }) => [
                  { coord: [said, seenLow], lineStyle: { color: colors.series[0], type: "solid", width: 1.5 } },
                  { coord: [said, seenHigh] },
                ]),
              ],
            },
          },
        ],
      };
    },
    [bins, format, t],
  );
  const counts = useCallback(
    (colors: ChartColors) => ({
      ...frame(colors, false),
      xAxis: axis(
        colors,
        {
          name: t("analysis.said"),
          type: "category",
          lines: false,
          data: bins.map(({ low }) => format.percent(low, 0)),
        },
        false,
      ),
      yAxis: axis(
        colors,
        { name: t("analysis.targets"), format: (value) => format.compact(value), scale: false },
        true,
      ),
      series: [{ type: "bar", data: bins.map(({ count }) => count), itemStyle: { color: colors.series[0] } }],
    }),
    [bins, format, t],
  );
  const table = () => ({
    columns: [t("analysis.from"), t("analysis.to"), t("analysis.targets"), t("analysis.said"), t("analysis.seen")],
    rows: bins.map((bin) => [bin.low, bin.high, bin.count, bin.said, bin.seen]),
  });
  return (
    <>
      <Metrics>
        <Metric label={t("analysis.ece")} value={format.percent(error)} hint={t("analysis.eceHint")} />
        <Metric
          label={t("analysis.surplus")}
          value={format.percent(surplus)}
          hint={t(surplus > 0 ? "analysis.tooSure" : "analysis.tooModest")}
        />
      </Metrics>
      <div className="cards-wide" style={{ marginTop: 16 }}>
        <Chart title={t("analysis.reliability")} unit="%" height={340} build={build} table={table} />
        <Chart
          title={t("analysis.countChart")}
          unit={t("analysis.targets")}
          height={340}
          build={counts}
          table={table}
        />
      </div>
    </>
  );
}

function Deciles({ task, deciles }: { task: AnalysedNumber; deciles: NumberDecile[] }) {
  const { t } = useTranslation();
  const tasks = useTasks();
  const { show } = tasks;
  const build = useCallback(
    (colors: ChartColors) => {
      return {
        ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => show(task, value) }),
        xAxis: axis(
          colors,
          { name: t("analysis.group10"), type: "category", lines: false, data: deciles.map((_, i) => String(i + 1)) },
          false,
        ),
        yAxis: axis(colors, { format: (value) => show(task, value, true), scale: false }, true),
        series: [
          { type: "bar", name: t("analysis.meanPredicted"), data: deciles.map(({ predicted }) => predicted) },
          { type: "bar", name: t("analysis.meanActual"), data: deciles.map(({ actual }) => actual) },
        ],
      };
    },
    [deciles, task, show, t],
  );
  return (
    <Chart
      title={tasks.name(task)}
      unit={tasks.unit(task)}
      label={`${t("analysis.deciles")} ${tasks.name(task)}`}
      height={280}
      build={build}
      table={() => ({
        columns: [t("analysis.group10"), t("analysis.targets"), t("analysis.meanPredicted"), t("analysis.meanActual")],
        rows: deciles.map(({ count, predicted, actual }, i) => [i + 1, count, predicted, actual]),
      })}
    />
  );
}
