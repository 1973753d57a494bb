// A downloaded drawing says what it is of, and names from a file are texts in it and nothing else.

import { expect, test } from "vitest";
import { CHART_COLORS } from "../theme.ts";
import { axis, frame } from "./axes.ts";
import { layPicture, type PictureWords } from "./picture.ts";
import { svgOf } from "./svgImage.ts";

const HOSTILE = [`</text></svg><script>alert(1)</script>`, `" onload="alert(1)`, `<img src=x onerror="alert(1)">`];
const SIZE = { width: 500, height: 300 };
const seven = (text: string) => 7 * text.length;

function drawn(words: PictureWords, names: string[]): string {
  const colors = CHART_COLORS.dark;
  const option = {
    ...frame(colors, true),
    xAxis: axis(colors, { type: "category", data: names, lines: false }, false),
    yAxis: axis(colors, { name: names[0] }, true),
    series: names.map((name, i) => ({ type: "bar", name, data: names.map((_, at) => i + at) })),
  };
  return svgOf(option, SIZE, colors, words, seven);
}

test("title and unit stand above the chart, notes below it, and the ground is the page's", () => {
  const svg = drawn({ title: "Revenue by week", unit: "VND", notes: ["Data: a.csv · Filter: all lines"] }, ["a", "b"]);
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(texts[0]).toBe("Revenue by week (VND)");
  expect(texts).toContain("Data: a.csv · Filter: all lines");
  expect(svg).toContain(`fill="${CHART_COLORS.dark.ground}"`);
  const height = Number(/^<svg [^>]* height="([\d.]+)"/.exec(svg)?.[1]);
  const { lines, top } = layPicture({ title: "Revenue by week", unit: "VND", notes: ["x"] }, SIZE, seven);
  expect(lines[0]!.y).toBeLessThan(top);
  expect(lines[1]!.y).toBeGreaterThan(top + SIZE.height);
  expect(height).toBeGreaterThan(lines[1]!.y);
});

test("hostile names are texts", () => {
  const svg = drawn({ title: HOSTILE[0]!, unit: HOSTILE[1]!, notes: [HOSTILE[2]!] }, HOSTILE);
  expect(svg).not.toMatch(/<(?!\/?(svg|g|defs|clipPath|path|rect|text)[ >])/);
  const tags = [...svg.matchAll(/<[a-zA-Z]+((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g)].map(([, attributes]) => attributes!);
  expect(tags.length).toBe([...svg.matchAll(/<[a-zA-Z]/g)].length);
  for (const attributes of tags) expect(attributes.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=|href=|src=/);
});

test("long words wrap at the picture's width", () => {
  const notes = [Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ")];
  const { lines } = layPicture({ title: "t", notes }, SIZE, seven);
  expect(lines.length).toBeGreaterThan(4);
  for (const { text } of lines) expect(seven(text)).toBeLessThanOrEqual(SIZE.width);
  expect(
    lines
      .slice(1)
      .map(({ text }) => text)
      .join(" "),
  ).toBe(notes[0]);
});
