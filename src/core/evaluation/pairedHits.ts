// Hits among the first ten by two rankings of the same targets, and how far one is ahead, paired over customers.

import { difference, interval, ratio, resampleCustomers } from "./bootstrap.ts";
import { customerRows, customerTable } from "./customerSums.ts";
import { gain } from "./metrics.ts";

export interface PairedHits {
  customers: number;
  /** Shares of targets whose product stands among the first ten. */
  ours: number;
  theirs: number;
  /** ours − theirs, with the 95 % interval of the paired difference over customers. */
  difference: number;
  low: number;
  high: number;
}

/** `customerOf` [n]: customer code of each target; ranks [n], 0 = unknown product. NaN where there is no target. */
export function pairedHits(customerOf: Int32Array, ours: Int32Array, theirs: Int32Array): PairedHits {
  const { customers, rowOf } = customerRows(customerOf);
  const hits = (ranks: Int32Array) => (target: number) => gain("hit10", ranks[target]!);
  const sums = customerTable(rowOf, customers, [hits(ours), hits(theirs)]); // [customers, 3]
  const resamples = resampleCustomers(sums, 3);
  const [one, other] = [ratio([1], [0]), ratio([2], [0])];
  const { value, low, high } = interval(resamples, difference(one, other));
  const [a, b] = [one(resamples.totals, 0), other(resamples.totals, 0)];
  return { customers, ours: a, theirs: b, difference: value, low, high };
}
