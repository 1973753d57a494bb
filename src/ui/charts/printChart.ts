// A chart on paper: dark on white, and no wider than a sheet, so that its words stay legible.

import type { EChartsCoreOption } from "echarts/core";
import type { EChartsType } from "./echarts.ts";

/** Pixels of the narrow side of A4 within its margins, at 96 a inch, less the space around a card. */
const SHEET = 660;

/** Draws `light` before the page is printed and `own` again afterwards; returns what ends that. */
export function printChart(
  chart: EChartsType,
  light: () => EChartsCoreOption,
  own: () => EChartsCoreOption,
): () => void {
  const draw = (option: EChartsCoreOption, size: { width: number } | undefined) => {
    chart.setOption(option, { replaceMerge: ["series"] });
    chart.resize(size);
    // Not with the next frame, which comes after the page was taken.
    chart.getZr().flush();
  };
  const start = () => draw(light(), { width: Math.min(SHEET, chart.getWidth()) });
  const end = () => draw(own(), undefined);
  window.addEventListener("beforeprint", start);
  window.addEventListener("afterprint", end);
  return () => {
    window.removeEventListener("beforeprint", start);
    window.removeEventListener("afterprint", end);
  };
}
