import { expect, test } from "vitest";
import type { ProductMap } from "../../../core/analysis/productMap/layOut.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import { drawSvg } from "../../charts/drawSvg.ts";
import { CHART_COLORS } from "../../theme.ts";
import { familyGroups, findProducts, mapOption, tierGroups } from "./mapOption.ts";

const codes = Array.from({ length: 14 }, (_, i) => `P${i}`);
const map: ProductMap = {
  method: "pca",
  codes,
  names: codes.map((_, i) => (i === 3 ? "Trà Lài" : i === 13 ? "Bánh trà" : "")),
  counts: codes.map(() => 1),
  tiers: codes.map((_, i) => i % 6),
  // One family a product, but P12 joins the first and P13 is unknown.
  family: Int32Array.from([...Array.from({ length: 12 }, (_, i) => i), 0, -1]),
  families: Array.from({ length: 12 }, (_, i) => `F${i}`),
  x: new Float64Array(14),
  y: new Float64Array(14),
  shares: [0.5, 0.1],
};

test("the ten largest families look different from each other, the others are one", () => {
  const groups = familyGroups(map, CHART_COLORS.light, "Others");
  expect(groups).toHaveLength(11);
  expect(groups[0]).toMatchObject({ name: "F0", members: [0, 12] });
  expect(groups.at(-1)).toMatchObject({ name: "Others", members: [10, 11, 13] });
  expect(new Set(groups.map(({ color, symbol }) => `${color} ${symbol}`)).size).toBe(11);
  expect(groups.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual([...codes.keys()]);
});

test("tiers from cheap to dear, products without a price last", () => {
  const groups = tierGroups(map, CHART_COLORS.dark, (tier) => `T${tier}`);
  expect(groups.map(({ name }) => name)).toEqual(["T1", "T2", "T3", "T4", "T5", "T0"]);
  expect(groups[0]!.members).toEqual([1, 7, 13]);
});

test("a search finds all words in code or name, in any case", () => {
  expect(findProducts(map, "trà")).toEqual([3, 13]);
  expect(findProducts(map, " LÀI p3 ")).toEqual([3]);
  expect(findProducts(map, "P1 trà")).toEqual([13]);
  expect(findProducts(map, "  ")).toEqual([]);
  expect(findProducts(map, "(.*")).toEqual([]);
});

test("codes and families that look like markup or templates are texts in the report's drawing", () => {
  const hostile = ["{c}", "{b|x}", "<img src=x onerror=alert(1)>", '"/><script>alert(1)</script>', "A & B"];
  const named = { ...map, codes: map.codes.map((code, at) => hostile[at] ?? code), families: hostile };
  const family = Int32Array.from(map.codes, (_, at) => (at < hostile.length ? at : -1));
  const spec: ChartSpec = {
    title: hostile[2]!,
    height: 400,
    build: (colors) =>
      mapOption(
        { ...named, family },
        familyGroups({ ...named, family }, colors, "Others"),
        new Set([0, 1, 2, 3, 4]),
        colors,
        String,
      ),
    table: () => ({ columns: [], rows: [] }),
  };
  const svg = drawSvg(spec).text;
  expect(svg).not.toMatch(/<(script|img|a|image)\b/i);
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) =>
    text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!),
  );
  // Once in the legend, once beside its point.
  for (const name of hostile)
    expect(
      texts.filter((text) => text === name),
      name,
    ).toHaveLength(2);
});
