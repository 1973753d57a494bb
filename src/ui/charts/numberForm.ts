// Numbers of a chart that says nothing else, in the form of the page's language: ECharts would write 1,234.5 in all of them.

import type { EChartsCoreOption } from "echarts/core";
import type { Format } from "../format.ts";

/** Digits of a number that nobody has chosen the form of. */
const DIGITS = 4;

/** The option with its tooltip and the labels of its axes of numbers in that form, where they have none of their own. */
export function inNumberForm(option: EChartsCoreOption, format: Format): EChartsCoreOption {
  const write = (value: unknown) => (typeof value === "number" ? format.number(value, DIGITS) : String(value ?? "–"));
  const tooltip = isRecord(option.tooltip) ? { ...option.tooltip } : undefined;
  if (tooltip && !tooltip.formatter && !tooltip.valueFormatter) tooltip.valueFormatter = write;
  const axis = (found: unknown): unknown => {
    if (Array.isArray(found)) return found.map(axis);
    if (!isRecord(found) || (found.type !== "value" && found.type !== "log")) return found;
    const label = isRecord(found.axisLabel) ? found.axisLabel : {};
    return label.formatter ? found : { ...found, axisLabel: { ...label, formatter: write } };
  };
  return {
    ...option,
    ...(tooltip && { tooltip }),
    ...("xAxis" in option && { xAxis: axis(option.xAxis) }),
    ...("yAxis" in option && { yAxis: axis(option.yAxis) }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
