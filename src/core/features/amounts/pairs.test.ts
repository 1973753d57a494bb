import fc from "fast-check";
import { expect, test } from "vitest";
import { visitOf } from "../../data/testing/oracleVisits.ts";
import { DAY_MS } from "../../lib/calendar.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../featureSettings.ts";
import { fitAndOpen } from "../open.ts";
import type { SampleSet } from "../sampleSet.ts";
import { arbitraryFile } from "../testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import { CANDIDATES, CONTEXTS, LARGEST, MEASURE_COUNT, MEASURE_WIDTH, MEASURES, PAIR_WIDTH } from "./parts.ts";

const SETTINGS = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 };

function open(lines: PlainLine[], has: Parameters<typeof toSaleLines>[1]): SampleSet | null {
  try {
    return fitAndOpen(toSaleLines(lines, has), SETTINGS);
  } catch (error) {
    expect(String(error)).toMatch(/nothing can be predicted|no product stands on/);
    return null;
  }
}

/** A line's measures, by the words of FEATURES: revenue = quantity · price · (1 − discount). */
function measuresOf({ quantity, revenue, discount }: PlainLine): Record<(typeof MEASURES)[number], number> {
  const sold = quantity > 0 && revenue > 0 && discount < 1;
  return {
    quantity: quantity > 0 ? Math.fround(Math.log(quantity)) : Number.NaN,
    price: sold ? Math.fround(Math.log(revenue / (1 - discount) / quantity)) : Number.NaN,
    discount: Math.fround(discount),
  };
}

function lowerMedian(values: number[]): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return known.length > 0 ? known[Math.floor((known.length - 1) / 2)]! : Number.NaN;
}

const inTime = (a: PlainLine, b: PlainLine): number => a.time - b.time || a.line - b.line;

test("candidates are those of a slow reading of the lines before the target's visit", () => {
  fc.assert(
    fc.property(arbitraryFile, ({ lines, has }) => {
      const samples = open(lines, has);
      if (!samples) return;
      const pairs = runToEnd(samples.pairs());
      const row = new Float64Array(PAIR_WIDTH);
      for (let target = 0; target < samples.targets.length; target++) {
        const line = lines[samples.targets[target]!]!;
        pairs.readTarget(target, row);
        const before = lines
          .filter((each) => each.time < line.time && visitOf(each, lines) !== visitOf(line, lines))
          .sort(inTime);
        const own = before.filter((each) => each.customer === line.customer);
        const ownOfProduct = own.filter((each) => each.product === line.product);
        const ofProduct = before.filter((each) => each.product === line.product);
        for (const [m, measure] of MEASURES.entries()) {
          const values = (of: PlainLine[]): number[] => of.map((each) => measuresOf(each)[measure]);
          const last = (of: PlainLine[]): number =>
            values(of)
              .filter((value) => !Number.isNaN(value))
              .at(-1) ?? Number.NaN;
          const slow: Record<string, number> = {
            ownLast: last(ownOfProduct),
            ownMedian: lowerMedian(values(ownOfProduct.slice(-12))),
            productMedian: lowerMedian(values(ofProduct.slice(-40))),
            productLately: lowerMedian(values(ofProduct.slice(-8))),
            productLast: last(ofProduct),
            customerMedian: lowerMedian(values(own.slice(-40))),
            customerLast: last(own),
          };
          for (const [name, value] of Object.entries(slow)) {
            const found = row[m * MEASURE_WIDTH + CANDIDATES.indexOf(name as never)]!;
            expect(found, `${measure} ${name} of line ${line.line}`).toEqual(value);
          }
        }
        const context = (name: (typeof CONTEXTS)[number]) =>
          row[MEASURE_COUNT * MEASURE_WIDTH + CONTEXTS.indexOf(name)]!;
        expect(context("ownLines")).toBeCloseTo(Math.log1p(Math.min(12, ownOfProduct.length)), 9);
        expect(context("customerLines")).toBeCloseTo(Math.log1p(own.length), 9);
        expect(context("productLines")).toBeCloseTo(Math.log1p(ofProduct.length), 9);
        const latest = ofProduct.at(-1);
        if (latest) expect(context("productDays")).toBeCloseTo(Math.log1p((line.time - latest.time) / DAY_MS), 9);
        else expect(context("productDays")).toBeNaN();
      }
    }),
    { numRuns: 60 },
  );
});

test("an order's earlier line of the same product is not counted among the product's lines", () => {
  const DAY = 86_400_000;
  const sold = (line: number, day: number, order: string): PlainLine => ({
    line,
    customer: "A",
    time: 1_700_006_400_000 + day * DAY,
    product: "P1",
    order,
    quantity: 2,
    revenue: 20,
    discount: 0,
    family: "P",
    salesperson: null,
    source: null,
    walkIn: false,
    place: null,
  });
  const has = { order: true, salesperson: false, source: false, walkIn: false, place: false };
  // The third order has a line in the morning and one in the evening: what the evening is told is what the morning is.
  const lines = [sold(1, 0, "o1"), sold(2, 10, "o2"), sold(3, 20, "o3"), sold(4, 20.25, "o3"), sold(5, 30, "o4")];
  const samples = open(lines, has)!;
  const pairs = runToEnd(samples.pairs());
  const row = new Float64Array(PAIR_WIDTH);
  pairs.readTarget(samples.targets.indexOf(3), row);
  const context = MEASURE_COUNT * MEASURE_WIDTH;
  expect(row[context + CONTEXTS.indexOf("productLines")]).toBeCloseTo(Math.log1p(2), 12);
  expect(row[context + CONTEXTS.indexOf("productDays")]).toBeCloseTo(Math.log1p(10.25), 12);
});

test("a product named by its id is read as the target's own, and for a time to come as at a target of that time", () => {
  fc.assert(
    fc.property(arbitraryFile, ({ lines, has }) => {
      const samples = open(lines, has);
      if (!samples) return;
      const pairs = runToEnd(samples.pairs());
      const [own, named, next] = [0, 1, 2].map(() => new Float64Array(PAIR_WIDTH)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      for (let target = 0; target < samples.targets.length; target++) {
        const line = lines[samples.targets[target]!]!;
        const product = samples.targetProduct[target]!;
        if (product < 2) continue;
        pairs.readTarget(target, own);
        pairs.readProduct(target, product, named);
        expect(named).toEqual(own);
        // Only where no earlier line of the visit is left out of the history.
        if (lines.some((each) => each.time < line.time && visitOf(each, lines) === visitOf(line, lines))) continue;
        pairs.readNext(samples.lines.customer.codes[samples.targets[target]!]!, line.time, product, next);
        expect(next).toEqual(own);
      }
    }),
    { numRuns: 40 },
  );
});

const line = (n: number, customer: string, day: number, quantity: number, price: number, discount = 0): PlainLine => ({
  line: n,
  customer,
  time: Date.UTC(2024, 0, day),
  product: "P1",
  order: `o${n}`,
  quantity,
  revenue: quantity * price * (1 - discount),
  discount,
  family: "P1",
  salesperson: null,
  source: null,
  walkIn: false,
  place: null,
});
const HAS = { order: true, salesperson: false, source: false, walkIn: false, place: false };

test("a price that rose for all is carried to a customer who bought before it rose", () => {
  // A pays a tenth less than the others; then the price doubles for everybody.
  const lines = [
    ...[1, 2, 3, 4].map((day) => line(day, "B", day, 10, 100)),
    line(5, "A", 5, 10, 90),
    ...Array.from({ length: 44 }, (_, i) => line(6 + i, "B", 6 + i, 10, 200)),
    line(50, "A", 50, 10, 180),
  ];
  const samples = open(lines, HAS)!;
  const pairs = runToEnd(samples.pairs());
  const row = new Float64Array(PAIR_WIDTH);
  pairs.readTarget(samples.targets.indexOf(49), row);
  const price = (name: (typeof CANDIDATES)[number]) => Math.exp(row[MEASURE_WIDTH + CANDIDATES.indexOf(name)]!);
  expect(price("ownLast")).toBeCloseTo(90, 3);
  expect(price("productMedian")).toBeCloseTo(200, 3);
  expect(price("carried")).toBeCloseTo(180, 3);
  expect(Math.exp(row[LARGEST]!)).toBeCloseTo(2000, 2);
});

test("levels stand in for a product that the file does not have, after the training cut alone", () => {
  const samples = open(
    [1, 2, 3, 4, 5, 6, 7, 8].map((day) => line(day, "A", day, day, 100)),
    HAS,
  )!;
  const levels = runToEnd(samples.pairs()).levels();
  expect(levels.counts[2 * MEASURE_COUNT]).toBeGreaterThan(4);
  const row = new Float64Array(PAIR_WIDTH);
  const known = { values: new Float32Array(9).fill(3), counts: new Float32Array(9).fill(5) };
  const pairs = runToEnd(samples.pairs(known));
  // P1 has lines of its own.
  pairs.readNext(0, Date.UTC(2024, 0, 20), 2, row);
  expect(row[5]).not.toBe(3);
  pairs.readNext(0, Date.UTC(2023, 0, 1), 2, row);
  expect(row[5]).toBeNaN();
});
