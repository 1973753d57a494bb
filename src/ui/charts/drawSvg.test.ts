// The drawings of the report, made without a page: true to their numbers, and closed to what names hold.

import { expect, test } from "vitest";
import { axis, frame } from "./axes.ts";
import type { ChartSpec } from "./chartSpec.ts";
import { drawSvg } from "./drawSvg.ts";

const HOSTILE = [
  `</text></svg><script>alert(1)</script>`,
  `<img src=x onerror="alert(1)">`,
  `" onload="alert(1)`,
  `'/><a href='https://example.org'>`,
  `{c}`,
  `{b|x} {a}`,
  `url(https://example.org)`,
];

function chart(title: string, names: string[], type: "bar" | "line" | "scatter" = "bar"): ChartSpec {
  return {
    title,
    height: 40 + 24 * names.length,
    build: (colors) => ({
      ...frame(colors, true, { formatter: () => title }),
      xAxis: axis(colors, { name: title, scale: false }, false),
      yAxis: axis(colors, { name: title, type: "category", data: names, lines: false }, true),
      series: names.map((name, i) => ({
        type,
        name,
        data: names.map((_, at) => (type === "bar" ? 1 + i : [1 + i, at])),
        markLine: { symbol: "none", label: { show: true, formatter: () => name }, data: [{ xAxis: 1 }] },
        label: { show: true, formatter: () => name },
      })),
    }),
    table: () => ({ columns: [], rows: [] }),
  };
}

/** The texts that a reader sees. */
function textsOf(svg: string): string[] {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) =>
    text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!),
  );
}

test.each(["bar", "line", "scatter"] as const)("hostile names in a %s chart are texts, to the letter", (type) => {
  const svg = drawSvg(chart(HOSTILE[1]!, HOSTILE, type)).text;
  expect(svg).not.toMatch(/<(?!\/?(svg|g|defs|clipPath|path|rect|text|tspan|circle)[ >])/);
  const tags = [...svg.matchAll(/<[a-z]+((?: [\w:-]+="[^"]*")*)>/gi)].map(([, attributes]) => attributes);
  expect(tags.filter((attributes) => /\son\w+=|href=|src=/.test(attributes!.replace(/"[^"]*"/g, '""')))).toEqual([]);
  // In attributes, a reference leads to the drawing's own parts; elsewhere it is a name.
  const references = tags.flatMap((attributes) => [...attributes!.matchAll(/url\(([^)]*)\)/g)].map(([, to]) => to!));
  expect(references.filter((to) => !/^#zr\d+-c\d+$/.test(to))).toEqual([]);
  const texts = textsOf(svg);
  for (const name of HOSTILE) expect(texts).toContain(name);
});

test("a formatter that is a text is that text, wherever it stands", () => {
  const names = ["{b}", "{c}", "{a} {d}", "{value}", "{b|x}"];
  const spec: ChartSpec = {
    title: "x",
    height: 400,
    build: (colors) => ({
      ...frame(colors, false),
      xAxis: axis(colors, { scale: false }, false),
      yAxis: axis(colors, { type: "category", data: names }, true),
      series: names.map((name, i) => ({
        type: "bar",
        name: `series ${i}`,
        data: names.map((_, at) => ({ value: at, label: { show: at === i, formatter: name } })),
        label: { show: false, formatter: `all of {c}` },
        markLine: {
          symbol: "none",
          label: { formatter: `line {c} ${i}` },
          data: [{ xAxis: 1 + i / 2, label: { formatter: `own {b} ${i}` } }, [{ coord: [0, 0] }, { coord: [1, i] }]],
        },
      })),
    }),
    table: () => ({ columns: [], rows: [] }),
  };
  const texts = textsOf(drawSvg(spec).text);
  for (const [i, name] of names.entries()) {
    // On the axis, and at its bar.
    expect(texts.filter((text) => text === name)).toHaveLength(2);
    expect(texts).toContain(`own {b} ${i}`);
    expect(texts).toContain(`line {c} ${i}`);
  }
});

test("bars are as long as their values, and the drawing names itself", () => {
  const values = [3, 1.5, -1];
  const spec: ChartSpec = {
    title: "Loss",
    label: "What is lost",
    height: 120,
    build: (colors) => ({
      ...frame(colors, false),
      xAxis: axis(colors, { scale: false }, false),
      yAxis: axis(colors, { type: "category", data: ["a", "b", "c"] }, true),
      series: [{ type: "bar", data: values, itemStyle: { color: "#0b7378" } }],
    }),
    table: () => ({ columns: [], rows: [] }),
  };
  const svg = drawSvg(spec).text;
  expect(svg).toMatch(/^<svg viewBox="0 0 720 120" role="img" aria-label="What is lost">/);
  const widths = [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l(-?[\d.]+) 0l[^"]*Z" fill="#0b7378"/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths).toHaveLength(3);
  for (const [i, width] of widths.entries()) expect(width / widths[0]!).toBeCloseTo(values[i]! / values[0]!, 2);
});

test("a long legend wraps above the drawing instead of hiding", () => {
  const names = Array.from({ length: 20 }, (_, i) => `A family with a long name ${i + 1}`);
  const texts = textsOf(drawSvg(chart("x", names)).text);
  for (const name of names) expect(texts).toContain(name);
});
