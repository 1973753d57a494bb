// Canonical sale lines: one struct of typed columns that every later stage reads (FEATURES: canonical sale line).
// Lines stand in file order; ids stay text and are dictionary-coded.

/** A dictionary-coded text column: `values[codes[i]]` is line i's text; code −1 means absent. */
export interface Coded {
  codes: Int32Array;
  values: string[];
}

/** The place columns of one line as written; empty strings where absent. Distinct places are coded once. */
export interface PlaceText {
  address: string;
  ward: string;
  district: string;
  province: string;
}

export interface SaleLines {
  /** Number of lines kept, n. */
  count: number;
  /** [n] data line number in the file, counted from 1 (the header is not counted). */
  line: Uint32Array;
  /** [n] wall-clock time as written, in milliseconds as if it were UTC. */
  time: Float64Array;
  customer: Coded;
  product: Coded;
  /** Lines of one order are one visit; null when the file has no order column. */
  order: Coded | null;
  /** [n] units. */
  quantity: Float64Array;
  /** [n] net money of the line after discount, in the file's currency; 0 where the file has no money at all. */
  revenue: Float64Array;
  /** [n] discount as a fraction 0..1 of the gross amount; 0 where the file has none. */
  discount: Float64Array;
  /** Own columns, else the first 2 (family) and first 4 (series) characters of the product code. */
  family: Coded;
  series: Coded;
  category: Coded | null;
  salesperson: Coded | null;
  route: Coded | null;
  source: Coded | null;
  /** [n] 1 = walk-in customer; null when the file does not say. */
  walkIn: Uint8Array | null;
  /** Distinct places, coded; null when the file has no place column. */
  place: { codes: Int32Array; values: PlaceText[] } | null;
  /** [customer codes] display name, or "" where the file has none. */
  customerNames: string[];
  /** [product codes] display name (first seen), or "". */
  productNames: string[];
  /** Which of the optional measures the file really has: an absent one is a task that is absent, not solved. */
  has: { quantity: boolean; revenue: boolean; discount: boolean; timeOfDay: boolean };
}

/** Times of the first and the last line, ms; infinite where there is none. */
export function timeSpan({ count, time }: Pick<SaleLines, "count" | "time">): { first: number; last: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < count; i++) {
    if (time[i]! < first) first = time[i]!;
    if (time[i]! > last) last = time[i]!;
  }
  return { first, last };
}

/** Lines with a negative quantity or revenue, which are there only where returns are kept. */
export function countReturns({ count, quantity, revenue }: SaleLines): number {
  let returns = 0;
  for (let i = 0; i < count; i++) if (quantity[i]! < 0 || revenue[i]! < 0) returns++;
  return returns;
}
