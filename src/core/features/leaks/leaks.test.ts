// Planted leaks are found, clean data is left alone.

import { describe, expect, test } from "vitest";
import { sniff } from "../../data/dialect/sniff.ts";
import { distributorSource } from "../../data/generate/distributor.ts";
import { shopSource } from "../../data/generate/shop.ts";
import { ingest } from "../../data/ingest/ingest.ts";
import type { ByteSource } from "../../data/source/source.ts";
import { random } from "../../lib/random.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "../featureSettings.ts";
import { fitAndOpen } from "../open.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import { groupsOf, productAccuracy, varianceTold } from "./groups.ts";
import { findLeaks } from "./leaks.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2024, 0, 1, 9);
const rng = random(5);

/** 60 customers who buy 20 times one to three of 12 products, at random. */
const plain: PlainLine[] = [];
for (let visit = 0; visit < 20; visit++) {
  for (let customer = 0; customer < 60; customer++) {
    const lines = 1 + rng.integer(3);
    for (let i = 0; i < lines; i++) {
      plain.push({
        line: plain.length + 1,
        customer: `C${customer}`,
        time: START + visit * 5 * DAY + customer * 60_000,
        product: `P${rng.integer(12)}`,
        order: `O${visit}-${customer}`,
        quantity: 1 + rng.integer(20),
        revenue: Math.round(1000 + 90_000 * rng.uniform()),
        discount: rng.integer(3) / 10,
        family: "P",
        salesperson: null,
        source: null,
        walkIn: false,
        place: null,
      });
    }
  }
}

const leaksOf = (lines: PlainLine[], settings: Partial<FeatureSettings> = {}) =>
  findLeaks(fitAndOpen(toSaleLines(lines), { ...DEFAULT_FEATURE_SETTINGS, ...settings }));
const numbered = (lines: PlainLine[]) => lines.map((row, i) => ({ ...row, line: i + 1 }));

test("random purchases have no leak", () => {
  expect(leaksOf(plain)).toEqual([]);
  expect(leaksOf(plain, { split: "customer" })).toEqual([]);
});

async function leaksOfSource(source: ByteSource) {
  const { mapping } = await sniff(source);
  const { lines } = await ingest(source, mapping);
  return findLeaks(fitAndOpen(lines, DEFAULT_FEATURE_SETTINGS), mapping);
}

test("the generated distributor has none, the generated shop only a derived column that its reading made", async () => {
  expect(await leaksOfSource(distributorSource({ rows: 6000, seed: 3 }))).toEqual([]);
  const shop = await leaksOfSource(shopSource({ rows: 4000, seed: 3 }));
  expect(shop.map(({ severity, sentence }) => [severity, sentence.code])).toEqual([["note", "leak.derivedByReading"]]);
});

describe("derivedColumns", () => {
  test("revenue = quantity · price of the product, the discount taken off", () => {
    const priced = plain.map((row) => {
      const price = 1000 * (1 + Number(row.product.slice(1)));
      return { ...row, revenue: row.quantity * price * (1 - row.discount) };
    });
    expect(leaksOf(priced)).toMatchObject([
      { kind: "derived", severity: "note", sentence: { code: "leak.derivedByPrice", values: { share: 100 } } },
    ]);
    // Prices that change in every third sale are no longer one price.
    const changing = priced.map((row) => (row.line % 3 === 0 ? { ...row, revenue: 1.2 * row.revenue } : row));
    expect(leaksOf(changing)).toEqual([]);
  });

  test("one column read as two", () => {
    const twice = plain.map((row) => ({ ...row, revenue: 1000 * row.quantity, discount: 0 }));
    expect(leaksOf(twice)).toMatchObject([
      { kind: "derived", severity: "warning", sentence: { code: "leak.derivedByFactor", values: { factor: "1000" } } },
    ]);
  });

  test("a file without revenue column", () => {
    const samples = fitAndOpen(toSaleLines(plain), DEFAULT_FEATURE_SETTINGS);
    const codes = (columns: Record<string, number>) =>
      findLeaks(samples, { columns }).map(({ sentence }) => sentence.code);
    expect(codes({ unitPrice: 1, quantity: 2 })).toEqual(["leak.derivedByReading"]);
    expect(codes({ unitPrice: 1, quantity: 2, revenue: 3 })).toEqual([]);
  });
});

describe("visits across the split", () => {
  test("lines drawn one by one tear orders, and visits without orders, apart", () => {
    const [leak] = leaksOf(plain, { split: "line" });
    expect(leak).toMatchObject({ kind: "visits", severity: "warning", sentence: { code: "leak.visitsSplit" } });
    const lines = plain.map((row) => ({ ...row, order: null }));
    const has = { order: false, salesperson: false, source: false, walkIn: false, place: false };
    const samples = fitAndOpen(toSaleLines(lines, has), { ...DEFAULT_FEATURE_SETTINGS, split: "line" });
    expect(findLeaks(samples)).toMatchObject([{ kind: "visits", sentence: { values: leak!.sentence.values } }]);
  });

  test("an order that goes on after the cut is counted", () => {
    const { cuts } = fitAndOpen(toSaleLines(plain), DEFAULT_FEATURE_SETTINGS).preprocess;
    const judged = plain.filter((row) => row.time > cuts.train);
    const orders = new Set(judged.map((row) => row.order));
    // The first order after the cut has one more line, of the same day and before it.
    const early = { ...judged[0]!, time: cuts.train - HOUR };
    const [leak] = leaksOf(numbered([early, ...plain]));
    expect(leak).toMatchObject({ kind: "visits", severity: "note", sentence: { code: "leak.visitsSplitFew" } });
    expect(leak!.sentence.values).toEqual({ count: 1, share: Math.floor(1000 / orders.size) / 10 });
    const sameDay = judged.filter(({ time }) => Math.floor(time / DAY) === Math.floor(cuts.train / DAY));
    const all = sameDay.map((row) => ({ ...row, time: cuts.train - HOUR }));
    expect(leaksOf(numbered([...all, ...plain]))).toMatchObject([
      { severity: "warning", sentence: { code: "leak.visitsSplit" } },
    ]);
  });
});

describe("single inputs", () => {
  // Every purchase was announced an hour before under another order, as exports that mix orders and sales do.
  const announced = numbered(
    plain
      .filter((row, i) => plain.findIndex((other) => other.order === row.order) === i)
      .flatMap((row) => [{ ...row, time: row.time - HOUR, order: `${row.order}a` }, row]),
  ).map((row, i): PlainLine => (i % 2 === 0 ? { ...row, product: "P0", quantity: row.quantity } : row));

  test("a feature that equals the target, a custom one too", () => {
    const sold = announced.filter((_, i) => i % 2 === 1);
    const settings = {
      customFeatures: [
        { name: "hint", formula: "3 + 2 * last_quantity" },
        { name: "fine", formula: "frequency" },
      ],
    };
    const samples = fitAndOpen(toSaleLines(announced), { ...DEFAULT_FEATURE_SETTINGS, ...settings, minHistory: 1 });
    expect(sold.length).toBeGreaterThan(500);
    const found = findLeaks(samples).filter(({ sentence }) => sentence.code === "leak.number");
    // Half of the targets are the announcements themselves, of which nothing is known.
    expect(found).toEqual([]);
    const only = {
      ...samples,
      split: { ...samples.split, train: samples.split.train.filter((t) => isSold(samples, t)) },
    };
    const told = findLeaks(only).map(({ severity, sentence }) => [severity, sentence.values.feature, sentence.code]);
    expect(told).toContainEqual(["warning", "last_quantity", "leak.number"]);
    expect(told).toContainEqual(["warning", "hint", "leak.number"]);
    expect(told.map(([, feature]) => feature)).not.toContain("fine");
  });

  test("the last line's product gives the next one away", () => {
    // Everybody keeps buying what he bought first, each another product.
    const faithful = plain.map((row) => ({ ...row, product: `P${Number(row.customer.slice(1)) % 12}` }));
    const leaks = leaksOf(faithful);
    expect(leaks).toMatchObject([{ kind: "input", severity: "warning", sentence: { code: "leak.product" } }]);
    expect(leaks[0]!.sentence.text).toMatch(/^the product of the last line alone tells the next product of 100%/);
  });
});

function isSold(samples: ReturnType<typeof fitAndOpen>, target: number): boolean {
  return samples.lines.line[samples.targets[target]!]! % 2 === 0;
}

describe("groups, by hand", () => {
  const judged = Uint8Array.of(0, 0, 0, 0, 1, 1, 1);

  test("values are groups from 2 on; missing is 0, below all is 1; an unseen value joins its nearest below", () => {
    const groups = groupsOf(Float64Array.of(5, 7, 5, Number.NaN, 6, 8, Number.NaN), judged);
    expect([...groups.of]).toEqual([2, 3, 2, 0, 2, 3, 0]);
  });

  test("variance told: the learned mean of each group against the judged values", () => {
    const groups = groupsOf(Float64Array.of(1, 1, 2, 2, 1, 2, 2), judged);
    // Learned means 3 and 11; judged 3, 10, 14 with mean 9: squares 36 + 1 + 25 = 62, left 0 + 1 + 9 = 10.
    const told = varianceTold(groups, Float64Array.of(2, 4, 10, 12, 3, 10, 14), judged);
    expect(told).toBeCloseTo(1 - 10 / 62, 12);
    expect(varianceTold(groups, new Float64Array(7).fill(4), judged)).toBe(0);
  });

  test("products: the learned most frequent of each group", () => {
    const groups = groupsOf(Float64Array.of(1, 1, 2, 2, 1, 2, 2), judged);
    const { accuracy, popular } = productAccuracy(groups, Int32Array.of(7, 7, 3, 3, 7, 3, 7), judged);
    expect(accuracy).toBeCloseTo(2 / 3, 12);
    // The first to reach the most is the most frequent of all: 7.
    expect(popular).toBeCloseTo(2 / 3, 12);
  });

  test("many different values are cut into bins of equal size", () => {
    const count = 20_000;
    const values = Float64Array.from({ length: count }, (_, i) => i / 7);
    const halves = Uint8Array.from({ length: count }, (_, i) => i & 1);
    const groups = groupsOf(values, halves);
    expect(groups.count).toBe(202);
    expect(varianceTold(groups, values, halves)).toBeGreaterThan(0.9999);
  });
});
