// Two lines: each period, and the same of the year before; Tết marked, the part of the last period that is over hollow.

import { useCallback } from "react";
import type { SalesOverTime, TimeUnit } from "../../../core/explore/salesOverTime.ts";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { TET_TIMES } from "../../../core/lib/tet.ts";
import { axis, frame, overDays } from "../../charts/axes.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { EChartsType } from "../../charts/echarts.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import type { ChartColors } from "../../theme.ts";
import { type SlotMeasure, useMeasures } from "./useMeasures.ts";
import { usePeriods } from "./usePeriods.ts";

interface OverTimeChartProps {
  sales: SalesOverTime;
  unit: TimeUnit;
  byTet: boolean;
  measure: SlotMeasure;
  /** Days in sight, as day numbers; null where all are. */
  onZoom(days: { start: number; end: number } | null): void;
}

/** A click anywhere above a period opens its lines. */
export function OverTimeChart({ sales, unit, byTet, measure, onZoom }: OverTimeChartProps) {
  const { t } = useTexts();
  const format = useFormat();
  const openLines = useOpenLines();
  const periods = usePeriods();
  const { name, show, unit: currency } = useMeasures();
  const { start, end, cut, now, before } = sales;
  const earlier = t(byTet ? "time.beforeTet" : "time.before");
  const change = useCallback(
    (p: number) => {
      const [own, other] = [now[measure][p]!, before[measure][p]!];
      if (!(other > 0)) return "–";
      return `${own >= other ? "+" : ""}${format.percent(own / other - 1)}`;
    },
    [now, before, measure, format],
  );
  const nameOf = useCallback(
    (p: number) => periods.long(start[p]!, end[p]!, unit, cut[p] === 1),
    [periods, start, end, unit, cut],
  );

  const build = useCallback(
    (colors: ChartColors) => {
      const marks = [...TET_TIMES].flatMap((time) => {
        const p = start.findIndex((day, i) => day <= time / DAY_MS && time / DAY_MS < end[i]!);
        return p < 0 ? [] : [{ xAxis: p }];
      });
      const last = start.length - 1;
      return {
        ...frame(colors, true, {
          trigger: "axis",
          formatter: (points: { dataIndex: number }[]) => {
            const p = points[0]?.dataIndex ?? 0;
            const lines = [
              `${name(measure)}: ${show(measure, now[measure][p]!)}`,
              `${earlier}: ${show(measure, before[measure][p]!)}`,
              `${t("time.change")}: ${change(p)}`,
            ];
            return { title: nameOf(p), lines };
          },
        }),
        ...overDays(colors),
        xAxis: axis(
          colors,
          { type: "category", data: Array.from(start, (day) => periods.short(day, unit)), lines: false },
          false,
        ),
        yAxis: axis(colors, { format: (value) => show(measure, value, true), scale: false }, true),
        series: [
          {
            name: name(measure),
            type: "line",
            lineStyle: { width: 2 },
            symbol: "circle",
            symbolSize: 5,
            showSymbol: start.length <= 62,
            data: Array.from(now[measure], (value, p) => {
              if (Number.isNaN(value)) return null;
              return p === last && cut[p] === 1 ? { value, symbol: "emptyCircle", symbolSize: 9 } : value;
            }),
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: colors.series[3], type: "dashed" },
              label: { formatter: t("time.tet"), color: colors.text },
              data: marks,
            },
          },
          {
            name: earlier,
            type: "line",
            lineStyle: { width: 1.5, type: "dashed" },
            symbol: "circle",
            symbolSize: 4,
            showSymbol: start.length <= 62,
            data: Array.from(before[measure], (value) => (Number.isNaN(value) ? null : value)),
          },
        ],
      };
    },
    [start, end, cut, now, before, measure, unit, earlier, t, name, show, change, nameOf, periods],
  );

  const onReady = useCallback(
    (chart: EChartsType) => {
      onZoom(null);
      chart.getZr().on("click", ({ offsetX, offsetY }) => {
        if (!chart.containPixel("grid", [offsetX, offsetY])) return;
        const [p] = chart.convertFromPixel({ seriesIndex: 0 }, [offsetX, offsetY]) as number[];
        if (p === undefined || start[p] === undefined) return;
        openLines({ from: start[p] * DAY_MS, to: end[p]! * DAY_MS }, nameOf(p));
      });
      chart.on("datazoom", () => {
        const [zoom] = chart.getOption().dataZoom as { startValue: number; endValue: number }[];
        const { startValue = 0, endValue = 0 } = zoom ?? {};
        const whole = startValue <= 0 && endValue >= start.length - 1;
        onZoom(whole ? null : { start: start[startValue]!, end: end[endValue]! });
      });
      return () => onZoom(null);
    },
    [start, end, nameOf, openLines, onZoom],
  );

  return (
    <Chart
      title={t("time.chart", { measure: name(measure), unit: t(`time.${unit}`).toLowerCase() })}
      unit={currency(measure)}
      height={360}
      build={build}
      onReady={onReady}
      table={() => ({
        columns: [t("time.period"), name(measure), earlier, t("time.change")],
        rows: Array.from(start, (_, p) => [
          nameOf(p),
          Number.isNaN(now[measure][p]!) ? null : now[measure][p]!,
          Number.isNaN(before[measure][p]!) ? null : before[measure][p]!,
          change(p),
        ]),
      })}
      empty={start.length === 0}
    />
  );
}
