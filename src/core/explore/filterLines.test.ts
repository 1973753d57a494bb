// Filtered lines against a plain filter over plain lines, and their place in the file.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEGMENTS } from "../features/segments.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { filterLines } from "./filterLines.ts";
import { ALL_LINES, isUnfiltered, type LineFilter, narrowed } from "./lineFilter.ts";
import { FORMER, TODAY } from "./placesReport.ts";

const PROVINCE_OF: Record<string, number> = { "Hà Nội": 1, "Đà Nẵng": 20, "Cà Mau": 34, nowhere: 0 };
const FORMER_OF: Record<string, number> = { "Hà Nội": 5, "Đà Nẵng": FORMER.mergedOnly, "Cà Mau": 63, nowhere: 0 };
const DAY = 86_400_000;

const some = <T>(...from: T[]) => fc.option(fc.subarray(from), { nil: null });
const moment = fc.option(
  fc.integer({ min: -10, max: 1500 }).map((day) => Date.UTC(2021, 10, 20) + (day * DAY) / 2),
  { nil: null },
);
const arbitraryFilter: fc.Arbitrary<LineFilter> = fc.record({
  from: moment,
  to: moment,
  provinces: some(0, 1, 20, 34, TODAY.blank),
  formerProvinces: some(0, 5, 63, FORMER.mergedOnly, FORMER.blank),
  families: some("AB", "AC", "ZZ", "unheard of"),
  categories: fc.constantFrom(null, null, ["any"]),
  salespeople: some("S1", "S2", "__proto__", "unheard of"),
  routes: fc.constant(null),
  sources: some("Web", "", "Mobile"),
  segments: some(...SEGMENTS.slice(0, 4)),
  cells: some(0, 1, 2, 44),
  products: some("AB1", "AB2", "constructor", "9", "unheard of"),
  customers: some("A", "B", "0012", "__proto__"),
  weekdays: some(0, 1, 2, 3, 4, 5, 6),
  hours: some(0, 9, 18),
});

/** Segments by customer, made up: what matters is that they are followed. */
const segmentIndex = (customer: string) => customer.length % 4;

const cellIndex = (customer: string) => (customer.length * 7) % 3;

/** A line without the text fits no condition on it. */
const among = (wanted: readonly string[] | null, text: string | null) =>
  wanted === null || (text !== null && wanted.includes(text));

function fits(line: PlainLine, filter: LineFilter): boolean {
  const date = new Date(line.time);
  const province = line.place === null ? TODAY.blank : PROVINCE_OF[line.place]!;
  const former = line.place === null ? FORMER.blank : FORMER_OF[line.place]!;
  return (
    (filter.from === null || line.time >= filter.from) &&
    (filter.to === null || line.time < filter.to) &&
    (filter.provinces === null || filter.provinces.includes(province)) &&
    (filter.formerProvinces === null || filter.formerProvinces.includes(former)) &&
    (filter.cells === null || filter.cells.includes(cellIndex(line.customer))) &&
    (filter.families === null || filter.families.includes(line.family)) &&
    filter.categories === null &&
    among(filter.salespeople, line.salesperson) &&
    among(filter.sources, line.source) &&
    (filter.segments === null || filter.segments.includes(SEGMENTS[segmentIndex(line.customer)]!)) &&
    (filter.products === null || filter.products.includes(line.product)) &&
    (filter.customers === null || filter.customers.includes(line.customer)) &&
    (filter.weekdays === null || filter.weekdays.includes((date.getUTCDay() + 6) % 7)) &&
    (filter.hours === null || filter.hours.includes(date.getUTCHours()))
  );
}

const toLines = (file: { lines: PlainLine[]; has: Parameters<typeof toSaleLines>[1] }) => {
  const lines = toSaleLines(file.lines, file.has);
  const facts = {
    provinces: Uint8Array.from(lines.place?.values ?? [], ({ province }) => PROVINCE_OF[province]!),
    formerProvinces: Uint8Array.from(lines.place?.values ?? [], ({ province }) => FORMER_OF[province]!),
    segments: Uint8Array.from(lines.customer.values, segmentIndex),
    cells: Uint8Array.from(lines.customer.values, cellIndex),
  };
  return { lines, facts };
};

describe("filterLines", () => {
  test("keeps the lines that fit, whole and in order", () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryFilter, (file, filter) => {
        const { lines, facts } = toLines(file);
        const kept = file.lines.filter((line) => fits(line, filter));
        const found = runToEnd(filterLines(lines, filter, facts));
        expect([...found.line]).toEqual(kept.map(({ line }) => line));
        expect(found.count).toBe(kept.length);
        expect([...found.time]).toEqual(kept.map(({ time }) => time));
        expect([...found.quantity]).toEqual(kept.map(({ quantity }) => quantity));
        expect([...found.revenue]).toEqual(kept.map(({ revenue }) => revenue));
        expect([...found.discount]).toEqual(kept.map(({ discount }) => discount));
        const text = (column: { codes: Int32Array; values: string[] }) =>
          Array.from(column.codes, (code) => column.values[code] ?? null);
        expect(text(found.customer)).toEqual(kept.map(({ customer }) => customer));
        expect(text(found.product)).toEqual(kept.map(({ product }) => product));
        expect(text(found.family)).toEqual(kept.map(({ family }) => family));
        expect(found.order && text(found.order)).toEqual(file.has.order ? kept.map(({ order }) => order) : null);
        expect(found.source && text(found.source)).toEqual(file.has.source ? kept.map(({ source }) => source) : null);
        expect(found.walkIn && [...found.walkIn]).toEqual(
          file.has.walkIn ? kept.map(({ walkIn }) => Number(walkIn)) : null,
        );
        const places =
          found.place && Array.from(found.place.codes, (code) => found.place!.values[code]?.province ?? null);
        expect(places).toEqual(file.has.place ? kept.map(({ place }) => place) : null);
      }),
    );
  });

  test("is the lines themselves without a condition", () => {
    const { lines } = toLines({
      lines: [],
      has: { order: false, salesperson: false, source: false, walkIn: false, place: false },
    });
    expect(runToEnd(filterLines(lines, ALL_LINES))).toBe(lines);
  });

  test("says which facts a condition lacks", () => {
    const { lines } = toLines({
      lines: [],
      has: { order: false, salesperson: false, source: false, walkIn: false, place: true },
    });
    expect(() => runToEnd(filterLines(lines, { ...ALL_LINES, provinces: [1] }))).toThrow("provinces");
    expect(() => runToEnd(filterLines(lines, { ...ALL_LINES, segments: ["Lost"] }))).toThrow("segments");
    expect(() => runToEnd(filterLines(lines, { ...ALL_LINES, cells: [0] }))).toThrow("cells");
    expect(() => runToEnd(filterLines(lines, { ...ALL_LINES, formerProvinces: [1] }))).toThrow("formerProvinces");
  });
});

describe("narrowed", () => {
  test("fits what both fit", () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryFilter, arbitraryFilter, (file, a, b) => {
        for (const line of file.lines) expect(fits(line, narrowed(a, b))).toBe(fits(line, a) && fits(line, b));
        expect(isUnfiltered(narrowed(a, b))).toBe(isUnfiltered(a) && isUnfiltered(b));
      }),
    );
  });
});
