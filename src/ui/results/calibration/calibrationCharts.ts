// What came true of what was said: of probabilities, with how many there are, and of numbers.

import type { Calibration, NumberDecile } from "../../../core/analysis/calibration/calibration.ts";
import type { AnalysedNumber } from "../../../core/analysis/testTable.ts";
import { axis, frame } from "../../charts/axes.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import type { Words } from "../words.ts";

const HEIGHT = 340;

function binTable({ bins }: Calibration, { t }: Words): ChartSpec["table"] {
  return () => ({
    columns: [t("analysis.from"), t("analysis.to"), t("analysis.targets"), t("analysis.said"), t("analysis.seen")],
    rows: bins.map((bin) => [bin.low, bin.high, bin.count, bin.said, bin.seen]),
  });
}

/** Probabilities against how often they came true, with intervals; on the dashed line they hold exactly. */
export function reliabilityChart(found: Calibration, words: Words): ChartSpec {
  const { t, format } = words;
  const filled = found.bins.filter(({ count }) => count > 0);
  const percent = (value: number) => format.percent(value, 0);
  // Many products share the probability: the drawing ends where the largest one does.
  const most = filled.reduce((high, { said, seenHigh }) => Math.max(high, said, seenHigh), 0.1);
  const whole = { min: 0, max: Math.min(1, Math.ceil(most * 20) / 20), format: percent } as const;
  return {
    title: t("analysis.reliability"),
    unit: "%",
    height: HEIGHT,
    build: (colors) => ({
      ...frame(colors, false, {
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { said, seen, seenLow, seenHigh, count } = filled[dataIndex]!;
          const interval = `${format.percent(seenLow)} – ${format.percent(seenHigh)}`;
          return `${t("analysis.said")}: ${format.percent(said)}\n${t("analysis.seen")}: ${format.percent(seen)} (${interval})\n${format.number(count)} ${t("analysis.targets")}`;
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
    }),
    table: binTable(found, words),
  };
}

/** How many answers were given with each probability. */
export function answerCounts(found: Calibration, words: Words): ChartSpec {
  const { t, format } = words;
  const { bins } = found;
  return {
    title: t("analysis.countChart"),
    unit: t("analysis.targets"),
    height: HEIGHT,
    build: (colors) => ({
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
    table: binTable(found, words),
  };
}

/** Mean predicted beside mean actual of ten groups. */
export function decileBars(deciles: NumberDecile[], task: AnalysedNumber, { t, tasks }: Words): ChartSpec {
  return {
    title: tasks.name(task),
    unit: tasks.unit(task),
    label: `${t("analysis.deciles")} ${tasks.name(task)}`,
    height: 280,
    build: (colors) => ({
      ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => tasks.show(task, value) }),
      xAxis: axis(
        colors,
        { name: t("analysis.group10"), type: "category", lines: false, data: deciles.map((_, i) => String(i + 1)) },
        false,
      ),
      yAxis: axis(colors, { format: (value) => tasks.show(task, value, true), scale: false }, true),
      series: [
        { type: "bar", name: t("analysis.meanPredicted"), data: deciles.map(({ predicted }) => predicted) },
        { type: "bar", name: t("analysis.meanActual"), data: deciles.map(({ actual }) => actual) },
      ],
    }),
    table: () => ({
      columns: [t("analysis.group10"), t("analysis.targets"), t("analysis.meanPredicted"), t("analysis.meanActual")],
      rows: deciles.map(({ count, predicted, actual }, i) => [i + 1, count, predicted, actual]),
    }),
  };
}
