import { expect, test } from "vitest";
import { createFormat } from "../format.ts";
import { CHART_COLORS } from "../theme.ts";
import { axis, frame } from "./axes.ts";
import { inNumberForm } from "./numberForm.ts";

test("axes and tooltips without a form of their own take the language's, others keep theirs", () => {
  const colors = CHART_COLORS.light;
  const own = (value: number) => `${value} kg`;
  const build = () => ({
    ...frame(colors, false, { trigger: "axis" }),
    xAxis: axis(colors, { type: "category", data: ["1.5"] }, false),
    yAxis: [axis(colors, {}, true), axis(colors, { format: own }, true)],
  });
  const { tooltip, xAxis, yAxis } = inNumberForm(build(), createFormat("vi")) as {
    tooltip: { valueFormatter(value: number): string };
    xAxis: { axisLabel: { formatter?: unknown } };
    yAxis: { axisLabel: { formatter(value: number): string } }[];
  };
  expect(tooltip.valueFormatter(1234.5)).toBe("1.234,5");
  expect(xAxis.axisLabel.formatter).toBeUndefined();
  expect(yAxis.map(({ axisLabel }) => axisLabel.formatter(1234.5))).toEqual(["1.234,5", "1234.5 kg"]);
  const told = inNumberForm({ ...build(), tooltip: { formatter: "x" } }, createFormat("vi"));
  expect(told.tooltip).toEqual({ formatter: "x" });
});
