// Draws a page's chart as SVG without a page, for a report that is printed: in light colours, with its whole legend, and
// nothing that needs a pointer.

import type { EChartsCoreOption } from "echarts/core";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { drawing } from "../../core/report/drawing.ts";
import type { Html } from "../../core/report/html.ts";
import { CHART_COLORS } from "../theme.ts";
import type { ChartSpec } from "./chartSpec.ts";
import { init } from "./echarts.ts";
import { plainLabels } from "./plainLabels.ts";

use([SVGRenderer]);

/** Pixels of the drawing; it is shown as wide as the page is. */
const WIDTH = 720;
const LEGEND = { row: 22, mark: 30, letter: 7, gap: 10 };
/** Long names are cut less than on a page, which shows the whole under the pointer. */
const NAME_WIDTH = 250;
/** Names without quotes: they stand in attributes. */
const FONT = "system-ui, sans-serif";

/** The chart as markup for a report. */
export function drawSvg({ title, label = title, height, build }: ChartSpec): Html {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption(plainLabels(forPrint(build(CHART_COLORS.light))));
    return drawing(chart.renderToSVGString(), label);
  } finally {
    chart.dispose();
  }
}

function forPrint(option: EChartsCoreOption): EChartsCoreOption {
  const { legend, grid, textStyle, series } = option;
  const rows = legend ? legendRows(namesOf(series)) : 0;
  const [frame, text] = [asObject(grid), asObject(textStyle)];
  const top = typeof frame.top === "number" ? frame.top : 0;
  return {
    ...option,
    aria: { enabled: false },
    animation: false,
    tooltip: undefined,
    textStyle: { ...text, fontFamily: FONT },
    ...(rows > 0 && { legend: { ...asObject(legend), type: "plain", itemGap: LEGEND.gap } }),
    grid: { ...frame, top: top + Math.max(0, rows - 1) * LEGEND.row },
    xAxis: withWholeNames(option.xAxis),
    yAxis: withWholeNames(option.yAxis),
  };
}

function withWholeNames(axis: unknown): Record<string, unknown> {
  const all = asObject(axis);
  const label = asObject(all.axisLabel);
  return typeof label.width === "number" ? { ...all, axisLabel: { ...label, width: NAME_WIDTH } } : all;
}

/** Rows of a legend that wraps, by a cautious guess of how wide names are. */
function legendRows(names: readonly string[]): number {
  let [rows, used] = [1, 0];
  for (const name of names) {
    const width = LEGEND.mark + LEGEND.letter * name.length + LEGEND.gap;
    if (used > 0 && used + width > WIDTH) {
      rows++;
      used = 0;
    }
    used += width;
  }
  return rows;
}

function namesOf(series: unknown): string[] {
  const all: unknown[] = Array.isArray(series) ? series : [series];
  return all.map((each) => String(asObject(each).name ?? ""));
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
