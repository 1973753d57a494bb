// Correlated features are those of the training targets, and nothing else.

import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../features/featureSettings.ts";
import { fitAndOpenTask } from "../features/open.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { featureCorrelations } from "./featureCorrelation.ts";

const DAY = 86_400_000;

function file(change: (line: PlainLine, i: number) => Partial<PlainLine>): PlainLine[] {
  return Array.from({ length: 400 }, (_, i) => {
    const quantity = 1 + ((i * 7) % 5);
    const line: PlainLine = {
      ...{
        line: i + 1,
        customer: `K${i % 9}`,
        time: Date.UTC(2024, 0, 1) + Math.floor(i / 2) * DAY,
        product: `P${i % 6}`,
      },
      ...{ order: `o${i}`, quantity, revenue: quantity * 10, discount: 0, family: "P", salesperson: null },
      ...{ source: null, walkIn: false, place: null },
    };
    return { ...line, ...change(line, i) };
  });
}

const correlations = (plain: PlainLine[]) => {
  const samples = runToEnd(fitAndOpenTask(toSaleLines(plain), DEFAULT_FEATURE_SETTINGS));
  return runToEnd(featureCorrelations(samples, 10_000));
};

test("features and targets, constant ones without a correlation", () => {
  const found = correlations(file(() => ({})));
  const at = (name: string) => found.features.findIndex((each) => each.name === name);
  const F = found.features.length;
  const r = (a: string, b: string) => found.spearman[at(a) * F + at(b)]!;
  // Revenue is ten times the quantity: ranks are the same.
  expect(r("quantity", "revenue")).toBeCloseTo(1, 9);
  expect(r("recency_days", "recency_days")).toBeCloseTo(1, 9);
  expect(r("walk_in", "quantity")).toBeNaN();
  expect(found.missing[at("latitude")]).toBe(1);
  expect(r("latitude", "quantity")).toBeNaN();
  expect(new Set(found.features.map(({ kind }) => kind))).toEqual(new Set(["customer", "period", "line", "target"]));
  expect(found.targets).toBe(found.total);
});

test("what comes after the training part changes nothing", () => {
  const plain = file(() => ({}));
  const later = file((_, i) => (i >= 360 ? { quantity: 1000 + i, revenue: 7, discount: 0.5 } : {}));
  const [one, two] = [correlations(plain), correlations(later)];
  expect(two.features.map(({ name }) => name)).toEqual(one.features.map(({ name }) => name));
  expect([...two.pearson]).toEqual([...one.pearson]);
  expect([...two.spearman]).toEqual([...one.spearman]);
});
