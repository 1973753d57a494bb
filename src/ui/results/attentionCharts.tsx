// Weights that sum to 1, as bars: by place in a history, or by name.

import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import type { ChartColors } from "../theme.ts";
import { useStable } from "./useStable.ts";

interface StepChartProps {
  title: string;
  names: string[];
  weights: number[];
  /** What the weights would be if all counted alike. */
  even: number[];
  axisName: string;
}

/** Upright bars, and a line for even weights. */
export function StepChart({ title, axisName, ...rest }: StepChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const data = useStable({ names: rest.names, weights: rest.weights, even: rest.even });
  const build = useCallback(
    (colors: ChartColors) => {
      return {
        ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => format.percent(value) }),
        xAxis: axis(colors, { name: axisName, type: "category", data: data.names, lines: false }, false),
        yAxis: axis(colors, { format: (value) => format.percent(value, 0), scale: false }, true),
        series: [
          { type: "bar", name: t("analysis.weight"), data: data.weights },
          { type: "line", name: t("analysis.even"), data: data.even, symbol: "none", lineStyle: { type: "dashed" } },
        ],
      };
    },
    [data, axisName, format, t],
  );
  return (
    <Chart
      title={title}
      unit="%"
      height={340}
      build={build}
      table={() => ({
        columns: [axisName, t("analysis.weight"), t("analysis.even")],
        rows: data.names.map((name, i) => [name, data.weights[i]!, data.even[i]!]),
      })}
    />
  );
}

interface WeightBarsProps {
  title: string;
  names: string[];
  weights: number[];
  /** Long names. */
  wide?: boolean;
}

/** Bars from left to right, one a name. */
export function WeightBars({ title, wide = false, ...rest }: WeightBarsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const data = useStable({ names: rest.names, weights: rest.weights });
  const build = useCallback(
    (colors: ChartColors) => {
      return {
        ...frame(colors, false, {
          renderMode: "richText",
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            `${data.names[dataIndex]}\n${format.percent(data.weights[dataIndex]!)}`,
        }),
        grid: { left: 8, right: 48, top: 4, bottom: 20, containLabel: true },
        xAxis: axis(colors, { format: (value) => format.percent(value, 0), scale: false }, false),
        yAxis: {
          ...axis(colors, { type: "category", lines: false }, true),
          // Names may repeat: the same product on the same day. Places cannot.
          data: data.names.map((_, i) => String(i)),
          inverse: true,
          axisLabel: {
            color: colors.text,
            fontSize: 11,
            width: wide ? 190 : 150,
            overflow: "truncate",
            interval: 0,
            formatter: (_: string, i: number) => data.names[i] ?? "",
          },
        },
        series: [
          {
            type: "bar",
            barMaxWidth: 16,
            data: data.weights,
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
      };
    },
    [data, wide, format],
  );
  return (
    <Chart
      title={title}
      unit="%"
      height={22 * data.names.length + 40}
      build={build}
      table={() => ({
        columns: [t("analysis.group"), t("analysis.weight")],
        rows: data.names.map((name, i) => [name, data.weights[i]!]),
      })}
    />
  );
}
