// First-order Markov: how often each product followed a last product, counted over the training targets.

import type { FitSamples } from "../../features/withoutTest.ts";
import { lastLineBefore, vocabularyIds } from "./trainingPart.ts";

/** Rows of successors in one array: those of id ℓ are entries start[ℓ]..start[ℓ + 1] − 1, ids ascending. */
export interface Transitions {
  start: Int32Array; // [P + 1]
  ids: Int32Array;
  counts: Int32Array;
  /** [P] sum of a row's counts. */
  totals: Int32Array;
}

/** Counts (last product before the visit → product of the target), both known, over the training targets. */
export function countTransitions(samples: FitSamples): Transitions {
  const { lines, sizes, split, targetProduct } = samples;
  const P = sizes.numProducts;
  const idOf = vocabularyIds(samples);
  const before = lastLineBefore(samples, split.train);
  const pairs = new Float64Array(before.length);
  let count = 0;
  for (let i = 0; i < before.length; i++) {
    if (before[i] < 0) continue;
    const from = idOf[lines.product.codes[before[i]]];
    const to = targetProduct[split.train[i]];
    if (from >= 2 && to >= 2) pairs[count++] = from * P + to;
  }
  const sorted = pairs.subarray(0, count).sort();
  const start = new Int32Array(P + 1);
  const totals = new Int32Array(P);
  const ids: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < count; i++) {
    const from = Math.floor(sorted[i] / P);
    totals[from]++;
    if (i > 0 && sorted[i] === sorted[i - 1]) {
      counts[counts.length - 1]++;
      continue;
    }
    start[from + 1]++;
    ids.push(sorted[i] - from * P);
    counts.push(1);
  }
  for (let id = 0; id < P; id++) start[id + 1] += start[id];
  return { start, ids: Int32Array.from(ids), counts: Int32Array.from(counts), totals };
}

/** Share of `to` after `from`; −1 where `from` was never followed by anything. */
export function transitionShare({ start, ids, counts, totals }: Transitions, from: number, to: number): number {
  if (totals[from] === 0) return -1;
  let low = start[from];
  let high = start[from + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle] < to) low = middle + 1;
    else high = middle;
  }
  return low < start[from + 1] && ids[low] === to ? counts[low] / totals[from] : 0;
}
