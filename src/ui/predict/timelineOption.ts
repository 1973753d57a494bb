// What ECharts is told to draw of a time line: rows of points over time, and the predicted date as a line across them.

import type { EChartsCoreOption } from "echarts/core";
import { axis, frame } from "../charts/axes.ts";
import type { ChartColors } from "../theme.ts";
import { diameter, type Timeline } from "./timeline.ts";

const DAY = 86_400_000;
export const SPANS = ["all", "year", "quarter"] as const;
export type Span = (typeof SPANS)[number];
const DAYS: Record<Exclude<Span, "all">, number> = { year: 366, quarter: 92 };

interface TimelineWish {
  found: Timeline;
  colors: ChartColors;
  /** The predicted date and the first and last line, ms. */
  time: number;
  first: number;
  last: number;
  span: Span;
  nameOf(row: number): string;
  /** Lines of the tooltip of a point, by its place. */
  tooltip(point: number): string;
  dateOf(time: number): string;
  predicted: string;
}

/** The time line's option. */
export function timelineOption(wish: TimelineWish): EChartsCoreOption {
  const { found, colors, time, first, last, span, nameOf, tooltip, dateOf, predicted } = wish;
  const count = found.rows.length + (found.others ? 1 : 0);
  const largest = found.points.reduce((most, { size }) => Math.max(most, size), 0);
  const end = Math.max(time, last);
  const room = Math.max(2 * DAY, (end - Math.min(first, time)) * 0.03);
  const from = Math.min(first, time) - room;
  const start = span === "all" ? from : Math.max(from, end - DAYS[span] * DAY);
  const zoom = { xAxisIndex: 0, startValue: start, endValue: end + room, filterMode: "none" } as const;
  return {
    ...frame(colors, false, {
      trigger: "item",
      formatter: ({ dataIndex, componentType }: { dataIndex: number; componentType: string }) =>
        componentType === "series" ? tooltip(dataIndex) : predicted,
    }),
    useUTC: true,
    grid: { left: 8, right: 20, top: 30, bottom: 46, containLabel: true },
    xAxis: {
      ...axis(colors, { format: dateOf, lines: true }, false),
      type: "time",
      min: from,
      max: end + room,
      splitNumber: 5,
    },
    yAxis: {
      ...axis(
        colors,
        { type: "category", data: Array.from({ length: count }, (_, row) => nameOf(row)), lines: true },
        true,
      ),
      inverse: true,
      axisLabel: { color: colors.text, fontSize: 11, width: 96, overflow: "truncate", interval: 0 },
    },
    dataZoom: [
      { type: "inside", ...zoom, zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, moveOnMouseMove: true },
      {
        type: "slider",
        ...zoom,
        height: 18,
        bottom: 6,
        showDataShadow: false,
        showDetail: false,
        brushSelect: false,
        borderColor: colors.line,
        fillerColor: `${colors.series[0]}33`,
        handleStyle: { color: colors.series[0] },
        moveHandleSize: 0,
      },
    ],
    series: [
      {
        type: "scatter",
        data: found.points.map(({ time: at, row, size }) => ({
          value: [at, row],
          symbolSize: diameter(size, found.measure ? largest : 0),
          itemStyle: {
            color: colors.series[row % colors.series.length],
            // What lies at or after the predicted date is not known to the prediction.
            opacity: at < time ? 0.7 : 0.2,
          },
        })),
        markLine: {
          symbol: "none",
          lineStyle: { color: colors.text, type: "dashed", width: 1.5 },
          label: { formatter: predicted, color: colors.text, fontSize: 11, position: "start", align: "right" },
          data: [{ xAxis: time }],
          emphasis: { disabled: true },
        },
      },
    ],
  };
}
