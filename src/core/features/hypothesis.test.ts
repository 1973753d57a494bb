// "What if" is honest: what it shows the model for a purchase is what the file with that purchase would show it.

import fc from "fast-check";
import { expect, test } from "vitest";
import { PROVINCES } from "../geo/provinces.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "./featureSettings.ts";
import { fitPreprocess } from "./fit.ts";
import { EXAMPLE_FEATURES } from "./formula/testing/exampleFormulas.ts";
import { HYPOTHETICAL, type Hypothesis, hypothesisTask, knowsPlaces } from "./hypothesis.ts";
import type { LatelyShares } from "./memory/parts.ts";
import { openSamples } from "./open.ts";
import type { Preprocess, SampleSet } from "./sampleSet.ts";
import { arbitraryFile, withoutAbsent } from "./testing/arbitraryLines.ts";
import { ALL_COLUMNS, type PlainColumns, type PlainLine, toSaleLines } from "./testing/plainLine.ts";

const NOTHING: Hypothesis = { purchases: [], province: null };
const DAY = 86_400_000;

/** Three places are known, at their provinces' own positions or beside them. */
const geocode = ({ province }: { province: string }) => {
  if (province === "Hà Nội") return { province: 1, latitude: 21.02, longitude: 105.84, urban: 1 };
  if (province === "Đà Nẵng") return { province: 21, latitude: 16.05, longitude: 108.21, urban: 0.5 };
  if (province === "Cà Mau") return { province: 34, latitude: 9.18, longitude: 105.15, urban: 0 };
  return null;
};

function tryFit(lines: PlainLine[], has: PlainColumns, settings: FeatureSettings): Preprocess | null {
  try {
    return fitPreprocess(toSaleLines(lines, has), settings, { geocode });
  } catch (error) {
    expect(String(error)).toMatch(/nothing can be predicted|no product stands on|no sale lines are left/);
    return null;
  }
}

/** All that a model is given for a customer at a time. */
function inputs(samples: SampleSet, customer: number, time: number) {
  const { target: _none, ...batch } = samples.assembleNext([customer], time);
  return {
    batch,
    memory: samples.memoryNext(customer, time),
    own: ownOf(samples.latelyNext(customer, time, { visits: 60, sales: 14 })),
    frequencies: samples.frequenciesNext(customer, time),
  };
}

/** A hypothesis is no sale: what everybody bought stays what the data set says. */
const ownOf = ({ sales: _everybody, ...own }: LatelyShares) => own;

const suppose = (samples: SampleSet, customer: number, hypothesis: Hypothesis): SampleSet =>
  runToEnd(hypothesisTask(samples, customer, hypothesis, geocode));

const codeOf = (samples: SampleSet, customer: string) => samples.lines.customer.values.indexOf(customer);

/** The file as one whose lines agree with what a hypothesis takes over from the line before. */
function settled(lines: PlainLine[], has: PlainColumns): PlainLine[] {
  return lines.map((row) =>
    withoutAbsent(
      {
        ...row,
        family: row.product.slice(0, 2),
        salesperson: row.customer === "A" ? "S1" : "__proto__",
        source: row.customer === "B" ? "Web" : "Mobile",
        walkIn: row.customer === "12",
        place: ["Hà Nội", "Đà Nẵng", "nowhere", null][row.customer.length % 4]!,
      },
      has,
    ),
  );
}

test.each(["time", "customer"] as const)(
  "split by %s: a purchase that happened, added to the data before it, gives the inputs of the data with it",
  (split) => {
    const settings: FeatureSettings = {
      ...DEFAULT_FEATURE_SETTINGS,
      split,
      minProductCount: 1,
      maxSeqLen: 6,
      customFeatures: EXAMPLE_FEATURES,
    };
    let compared = 0;
    let several = 0;
    fc.assert(
      fc.property(
        arbitraryFile,
        fc.nat(),
        fc.constantFrom(1, 1, 2, 3),
        fc.constantFrom(1, 30, 400),
        (file, pick, visits, wait) => {
          const { has } = file;
          const customer = file.lines[pick % file.lines.length]!.customer;
          // The visits to be added are those of the customer's last times, each of one order.
          const times = [...new Set(file.lines.filter((row) => row.customer === customer).map(({ time }) => time))];
          const last = times.sort((a, b) => a - b).slice(-visits);
          const isLate = (row: PlainLine) => row.customer === customer && row.time >= last[0]!;
          const lines = settled(file.lines, has).map((row) =>
            isLate(row) && has.order ? { ...row, order: `of ${row.time}` } : row,
          );
          const kept = lines.filter((row) => !isLate(row));
          const late = lines.filter(isLate);
          // A product that nothing but these lines has cannot be chosen.
          fc.pre(late.every(({ product }) => kept.some((row) => row.product === product)));
          fc.pre(kept.some((row) => row.customer === customer));
          // Last of what a file must be: it costs the most.
          const preprocess = tryFit(lines, has, settings);
          fc.pre(preprocess !== null);
          const full = openSamples(toSaleLines(lines, has), preprocess, { geocode });
          const cut = openSamples(toSaleLines(kept, has), preprocess, { geocode });
          const judged = (rows: PlainLine[], samples: SampleSet) =>
            new Set([...samples.targets].map((line) => rows[line]!.customer));
          // Split by customer, the draw is among those with a target.
          fc.pre(split === "time" || judged(lines, full).size === judged(kept, cut).size);
          const time = last.at(-1)! + wait * DAY;
          const added = suppose(cut, codeOf(cut, customer), { purchases: late, province: null });
          expect(inputs(added, HYPOTHETICAL, time)).toEqual(inputs(full, codeOf(full, customer), time));
          compared++;
          if (late.length > 1) several++;
        },
      ),
      { numRuns: 400 },
    );
    expect(compared).toBe(400);
    expect(several).toBeGreaterThan(40);
  },
);

test("the hypothesis of nothing, and that of the province a customer is in, change nothing", () => {
  const settings = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, customFeatures: EXAMPLE_FEATURES };
  let inProvince = 0;
  fc.assert(
    fc.property(arbitraryFile, fc.constantFrom(...DEFAULTS), fc.nat(3000), ({ lines, has }, choice, days) => {
      const preprocess = tryFit(lines, has, { ...settings, ...choice });
      fc.pre(preprocess !== null);
      const samples = openSamples(toSaleLines(lines, has), preprocess, { geocode });
      const time = lines[0]!.time + days * DAY;
      for (let customer = 0; customer < samples.lines.customer.values.length; customer++) {
        const before = inputs(samples, customer, time);
        expect(inputs(suppose(samples, customer, NOTHING), HYPOTHETICAL, time)).toEqual(before);
        const province = PROVINCES[before.batch.province[0]! - 1];
        if (!province) continue;
        inProvince++;
        const there = suppose(samples, customer, { purchases: [], province: province.code });
        expect(inputs(there, HYPOTHETICAL, time)).toEqual(before);
      }
    }),
    { numRuns: 300 },
  );
  expect(inProvince).toBeGreaterThan(100);
});

const DEFAULTS: Partial<FeatureSettings>[] = [
  {},
  { split: "customer" },
  { split: "line" },
  { dropWalkIns: true },
  { historyRule: "previous-lines" },
];

const row = (line: number, day: number, product: string, more: Partial<PlainLine> = {}): PlainLine => ({
  line,
  customer: "K",
  time: Date.UTC(2024, 0, 1) + day * DAY,
  product,
  order: `o${day}`,
  quantity: 1,
  revenue: 100,
  discount: 0,
  family: product.slice(0, 2),
  salesperson: "S",
  source: "Web",
  walkIn: false,
  place: "Hà Nội",
  ...more,
});

const SHOP: PlainLine[] = [
  row(1, 0, "AA1"),
  row(2, 10, "BB1", { revenue: 300 }),
  row(3, 20, "AA1"),
  row(4, 5, "BB1", { customer: "L", place: "Cà Mau" }),
  row(5, 25, "AA1", { customer: "L", place: "Cà Mau" }),
];
const shop = () => {
  const lines = toSaleLines(SHOP);
  const preprocess = fitPreprocess(lines, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 }, { geocode });
  return openSamples(lines, preprocess, { geocode });
};

test("a purchase is one line and one visit more, worth what it says; the data set stays as it was", () => {
  const samples = shop();
  const before = structuredClone(samples.lines);
  const purchases = [
    { product: "BB1", time: Date.UTC(2024, 0, 31), quantity: 4, revenue: 1000, discount: 0.1 },
    { product: "AA1", time: Date.UTC(2024, 0, 31), quantity: 2, revenue: 200, discount: 0 },
  ];
  const added = suppose(samples, 0, { purchases, province: null });
  const raw = added.rawSample(added.targets.length - 1);
  // As of its own last line: the three lines of the file and nothing of the visit itself.
  expect(raw.features).toMatchObject({ frequency: 3, monetary: 500, recency_days: 10 });
  expect(added.linesOf(HYPOTHETICAL).lines).toHaveLength(5);
  expect(added.lines.line).toEqual(Uint32Array.of(1, 2, 3, 4, 5));
  const time = Date.UTC(2024, 1, 10);
  // Three lines of AA1 and two of BB1 of five.
  const { ids, shares } = added.frequenciesNext(HYPOTHETICAL, time);
  const share = (product: string) => shares[ids.indexOf(samples.preprocess.products.indexOf(product) + 2)];
  expect([share("AA1"), share("BB1")]).toEqual([Math.fround(3 / 5), Math.fround(2 / 5)]);
  expect(samples.lines).toEqual(before);
});

test("another province puts the customer at its centre, with or without a place in the file; unknown ones are named", () => {
  const samples = shop();
  const time = Date.UTC(2024, 1, 10);
  const hue = PROVINCES[19]!;
  const moved = suppose(samples, 0, { purchases: [], province: hue.code });
  expect(moved.assembleNext([HYPOTHETICAL], time).province[0]).toBe(20);
  const raw = moved.rawSample(moved.targets.length - 1).features;
  expect(raw).toMatchObject({ latitude: hue.latitude, longitude: hue.longitude, km_province_centre: 0, urban: 0.5 });
  expect(() => suppose(samples, 0, { purchases: [], province: "99" })).toThrow('no province has the code "99"');
  const nowhere = openSamples(toSaleLines(SHOP, { ...ALL_COLUMNS, place: false }), samples.preprocess);
  expect(nowhere.assembleNext([0], time).province[0]).toBe(0);
  const placed = suppose(nowhere, 0, { purchases: [], province: hue.code });
  expect(placed.assembleNext([HYPOTHETICAL], time).province[0]).toBe(20);
});

test("a product that no line has cannot be bought; whether a model knows places is told by what it was fitted on", () => {
  const samples = shop();
  const purchase = { product: "__proto__", time: Date.UTC(2024, 0, 31), quantity: 1, revenue: 1, discount: 0 };
  expect(() => suppose(samples, 0, { purchases: [purchase], province: null })).toThrow('product "__proto__"');
  expect(knowsPlaces(samples.preprocess)).toBe(true);
  const lines = toSaleLines(SHOP, { ...ALL_COLUMNS, place: false });
  expect(knowsPlaces(fitPreprocess(lines, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 }))).toBe(false);
});
