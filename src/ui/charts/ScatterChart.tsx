// Predicted against actual as points, with the line on which they would be equal.

import { useCallback } from "react";
import { useTexts } from "../i18n/useTexts.ts";
import type { ChartColors } from "../theme.ts";
import { axis, frame } from "./axes.ts";
import { Chart } from "./Chart.tsx";
import { leftOutText } from "./leftOutText.ts";

export interface Pairs {
  actual: ArrayLike<number>;
  predicted: ArrayLike<number>;
}

interface ScatterChartProps {
  title: string;
  /** What the chart shows, for those who cannot see it. */
  label: string;
  height: number;
  /** Must be stable between renders; null while there are no points. */
  pairs(): Pairs | null;
  show(value: number): string;
  /** Both axes logarithmic: points at 0 and below are not drawn. */
  log: boolean;
  /** Draws again whenever the version changes. */
  source?: { readonly version: number };
  empty: boolean;
  emptyText: string;
}

/** A square of the same axis twice. */
export function ScatterChart({ title, label, height, pairs, show, log, source, empty, emptyText }: ScatterChartProps) {
  const { t } = useTexts();
  const build = useCallback(
    (colors: ChartColors) => {
      const found = pairs();
      const data = found ? visible(found, log) : [];
      const [low, high] = ends(data, log);
      const type = log ? "log" : "value";
      return {
        ...frame(colors, false, {
          formatter: ({ value }: { value: [number, number] }) =>
            `${t("results.actual")}: ${show(value[0])}\n${t("results.predicted")}: ${show(value[1])}`,
        }),
        grid: { left: 8, right: 18, top: 26, bottom: 30, containLabel: true },
        xAxis: { ...axis(colors, { name: t("results.actual"), type, format: show }, false), min: low, max: high },
        yAxis: { ...axis(colors, { name: t("results.predicted"), type, format: show }, true), min: low, max: high },
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
  return (
    <Chart
      title={title}
      label={label}
      height={height}
      build={build}
      source={source}
      empty={empty}
      emptyText={emptyText}
      note={() => {
        const found = pairs();
        if (!found || found.actual.length === 0) return "";
        const drawn = visible(found, log).length;
        return leftOutText(t, drawn, found.actual.length);
      }}
      table={() => {
        const found = pairs();
        return {
          columns: [t("results.actual"), t("results.predicted")],
          rows: found ? Array.from(found.actual, (actual, i) => [actual, found.predicted[i]!]) : [],
        };
      }}
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
