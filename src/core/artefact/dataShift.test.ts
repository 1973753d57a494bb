// What is told of data that a model did not learn from, against counts made by hand.

import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../features/featureSettings.ts";
import { fitAndOpen, openSamples } from "../features/open.ts";
import { testGeocode } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { anyCharacter } from "../lib/testing/anyCharacter.ts";
import { customerSet, customersIn } from "./customerSet.ts";
import { dataShift } from "./dataShift.ts";
import { totalVariation } from "./lineShares.ts";
import { provenanceOf } from "./provenance.ts";
import { exampleArtefact } from "./testing/exampleArtefact.ts";

const START = Date.UTC(2024, 0, 1);
const geocode = (place: { province: string }) => testGeocode(place.province);
const line = (i: number, change: Partial<PlainLine> = {}): PlainLine => ({
  line: i + 1,
  customer: `C${i % 7}`,
  time: START + Math.floor(i / 3) * DAY_MS,
  product: `P${i % 4}`,
  order: null,
  quantity: 1 + (i % 5),
  revenue: 1000 * (1 + (i % 10)),
  discount: 0,
  family: "F",
  salesperson: "S",
  source: "Web",
  walkIn: false,
  place: i % 2 === 0 ? "Hà Nội" : "Đà Nẵng",
  ...change,
});
const OWN = Array.from({ length: 600 }, (_, i) => line(i));
const LAST = START + 199 * DAY_MS;

const samples = fitAndOpen(toSaleLines(OWN), { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 }, { geocode });
const { members, metrics, mapping } = exampleArtefact();
const model = {
  mapping: { ...mapping, currency: "VND" },
  preprocess: samples.preprocess,
  provenance: provenanceOf(samples, members[0], metrics),
};
const shiftOf = (rows: PlainLine[], at: number, currency?: string) =>
  dataShift(model, openSamples(toSaleLines(rows), samples.preprocess, { geocode }), at, currency);

test("a model's own data are its own, with the drift that was kept and no new customer", () => {
  const shift = dataShift(model, samples, LAST + DAY_MS, "VND");
  expect(shift).toMatchObject({ own: true, firstDay: "2024-01-01", lastDay: "2024-07-18", daysBeyond: 1 });
  expect(shift).toMatchObject({ customers: 7, newCustomers: 0, currencies: null });
  expect(shift.drift).toEqual(shift.ownDrift);
  expect(shift.drift).toMatchObject({ lines: 201, unknownProducts: 0, unknownProvinces: 0 });
  expect(shift.drift.products).toBeLessThan(0.02);
  expect(shift.drift.amounts).toBeLessThan(0.02);
  // The same lines read once more are the same data.
  expect(shiftOf(OWN, LAST + 40 * DAY_MS)).toMatchObject({ own: true, daysBeyond: 40 });
});

test("later lines tell new customers, unknown products and places, and shares that moved", () => {
  const later = Array.from({ length: 300 }, (_, i) =>
    line(600 + i, {
      customer: i % 3 === 0 ? `NEW${i % 9}` : `C${i % 7}`,
      product: i % 4 === 0 ? "NEVER SEEN" : "P0",
      revenue: 1_000_000,
      place: i % 5 === 0 ? "nowhere" : i % 5 === 1 ? "Cần Thơ" : "Hà Nội",
    }),
  );
  const shift = shiftOf([...OWN, ...later], LAST + 101 * DAY_MS, "USD");
  expect(shift).toMatchObject({ own: false, lastDay: "2024-07-18", daysBeyond: 101, customers: 10, newCustomers: 3 });
  expect(shift.currencies).toEqual({ model: "VND", lines: "USD" });
  // The last 201 of them: every fourth product unknown, the others all P0, which had a fourth of the training part.
  const { drift } = shift;
  expect(drift.lines).toBe(201);
  expect(drift.unknownProducts).toBeCloseTo(0.25, 1);
  expect(drift.unknownProvinces).toBeCloseTo(0.4, 1);
  expect(drift.products).toBeCloseTo(0.75, 1);
  // All amounts lie behind the last decile, where two of ten values of the training part did.
  expect(drift.amounts).toBeCloseTo(0.8, 1);
  // As of a day within the model's data nothing of that was there.
  const before = shiftOf([...OWN, ...later], START + 100 * DAY_MS);
  expect(before).toMatchObject({ own: false, customers: 7, newCustomers: 0 });
  expect(before.daysBeyond).toBe(-99);
  expect(before.drift).toMatchObject({ unknownProducts: 0, unknownProvinces: 0 });
});

test("where none of a model's own places could be located, places say nothing", () => {
  const abroad = fitAndOpen(
    toSaleLines(OWN.map((row) => ({ ...row, place: "nowhere" }))),
    { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 },
    { geocode },
  );
  expect(provenanceOf(abroad, members[0], metrics).data).toMatchObject({
    training: { provinces: null },
    drift: { unknownProvinces: null },
  });
});

test("changed lines are other data; no line before the day is told as nothing known", () => {
  expect(shiftOf([...OWN.slice(0, -1), line(599, { quantity: 77 })], LAST).own).toBe(false);
  expect(shiftOf(OWN.slice(1), LAST).own).toBe(false);
  expect(shiftOf(OWN, START)).toMatchObject({
    customers: 0,
    newCustomers: 0,
    drift: { lines: 0, unknownProducts: null, products: null, amounts: null },
  });
});

test("a model of an older version tells what it can, and calls the rest unknown", () => {
  const { counts } = model.provenance.data;
  const old = {
    ...model,
    provenance: {
      ...model.provenance,
      data: { fingerprint: null, firstDay: null, lastDay: null, counts: { ...counts, lines: null } },
    },
  };
  expect(dataShift(old, samples, LAST + DAY_MS)).toMatchObject({
    own: null,
    daysBeyond: null,
    customers: 7,
    newCustomers: null,
    ownDrift: null,
    drift: { unknownProducts: 0, unknownProvinces: null, amounts: null },
  });
});

test("total variation is the largest difference in the share of any set of kinds", () => {
  expect(totalVariation([1, 1], [2, 2])).toBe(0);
  expect(totalVariation([1, 0], [0, 5])).toBe(1);
  expect(totalVariation([0, 0], [1, 1])).toBeNull();
  const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(counts, (pairs) => {
      const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
      const found = totalVariation(a, b);
      const sum = (values: number[]) => values.reduce((all, each) => all + each, 0);
      if (sum(a) === 0 || sum(b) === 0) {
        expect(found).toBeNull();
        return;
      }
      let largest = 0;
      for (let set = 0; set < 1 << pairs.length; set++) {
        const inSet = (values: number[]) => sum(values.filter((_, i) => (set >> i) & 1)) / sum(values);
        largest = Math.max(largest, Math.abs(inSet(a) - inSet(b)));
      }
      expect(found).toBeCloseTo(largest, 10);
      expect(totalVariation(b, a)).toBeCloseTo(largest, 10);
    }),
  );
});

test("a set of customers knows its own, whatever their codes, and hardly any other", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: anyCharacter, maxLength: 12 }), { maxLength: 200 }), (codes) => {
      const isKnown = customersIn(customerSet(codes));
      expect(codes.every(isKnown)).toBe(true);
    }),
  );
  const isKnown = customersIn(customerSet(Array.from({ length: 50_000 }, (_, i) => `KH${i}`)));
  let wrong = 0;
  for (let i = 50_000; i < 150_000; i++) if (isKnown(`KH${i}`)) wrong++;
  expect(wrong).toBeLessThan(10);
});
