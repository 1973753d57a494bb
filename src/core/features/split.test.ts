import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "./featureSettings.ts";
import { fitPreprocess } from "./fit.ts";
import { openSamples } from "./open.ts";
import { type PlainLine, toSaleLines } from "./testing/plainLine.ts";

const DAY = 86_400_000;
const MONDAY = Date.UTC(2024, 0, 1);

/** A plain line on a day counted from 1 January 2024. */
function sale(line: number, customer: string, day: number, more: Partial<PlainLine> = {}): PlainLine {
  return {
    line,
    customer,
    time: MONDAY + day * DAY,
    product: "AA01",
    order: null,
    quantity: 1,
    revenue: 100,
    discount: 0,
    family: "AA",
    salesperson: null,
    source: null,
    walkIn: false,
    place: null,
    ...more,
  };
}

function samplesOf(rows: PlainLine[], some: Partial<FeatureSettings> = {}) {
  const lines = toSaleLines(rows);
  const preprocess = fitPreprocess(lines, { ...DEFAULT_FEATURE_SETTINGS, ...some });
  return { preprocess, samples: openSamples(lines, preprocess) };
}
/** Line numbers of the targets of a part. */
const linesOf = (samples: ReturnType<typeof samplesOf>["samples"], part: "train" | "validation" | "test"): number[] =>
  Array.from(samples.split[part], (target) => samples.targets[target]! + 1);

test("of 20 targets 17 train, 2 validate, 1 tests", () => {
  const rows = Array.from({ length: 21 }, (_, i) => sale(i + 1, "A", i));
  const { samples, preprocess } = samplesOf(rows);
  expect(linesOf(samples, "train")).toEqual(Array.from({ length: 17 }, (_, i) => i + 2));
  expect(linesOf(samples, "validation")).toEqual([19, 20]);
  expect(linesOf(samples, "test")).toEqual([21]);
  expect(preprocess.cuts).toEqual({ train: MONDAY + 17 * DAY, validation: MONDAY + 19 * DAY });
});

test("targets of the time of the cut stay together", () => {
  // Lines 17..20 of the file share the day of the 17th target.
  const rows = Array.from({ length: 24 }, (_, i) => sale(i + 1, "A", i >= 17 && i < 21 ? 17 : i));
  const { samples } = samplesOf(rows);
  // 23 targets: number ceil(19.55) = 20 is line 21, which shares its day with 18..20.
  expect(linesOf(samples, "train")).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  expect(linesOf(samples, "validation")).toEqual([22, 23]);
  expect(linesOf(samples, "test")).toEqual([24]);
});

test("before-visit asks for an earlier time and another visit; previous-lines for any earlier line", () => {
  const rows = [
    sale(1, "A", 0, { order: "x" }),
    sale(2, "A", 0, { order: "y" }),
    sale(3, "A", 1, { order: "x" }),
    sale(4, "A", 1, { order: "z" }),
    sale(5, "B", 5),
  ];
  const strict = samplesOf(rows).samples;
  expect(Array.from(strict.targets, (line) => line + 1)).toEqual([3, 4]);
  // Order x of the next day is another.
  expect([...strict.history(0)]).toEqual([0, 1]);
  expect([...strict.history(1)]).toEqual([0, 1]);
  const loose = samplesOf(rows, { historyRule: "previous-lines" }).samples;
  expect(Array.from(loose.targets, (line) => line + 1)).toEqual([2, 3, 4]);
  expect([...loose.history(2)]).toEqual([0, 1, 2]);
});

test("by customer, nobody is in two parts, and the seed decides who", () => {
  const rows = Array.from({ length: 200 }, (_, i) => sale(i + 1, `C${i % 40}`, i));
  const { samples } = samplesOf(rows, { split: "customer", splitSeed: 3 });
  const customers = (part: "train" | "validation" | "test") =>
    new Set(linesOf(samples, part).map((line) => rows[line - 1]!.customer));
  expect([customers("train").size, customers("validation").size, customers("test").size]).toEqual([34, 4, 2]);
  for (const customer of customers("train")) {
    expect(customers("validation").has(customer) || customers("test").has(customer)).toBe(false);
  }
  expect(samplesOf(rows, { split: "customer", splitSeed: 3 }).samples.split).toEqual(samples.split);
  expect(samplesOf(rows, { split: "customer", splitSeed: 4 }).samples.split).not.toEqual(samples.split);
});

test("by line, parts have their shares, and the protocol says that it leaks", () => {
  const rows = Array.from({ length: 201 }, (_, i) => sale(i + 1, "A", i));
  const { samples, preprocess } = samplesOf(rows, { split: "line", splitSeed: 5 });
  const { train, validation, test: tested } = samples.split;
  expect([train.length, validation.length, tested.length]).toEqual([170, 20, 10]);
  expect(new Set([...train, ...validation, ...tested]).size).toBe(200);
  expect(samplesOf(rows, { split: "line", splitSeed: 5 }).samples.split).toEqual(samples.split);
  expect(samplesOf(rows, { split: "line", splitSeed: 6 }).samples.split).not.toEqual(samples.split);
  expect(preprocess.protocol).toMatch(/leaks/);
  // Only training targets and lines that are no targets feed the vocabulary.
  expect(preprocess.productCounts).toEqual([171]);
});

test("the vocabulary: most frequent first, ties by code, rare ones unknown, cut at the most", () => {
  const products = ["b", "b", "b", "a", "a", "c", "c", "c", "rare", "Z", "Z", "é", "é", "b", "b", "b", "late", "late"];
  const rows = products.map((product, i) => sale(i + 1, "A", i, { product }));
  const { preprocess, samples } = samplesOf(rows);
  // 17 targets, ceil(14.45) = 15 of them train: lines 1..16.
  expect(preprocess.products).toEqual(["b", "c", "Z", "a", "é"]);
  expect(preprocess.productCounts).toEqual([6, 3, 2, 2, 2]);
  expect(samples.sizes.numProducts).toBe(7);
  expect([...samples.targetProduct].slice(-4)).toEqual([2, 2, 1, 1]);
  const batch = samples.assemble([16]);
  expect(batch.target.product[0]).toBe(0);
  expect(batch.target.counted[0]).toBe(0);
  // The share of an unknown product still counts in the history it is a part of.
  const { ids, shares } = samples.frequencies(16);
  expect([...ids]).toEqual([2, 3, 4, 5, 6]);
  expect(shares[0]).toBe(Math.fround(6 / 17));
  expect(samplesOf(rows, { maxProducts: 2 }).preprocess.products).toEqual(["b", "c"]);
  expect(samplesOf(rows, { minProductCount: 3 }).preprocess.products).toEqual(["b", "c"]);
});

test("price tiers are quintiles of median unit prices, of products without an id too", () => {
  // Five products at 10, 20, 30, 40, 50 a piece: thresholds 18, 26, 34, 42.
  const rows = Array.from({ length: 25 }, (_, i) => {
    const kind = i % 5;
    return sale(i + 1, "A", i, { product: `p${kind}`, quantity: 2, revenue: 20 * (kind + 1) });
  });
  rows[0]!.revenue = 1e6; // one odd price does not move a median
  rows.push(sale(26, "A", 2, { product: "once", quantity: 1, revenue: 45 }));
  rows.push(sale(27, "A", 3, { product: "free", quantity: 0, revenue: 45 }));
  const { preprocess } = samplesOf(rows);
  const tierOf = new Map(preprocess.products.map((code, i) => [code, preprocess.priceTiers[i]]));
  // With "once" at 45 the thresholds are 20, 30, 40, 45.
  expect([0, 1, 2, 3, 4].map((kind) => tierOf.get(`p${kind}`))).toEqual([1, 1, 2, 3, 5]);
  expect(preprocess.otherProducts).toEqual(["once"]);
  expect(preprocess.otherPriceTiers).toEqual([4]);
});

test("walk-ins are left out on request", () => {
  const rows = Array.from({ length: 12 }, (_, i) =>
    sale(i + 1, i % 2 === 0 ? "A" : "walk", i, { walkIn: i % 2 === 1 }),
  );
  expect(samplesOf(rows).samples.targets).toHaveLength(10);
  const { samples } = samplesOf(rows, { dropWalkIns: true });
  expect(Array.from(samples.targets, (line) => line + 1)).toEqual([3, 5, 7, 9, 11]);
});

test("scales that two periods cannot fill are off, and say why", () => {
  const rows = Array.from({ length: 21 }, (_, i) => sale(i + 1, "A", 5 * i));
  const { preprocess, samples } = samplesOf(rows);
  expect(preprocess.scales).toEqual(["week", "month"]);
  expect(preprocess.scalesOff.map((off) => off.scale)).toEqual(["quarter", "year"]);
  expect(preprocess.scalesOff[0]!.reason).toMatch(/spans 85 days.*182/);
  const batch = samples.assemble([19]);
  expect(batch.periods.quarter).toHaveLength(40);
  expect(batch.periods.quarter.every((value) => value === 0)).toBe(true);
  expect(batch.periods.week.some((value) => value !== 0)).toBe(true);
});

test("what cannot be fitted is said in a sentence", () => {
  const once = [sale(1, "A", 0), sale(2, "B", 1)];
  expect(() => samplesOf(once)).toThrow(/none of the 2 lines of 2 customers has an earlier purchase/);
  expect(() => samplesOf([])).toThrow(/no sale lines/);
  expect(() => samplesOf([sale(1, "A", 0, { walkIn: true })], { dropWalkIns: true })).toThrow(/walk-in/);
  const all = Array.from({ length: 5 }, (_, i) => sale(i + 1, "A", i, { product: `p${i}` }));
  expect(() => samplesOf(all)).toThrow(/no product stands on 2 training lines \(the most frequent on 1\)/);
  expect(() => samplesOf(all, { maxSeqLen: 0 })).toThrow(/maxSeqLen must be a whole number from 1, found 0/);
  const { samples } = samplesOf(Array.from({ length: 5 }, (_, i) => sale(i + 1, "A", i)));
  expect(() => samples.assemble([99])).toThrow(/no target 99 \(have: 0 to 3\)/);
});
