// What sales are told apart by beside customer and product: who sells, on which route, where the order came from, where the
// shop is, what kind of product it is. And which of these a customer or a product belongs to now.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import type { SaleLines } from "./saleLines.ts";

/** Those that an order tells of its customer; `province` is looked up from the line's place. */
export const CUSTOMER_DIMENSIONS = ["salesperson", "route", "source", "province"] as const;
export const PRODUCT_DIMENSIONS = ["category", "family"] as const;
export const DIMENSIONS = [...CUSTOMER_DIMENSIONS, ...PRODUCT_DIMENSIONS] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type CustomerDimension = (typeof CUSTOMER_DIMENSIONS)[number];
export type ProductDimension = (typeof PRODUCT_DIMENSIONS)[number];
/** Those that are texts of the file. */
export type TextDimension = Exclude<Dimension, "province">;

/** The column of the lines that tells of a dimension; of provinces the place, which a gazetteer has to know. */
export type DimensionColumn = TextDimension | "place";

/** The dimensions that these lines have: some line has a value. In the order of DIMENSIONS. */
export function dimensionsOf(lines: Pick<SaleLines, DimensionColumn>): Dimension[] {
  return DIMENSIONS.filter((dimension) => {
    const column = lines[dimension === "province" ? "place" : dimension];
    // Dictionaries hold what lines had when they were read, so that a column of empty cells has none.
    return column !== null && column.values.length > 0;
  });
}

/** To what customers or products belong. */
export interface Belonging {
  /** [customer or product codes] code of the column's value; −1 where none of its lines has one. */
  codes: Int32Array;
  /** [customer or product codes] 1 where the latest time has several values. */
  tied: Uint8Array;
}

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** The latest time of a customer or product, and how many of its lines of that time have which value. */
interface Latest {
  time: number;
  /** The first value that was met, and its lines. */
  code: number;
  count: number;
  /** Lines of the other values; null while there is only one. */
  others: Map<number, number> | null;
}

/**
 * What each customer (or product) belongs to now: the value on its latest line before `before` (wall-clock milliseconds)
 * that has one. Several values at that very time (two orders of one day, where the file has no times) are a tie: most lines
 * win, then what the file has first. A file without the column leaves all at −1. O(n).
 */
export function* belongingTask(
  lines: Pick<SaleLines, "count" | "time" | "customer" | "product" | DimensionColumn>,
  whose: "customer" | "product",
  by: DimensionColumn,
  before = Number.POSITIVE_INFINITY,
): CooperativeTask<Belonging> {
  const { codes: owners, values } = lines[whose];
  const column = lines[by];
  const codes = new Int32Array(values.length).fill(-1);
  const tied = new Uint8Array(values.length);
  if (!column) return { codes, tied };
  const latest: (Latest | undefined)[] = new Array(values.length).fill(undefined);
  for (let i = 0; i < lines.count; i++) {
    if (i % PIECE === PIECE - 1) yield (i + 1) / lines.count;
    const [owner, code, time] = [owners[i]!, column.codes[i]!, lines.time[i]!];
    if (owner < 0 || code < 0 || !(time < before)) continue;
    const known = latest[owner];
    if (known === undefined) latest[owner] = { time, code, count: 1, others: null };
    else if (time > known.time) Object.assign(known, { time, code, count: 1, others: null });
    else if (time === known.time) count(known, code);
  }
  for (const [owner, known] of latest.entries()) {
    if (!known) continue;
    codes[owner] = known.code;
    if (!known.others) continue;
    tied[owner] = 1;
    let [best, most] = [known.code, known.count];
    for (const [code, lines] of known.others) {
      if (lines > most) [best, most] = [code, lines];
    }
    codes[owner] = best;
  }
  return { codes, tied };
}

function count(known: Latest, code: number): void {
  if (code === known.code) {
    known.count++;
    return;
  }
  known.others ??= new Map();
  known.others.set(code, (known.others.get(code) ?? 0) + 1);
}
