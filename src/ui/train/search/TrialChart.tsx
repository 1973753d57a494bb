// The scores of a search's trials along the epochs, and where the unfinished ones are heading.

import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useMemo } from "react";
import type { SearchState } from "../../../core/experiments/search/types.ts";
import { type TrialCurve, trialCurves } from "../../../studio/searchView.ts";
import { axis, frame } from "../../charts/axes.ts";
import { Chart } from "../../charts/Chart.tsx";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { useStable } from "../../kit/useStable.ts";
import type { ChartColors } from "../../theme.ts";
import { scoreText } from "./searchTexts.ts";

interface TrialChartProps {
  state: SearchState;
  running: number | null;
  over: boolean;
}

/** The best and the one in training stand out; the ends of the others are told on the chart's table. */
export function TrialChart({ state, running, over }: TrialChartProps) {
  const { t } = useTexts();
  const format = useFormat();
  const curves = useStable(useMemo(() => trialCurves(state, running, over), [state, running, over]));
  const { epochs } = state.spec.base;
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const nameOf = ({ isBest, isRunning }: TrialCurve): string =>
        t(isBest ? "search.chartBest" : isRunning ? "search.chartRunning" : "search.chartOther");
      const colorOf = ({ isBest, isRunning }: TrialCurve): string =>
        isBest ? colors.series[0] : isRunning ? colors.series[1] : colors.faint;
      const drawn = curves.filter(({ points }) => points.length > 0);
      const lines = [...drawn]
        .sort((a, b) => rank(a) - rank(b))
        .map((curve) => {
          const stands = curve.isBest || curve.isRunning;
          return {
            id: `trial ${curve.trial}`,
            name: nameOf(curve),
            type: "line",
            color: colorOf(curve),
            symbolSize: stands ? 6 : 4,
            lineStyle: { width: stands ? 2.5 : 1, opacity: stands ? 1 : 0.5 },
            itemStyle: { opacity: stands ? 1 : 0.6 },
            z: stands ? 3 : 2,
            data: curve.points.map((value) => ({ value, trial: curve.trial })),
          };
        });
      const ends = drawn.flatMap((curve) => {
        const { end, points, trial } = curve;
        if (!end) return [];
        const { epoch, mean, low, high } = end;
        const color = colorOf(curve);
        const stands = curve.isBest || curve.isRunning;
        const dashed = { type: "dashed", width: 1, color, opacity: stands ? 0.9 : 0.25 } as const;
        const heading = {
          ...{ id: `end ${trial}`, name: t("search.chartEnd"), type: "line", color: colors.faint, silent: true },
          ...{ showSymbol: false, lineStyle: dashed, z: 1, data: [points.at(-1)!, [epoch, mean]] },
        };
        if (!stands) return [heading];
        const band = {
          ...{ id: `band ${trial}`, name: t("search.chartEnd"), type: "line", color, silent: true, z: 1 },
          ...{ symbol: "rect", symbolSize: [9, 2], lineStyle: { width: 2, color, opacity: 0.7 } },
          data: [
            [epoch, low],
            [epoch, high],
          ],
        };
        return [heading, band];
      });
      return {
        ...frame(colors, true, {
          trigger: "item",
          formatter: ({ data }: { data: { value: [number, number]; trial: number } }) =>
            t("search.point", { trial: data.trial, epoch: data.value[0], score: scoreText(data.value[1], format) }),
        }),
        xAxis: { ...axis(colors, { name: t("search.epoch"), lines: false, min: 1 }, false), minInterval: 1 },
        yAxis: axis(colors, { format: (value) => format.number(value, 3) }, true),
        series: [...ends, ...lines],
      };
    },
    [curves, t, format],
  );
  return (
    <Chart
      title={t("search.chart")}
      unit={t("search.chartUnit")}
      label={t("search.chartLabel")}
      height={280}
      build={build}
      empty={curves.every(({ points }) => points.length === 0)}
      emptyText={t("search.chartEmpty")}
      table={() => ({
        columns: [
          t("search.trial"),
          ...Array.from({ length: epochs }, (_, i) => `${t("search.epoch")} ${i + 1}`),
          t("search.expected"),
          t("search.expectedLow"),
          t("search.expectedHigh"),
        ],
        rows: curves.map(({ trial, points, end }) => [
          trial,
          ...Array.from({ length: epochs }, (_, i) => points[i]?.[1] ?? null),
          end?.mean ?? null,
          end?.low ?? null,
          end?.high ?? null,
        ]),
      })}
    />
  );
}

/** What stands out is drawn last. */
function rank({ isBest, isRunning }: TrialCurve): number {
  return isRunning ? 2 : isBest ? 1 : 0;
}
