// What one customer bought, line by line: for a time line of its visits.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { visitsOf } from "../data/lines/visits.ts";

/** The lines of one customer in time order; of more than `limit` the latest. */
export interface Purchases {
  /** How many lines there are in all. */
  total: number;
  /** [n] data line number in the file. */
  line: Uint32Array;
  /** [n] wall-clock time, ms. */
  time: Float64Array;
  /** [n] number of the visit, from 0, as `visitsOf` tells them apart. */
  visit: Int32Array;
  /** [n] index into `products` and `families`; −1 = no family. */
  product: Int32Array;
  family: Int32Array;
  quantity: Float64Array;
  revenue: Float64Array;
  /** [n] fraction 0..1. */
  discount: Float64Array;
  products: { code: string; name: string }[];
  families: string[];
}

/** Collects a customer's lines. */
export function purchasesOf(lines: SaleLines, customer: number, limit: number): Purchases {
  const all: number[] = [];
  for (let i = 0; i < lines.count; i++) if (lines.customer.codes[i] === customer) all.push(i);
  all.sort((a, b) => lines.time[a]! - lines.time[b]! || a - b);
  const shown = all.slice(-limit);
  const number = (column: Float64Array) => Float64Array.from(shown, (line) => column[line]!);
  const product = renumber(shown.map((line) => lines.product.codes[line]!));
  const family = renumber(shown.map((line) => lines.family.codes[line]!));
  const visits = visitsOf(lines);
  const visit = renumber(shown.map((line) => visits.codes[line]!)).places;
  return {
    total: all.length,
    line: Uint32Array.from(shown, (line) => lines.line[line]!),
    time: number(lines.time),
    visit,
    product: product.places,
    family: family.places,
    quantity: number(lines.quantity),
    revenue: number(lines.revenue),
    discount: number(lines.discount),
    products: product.codes.map((code) => ({
      code: lines.product.values[code] ?? "",
      name: lines.productNames[code] ?? "",
    })),
    families: family.codes.map((code) => lines.family.values[code] ?? ""),
  };
}

/** The distinct codes in order of appearance, and each code's place among them; −1 stays −1. */
function renumber(codes: readonly number[]): { codes: number[]; places: Int32Array } {
  const places = new Map<number, number>();
  for (const code of codes) if (code >= 0 && !places.has(code)) places.set(code, places.size);
  return { codes: [...places.keys()], places: Int32Array.from(codes, (code) => places.get(code) ?? -1) };
}
