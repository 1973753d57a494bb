// Weights that sum to 1, as bars: by place in a history, or by name.

import type { TestAttention } from "../../../core/analysis/attention/onAverage.ts";
import { axis, frame } from "../../charts/axes.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import { inputName } from "../inputName.ts";
import type { Words } from "../words.ts";

/** By purchase, the last one first: upright bars, and a line for even weights. */
export function stepBars(found: TestAttention, { t, format }: Words): ChartSpec {
  const names = found.steps.map((_, back) => String(back + 1));
  const weights = found.steps.map(({ weight }) => weight);
  const even = found.steps.map((step) => step.even);
  const axisName = t("analysis.place");
  return {
    title: t("analysis.byStep"),
    unit: "%",
    height: 340,
    build: (colors) => ({
      ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => format.percent(value) }),
      xAxis: axis(colors, { name: axisName, type: "category", data: names, lines: false }, false),
      yAxis: axis(colors, { format: (value) => format.percent(value, 0), scale: false }, true),
      series: [
        { type: "bar", name: t("analysis.weight"), data: weights },
        { type: "line", name: t("analysis.even"), data: even, symbol: "none", lineStyle: { type: "dashed" } },
      ],
    }),
    table: () => ({
      columns: [axisName, t("analysis.weight"), t("analysis.even")],
      rows: names.map((name, i) => [name, weights[i]!, even[i]!]),
    }),
  };
}

interface Weights {
  title: string;
  names: string[];
  weights: number[];
  /** Long names. */
  wide?: boolean;
}

/** Bars from left to right, one a name. */
export function weightBars({ title, names, weights, wide = false }: Weights, { t, format }: Words): ChartSpec {
  return {
    title,
    unit: "%",
    height: 22 * names.length + 40,
    build: (colors) => ({
      ...frame(colors, false, {
        formatter: ({ dataIndex }: { dataIndex: number }) =>
          `${names[dataIndex]}\n${format.percent(weights[dataIndex]!)}`,
      }),
      grid: { left: 8, right: 48, top: 4, bottom: 20, containLabel: true },
      xAxis: axis(colors, { format: (value) => format.percent(value, 0), scale: false }, false),
      yAxis: {
        ...axis(colors, { type: "category", lines: false }, true),
        // Names may repeat: the same product on the same day. Places cannot.
        data: names.map((_, i) => String(i)),
        inverse: true,
        axisLabel: {
          color: colors.text,
          fontSize: 11,
          width: wide ? 190 : 150,
          overflow: "truncate",
          interval: 0,
          formatter: (_: string, i: number) => names[i] ?? "",
        },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 16,
          data: weights,
          itemStyle: { color: colors.series[0] },
          label: {
            show: true,
            position: "right",
            color: colors.faint,
            fontSize: 11,
            formatter: ({ value }: { value: number }) => format.percent(value),
          },
        },
      ],
    }),
    table: () => ({
      columns: [t("analysis.group"), t("analysis.weight")],
      rows: names.map((name, i) => [name, weights[i]!]),
    }),
  };
}

/** By length of period, and by where the answer comes from; `suffix` tells charts of the same kind apart. */
export function shareBars(
  found: TestAttention,
  { scales, gate }: { scales: number[]; gate: number[] | null },
  words: Words,
  suffix = "",
): ChartSpec[] {
  const { t } = words;
  const drawn: ChartSpec[] = [];
  if (scales.length > 0) {
    const names = found.scaleNames.map((name) => inputName({ kind: "group", name }, t));
    drawn.push(weightBars({ title: `${t("analysis.byScale")}${suffix}`, names, weights: scales }, words));
  }
  if (gate) {
    const names = [t("analysis.own"), ...found.parts.map((name) => inputName({ kind: "memory", name }, t))];
    drawn.push(weightBars({ title: `${t("analysis.byMemory")}${suffix}`, names, weights: gate }, words));
  }
  return drawn;
}
