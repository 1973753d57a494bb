// For tests: random sale lines with everything that is awkward: ties, equal times, interleaving orders, customers of one
// line, gaps of years, missing optional columns and values.

import fc from "fast-check";
import type { GeoPoint } from "../../geo/geoPoint.ts";
import type { PlainColumns, PlainLine } from "./plainLine.ts";

const START = Date.UTC(2021, 10, 20);
const DAY = 86_400_000;
/** Few hours and days, so that times collide, lie around a midnight and stand exactly a period apart; now and then a jump of months or years. */
const time = fc
  .tuple(
    fc.constantFrom(0, 0, 1, 2, 3, 7, 8, 14, 30, 37),
    fc.constantFrom(0, 0, 0, 0, 3 / 24, 9.5 / 24, 0.75, 22 / 24, 60, 91, 365, 1100),
  )
  .map(([day, jump]) => START + (day + jump) * DAY);

const row = fc.record({
  customer: fc.constantFrom("A", "A", "A", "B", "B", "0012", "12", "__proto__"),
  time,
  product: fc.constantFrom("AB1", "AB2", "AB2", "AC3", "constructor", "ZZ9", "10", "9"),
  order: fc.constantFrom("o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8", "o9", null),
  quantity: fc.constantFrom(0, 1, 2, 3, 12, 0.25, 1000),
  revenue: fc.oneof(fc.constantFrom(0, 10, 25000, 1e9), fc.double({ min: 0.01, max: 1e6, noNaN: true })),
  discount: fc.constantFrom(0, 0, 0.05, 0.1, 1 / 3, 1),
  family: fc.constantFrom("AB", "AC", "ZZ"),
  salesperson: fc.constantFrom("S1", "S2", "__proto__", null),
  source: fc.constantFrom("Mobile", "Web", "Ứng dụng Di Động", "App bán hàng", "", null),
  walkIn: fc.boolean(),
  place: fc.constantFrom("Hà Nội", "Đà Nẵng", "Cà Mau", "nowhere", null),
});

const has = fc.record({
  order: fc.constantFrom(true, true, false),
  salesperson: fc.constantFrom(true, true, false),
  source: fc.constantFrom(true, true, false),
  walkIn: fc.constantFrom(true, true, false),
  place: fc.constantFrom(true, true, false),
});

export interface ArbitraryFile {
  lines: PlainLine[];
  has: PlainColumns;
}

/** Values of absent columns are null (or false) in the plain lines too, as the oracle reads them. */
export function withoutAbsent(line: PlainLine, columns: PlainColumns): PlainLine {
  return {
    ...line,
    order: columns.order ? line.order : null,
    salesperson: columns.salesperson ? line.salesperson : null,
    source: columns.source ? line.source : null,
    walkIn: columns.walkIn && line.walkIn,
    place: columns.place ? line.place : null,
  };
}

/** A row without its line number, to be put anywhere into a file. */
export const arbitraryRow: fc.Arbitrary<Omit<PlainLine, "line">> = row;

/** A file of lines in any order, numbered from 1. */
export const arbitraryFile: fc.Arbitrary<ArbitraryFile> = fc
  .tuple(fc.array(row, { minLength: 2, maxLength: 40 }), has)
  .map(([rows, columns]) => ({
    lines: rows.map((entry, i) => withoutAbsent({ line: i + 1, ...entry }, columns)),
    has: columns,
  }));

/** Three places are known; everything else is not. */
export function testGeocode(place: string): GeoPoint | null {
  if (place === "Hà Nội") return { province: 1, latitude: 21.02, longitude: 105.84, urban: 1 };
  if (place === "Đà Nẵng") return { province: 20, latitude: 16.05, longitude: 108.21, urban: 0.5 };
  if (place === "Cà Mau") return { province: 34, latitude: 9.18, longitude: 105.15, urban: 0 };
  return null;
}
