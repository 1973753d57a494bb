// The parts of an option that all charts share: quiet axes, a legend that wraps, a tooltip in the page's colours.

import type { EChartsCoreOption } from "echarts/core";
import { type ChartColors, FONT_FAMILY } from "../theme.ts";

interface AxisWish {
  name?: string;
  type?: "value" | "log" | "category";
  format?: (value: number) => string;
  min?: number | "dataMin";
  max?: number | "dataMax";
  data?: string[];
  /** Grid lines across the chart. */
  lines?: boolean;
  /** A log axis is often too long for its minor values; value axes need not start at 0. */
  scale?: boolean;
  /** False where the ends are no round values: their labels would stand beside those of the ticks. */
  namesEnds?: boolean;
}

/** One axis. */
export function axis(colors: ChartColors, wish: AxisWish, vertical: boolean): Record<string, unknown> {
  const { name, type = "value", format, min, max, data, lines = true, scale = true, namesEnds } = wish;
  return {
    type,
    name,
    min,
    max,
    data,
    scale,
    nameLocation: vertical ? "end" : "middle",
    nameGap: vertical ? 12 : 26,
    nameTextStyle: { color: colors.faint, fontSize: 11, align: vertical ? "left" : "center" },
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
    axisLabel: {
      color: colors.faint,
      fontSize: 11,
      hideOverlap: true,
      ...(namesEnds === false && { showMinLabel: false, showMaxLabel: false }),
      ...(format && { formatter: format }),
    },
    splitLine: { show: lines, lineStyle: { color: colors.line, opacity: 0.7 } },
    minorSplitLine: { show: false },
  };
}

/** Names of the series in one row above the chart, which is paged where it is too narrow. */
export function legendIn(colors: ChartColors): Record<string, unknown> {
  return {
    type: "scroll",
    top: 0,
    left: 0,
    itemWidth: 14,
    itemHeight: 8,
    // The row cuts what is higher than its lines: marks over Vietnamese capitals are.
    textStyle: { color: colors.text, fontSize: 12, lineHeight: 18 },
    pageTextStyle: { color: colors.faint },
  };
}

/**
 * Room around an axis of days with a strip below it to choose among them by, with Ctrl and the wheel, too. The strip draws the first
 * series; `sight` are the places in sight at first, all where it is absent.
 */
export function overDays(colors: ChartColors, sight?: { startValue: number; endValue: number }): EChartsCoreOption {
  return {
    // To the right half of the last day's text.
    grid: { left: 8, right: 32, top: 40, bottom: 46, containLabel: true },
    dataZoom: [
      { type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseMove: false, ...sight },
      {
        type: "slider",
        height: 22,
        bottom: 6,
        showDetail: false,
        borderColor: colors.line,
        textStyle: { color: colors.faint },
        dataBackground: { lineStyle: { color: colors.line }, areaStyle: { color: colors.line } },
        ...sight,
      },
    ],
  };
}

/** Everything but axes and series; `tooltip` is what the chart's own has beside the page's colours. */
export function frame(colors: ChartColors, legend: boolean, tooltip: object = {}): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: "transparent",
    color: [...colors.series],
    textStyle: { fontFamily: FONT_FAMILY, color: colors.text },
    grid: { left: 8, right: 16, top: legend ? 40 : 24, bottom: 36, containLabel: true },
    ...(legend && { legend: legendIn(colors) }),
    tooltip: {
      backgroundColor: colors.ground,
      borderColor: colors.line,
      textStyle: { color: colors.text, fontSize: 12 },
      confine: true,
      ...tooltip,
    },
  };
}
