// In a browser, since only a canvas says which fonts it takes.

import { expect, test } from "vitest";
import { CHART_COLORS } from "../theme.ts";
import { frame } from "./axes.ts";

test("a canvas takes the font of the charts, so that their texts are measured as they are drawn", () => {
  const { textStyle } = frame(CHART_COLORS.light, true) as { textStyle: { fontFamily: string } };
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = `17px ${textStyle.fontFamily}`;
  expect(pen.font).toMatch(/^17px /);
});
