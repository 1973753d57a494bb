// Canonical sale lines: one struct of typed columns that every later stage reads (FEATURES: canonical sale line).
// Lines stand in file order; ids stay text and are dictionary-coded. The columns themselves are described in saleColumns.ts.

import type { SaleColumns } from "./saleColumns.ts";

export type { Coded, PlaceText } from "./saleColumns.ts";

export interface SaleLines extends SaleColumns {
  /** Number of lines kept, n. */
  count: number;
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

/** Lines of walk-in customers. */
export function countWalkIns({ count, walkIn }: Pick<SaleLines, "count" | "walkIn">): number {
  let walkIns = 0;
  if (walkIn) for (let i = 0; i < count; i++) walkIns += walkIn[i]!;
  return walkIns;
}
