// What a column of numbers looks like: the figures of a data frame's describe(), and a small histogram.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";
import { quantile } from "../lib/quantile.ts";
import { radixNumbers } from "./radixSort.ts";

export const DESCRIBED_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export interface NumbersDescription {
  count: number;
  missing: number;
  /** Different values; of times, different days. */
  distinct: number;
  /** NaN without values, as are the others that have none. */
  mean: number;
  /** Of a sample (n − 1); NaN with fewer than two values. */
  deviation: number;
  min: number;
  /** At DESCRIBED_QUANTILES, linearly interpolated. */
  quantiles: number[];
  max: number;
  histogram: Histogram;
}

/** Bars of equal width; values beyond the ends are counted in the first and last. */
export interface Histogram {
  from: number;
  to: number;
  counts: number[];
}

const BARS = 24;
/** A few far values would leave one bar with everything: they are counted in the last. */
const SHOWN = [0.005, 0.995] as const;
/** Numbers between two pauses. */
const PIECE = 1 << 17;

/** Describes `values`, of which NaN are missing; they are written over. `same` is how two values are told apart. */
export function* describeNumbers(
  values: Float64Array,
  same: (value: number) => number = (value) => value,
): CooperativeTask<NumbersDescription> {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    // + 0 makes one number of both zeros.
    if (!Number.isNaN(value)) values[count++] = value + 0;
    if (i % PIECE === PIECE - 1) yield;
  }
  const sorted = yield* radixNumbers(values.subarray(0, count));
  const sum = new ExactSum();
  let distinct = 0;
  for (let i = 0; i < count; i++) {
    sum.add(sorted[i]!);
    if (i === 0 || same(sorted[i]!) !== same(sorted[i - 1]!)) distinct++;
    if (i % PIECE === PIECE - 1) yield;
  }
  const mean = count > 0 ? sum.value() / count : Number.NaN;
  sum.clear();
  for (let i = 0; i < count; i++) {
    const away = sorted[i]! - mean;
    sum.add(away * away);
    if (i % PIECE === PIECE - 1) yield;
  }
  return {
    count,
    missing: values.length - count,
    distinct,
    mean,
    deviation: count > 1 ? Math.sqrt(sum.value() / (count - 1)) : Number.NaN,
    min: sorted[0] ?? Number.NaN,
    quantiles: DESCRIBED_QUANTILES.map((q) => quantile(sorted, q)),
    max: sorted[count - 1] ?? Number.NaN,
    histogram: histogramOf(sorted),
  };
}

/** The histogram of ascending values. */
export function histogramOf(sorted: Float64Array): Histogram {
  const n = sorted.length;
  if (n === 0) return { from: Number.NaN, to: Number.NaN, counts: [] };
  const [from, to] = SHOWN.map((q) => sorted[Math.round(q * (n - 1))]!) as [number, number];
  if (from === to) return { from, to, counts: [n] };
  const counts: number[] = [];
  let before = 0;
  for (let bar = 1; bar <= BARS; bar++) {
    const end = bar === BARS ? n : firstAtLeast(sorted, from + ((to - from) * bar) / BARS);
    counts.push(end - before);
    before = end;
  }
  return { from, to, counts };
}

/** How many of the ascending values lie below the limit. */
function firstAtLeast(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
