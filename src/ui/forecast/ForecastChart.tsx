// What was sold and what will be: history, forecast with its intervals, the year before; Tết and promotions marked.

import { useCallback } from "react";
import { yearBefore } from "../../core/demand/forecastFigures.ts";
import type { ForecastReport, ForecastRow } from "../../core/demand/forecastReport.ts";
import { DAY_MS } from "../../core/lib/calendar.ts";
import { TET_TIMES } from "../../core/lib/tet.ts";
import { axis, frame, legendIn, overDays } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { ChartColors } from "../theme.ts";
import type { ForecastWords } from "./useForecastWords.ts";

interface ForecastChartProps {
  report: ForecastReport;
  row: ForecastRow;
  words: ForecastWords;
}

/** Periods of history in sight at first; the rest is a drag away. */
const IN_SIGHT = 104;

/** Of one series. */
export function ForecastChart({ report, row, words }: ForecastChartProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { start, unit, periods, question } = report;
  const { series, forecast } = row;
  const known = series.values.length;
  const count = known + question.horizon;
  const begun = periods.cut.last !== null && unit !== "day";
  const measure = t(`forecast.${question.measure}`);

  const build = useCallback(
    (colors: ChartColors) => {
      const earlier = yearBefore(row, report);
      const { points, each } = forecast.path;
      const shifted = (values: ArrayLike<number>) => [
        ...new Array<null>(known).fill(null),
        ...Array.from(values, (value) => value),
      ];
      /** A line that begins where history ends, so that no gap stands between. */
      const joined = (values: ArrayLike<number>) => {
        const all: (number | null)[] = shifted(values);
        if (known > 0) all[known - 1] = series.values[known - 1]!;
        return all;
      };
      const band = (name: string, low: Float64Array, high: Float64Array, opacity: number) => {
        const quiet = { type: "line", symbol: "none", lineStyle: { width: 0 }, stack: name, silent: true } as const;
        // Bounds are never below 0 here, which stacking needs.
        return [
          { ...quiet, name: `${name} `, data: shifted(low), areaStyle: { opacity: 0 }, tooltip: { show: false } },
          {
            ...quiet,
            name,
            data: shifted(high.map((value, h) => value - low[h]!)),
            itemStyle: { color: colors.series[0], opacity: 2 * opacity },
            areaStyle: { color: colors.series[0], opacity },
          },
        ];
      };
      const marks = question.tet
        ? [...TET_TIMES].flatMap((time) => {
            const day = time / DAY_MS;
            const p = Array.from({ length: count }, (_, i) => i).find((i) => start[i]! <= day && day < start[i + 1]!);
            return p === undefined ? [] : [{ xAxis: p }];
          })
        : [];
      const [history, ahead, band80, band95] = [
        t("forecast.history"),
        t("forecast.forecast"),
        t("forecast.band80"),
        t("forecast.band95"),
      ];
      const [before, promotion, soFar] = [t("forecast.yearBefore"), t("forecast.promotion"), t("forecast.soFar")];
      const hasPromotions = forecast.promotions.includes(1);
      return {
        ...frame(colors, true, {
          trigger: "axis",
          formatter: (items: { dataIndex: number }[]) => {
            const p = items[0]?.dataIndex ?? 0;
            const line = (name: string, value: number) =>
              Number.isNaN(value) ? [] : [`${name}: ${words.amount(value, false)}`];
            const lines: string[] = [];
            if (p < known) {
              lines.push(...line(history, series.values[p]!));
              const discount = series.discounts?.[p] ?? Number.NaN;
              if (!Number.isNaN(discount)) lines.push(`${t("forecast.discounted")}: ${format.percent(discount)}`);
              if (forecast.promotions[p] === 1) lines.push(promotion);
            } else {
              const h = p - known;
              lines.push(...line(ahead, points[h]!));
              lines.push(`80%: ${words.amount(each.low80[h]!, false)} – ${words.amount(each.high80[h]!, false)}`);
              lines.push(`95%: ${words.amount(each.low95[h]!, false)} – ${words.amount(each.high95[h]!, false)}`);
              if (h === 0 && begun) lines.push(...line(soFar, series.begun));
            }
            lines.push(...line(before, earlier[p]!));
            return { title: words.period(p), lines };
          },
        }),
        legend: {
          ...legendIn(colors),
          data: [
            history,
            ahead,
            band80,
            band95,
            before,
            ...(hasPromotions ? [promotion] : []),
            ...(begun ? [soFar] : []),
          ],
        },
        ...overDays(colors, { startValue: Math.max(0, known - IN_SIGHT), endValue: count - 1 }),
        xAxis: axis(
          colors,
          { type: "category", data: Array.from({ length: count }, (_, p) => words.short(p)), lines: false },
          false,
        ),
        yAxis: axis(colors, { format: (value) => words.amount(value), scale: false }, true),
        series: [
          // First, as the strip below draws its outline; above what follows.
          {
            name: history,
            type: "line",
            z: 3,
            symbol: "circle",
            symbolSize: 4,
            showSymbol: known <= 62,
            lineStyle: { width: 2, color: colors.series[0] },
            itemStyle: { color: colors.series[0] },
            data: Array.from(series.values),
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: colors.series[3], type: "dashed" },
              label: { formatter: t("forecast.tet"), color: colors.text },
              data: marks,
            },
          },
          ...band(band95, each.low95, each.high95, 0.14),
          ...band(band80, each.low80, each.high80, 0.22),
          {
            name: before,
            type: "line",
            symbol: "none",
            lineStyle: { width: 1.2, type: "dashed", color: colors.faint },
            itemStyle: { color: colors.faint },
            data: Array.from(earlier, (value) => (Number.isNaN(value) ? null : value)),
          },
          {
            name: ahead,
            type: "line",
            symbol: "circle",
            symbolSize: 6,
            lineStyle: { width: 2, color: colors.series[1] },
            itemStyle: { color: colors.series[1] },
            data: joined(points).map((value, p) => (p < known ? { value, symbol: "none" } : value)),
          },
          {
            name: promotion,
            type: "scatter",
            symbol: "diamond",
            symbolSize: 9,
            itemStyle: { color: colors.series[4] },
            data: Array.from(series.values, (value, p) => (forecast.promotions[p] === 1 ? value : null)),
          },
          {
            name: soFar,
            type: "line",
            symbol: "emptyCircle",
            symbolSize: 9,
            lineStyle: { width: 0 },
            itemStyle: { color: colors.series[0] },
            data: begun ? shifted([series.begun]) : [],
          },
        ],
      };
    },
    [report, row, words, t, format, series, forecast, start, known, count, begun, question.tet],
  );

  const table = () => {
    const earlier = yearBefore(row, report);
    const { points, each } = forecast.path;
    const cell = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? "–" : value);
    return {
      columns: [
        t("forecast.period"),
        t("forecast.history"),
        t("forecast.forecast"),
        t("forecast.low80"),
        t("forecast.high80"),
        t("forecast.low95"),
        t("forecast.high95"),
        t("forecast.yearBefore"),
      ],
      // What is ahead stands first: a table shows its first rows.
      rows: Array.from({ length: count }, (_, i) => count - 1 - i).map((p) => [
        words.period(p),
        p < known ? cell(series.values[p]) : "–",
        ...(p < known
          ? ["–", "–", "–", "–", "–"]
          : [points, each.low80, each.high80, each.low95, each.high95].map((of) => cell(of[p - known]))),
        cell(earlier[p]),
      ]),
    };
  };

  return (
    <Chart
      title={t("forecast.chart", { name: words.name(row), measure, unit: t(`forecast.a${UNIT[unit]}`).toLowerCase() })}
      unit={words.currency ?? undefined}
      height={380}
      build={build}
      table={table}
    />
  );
}

const UNIT = { week: "Week", month: "Month", day: "Day" } as const;
