// Bootstrap over customers: whole customers are drawn with replacement, since the lines of one are not independent.
// Only sums per customer are kept, so a thousand resamples cost a thousand passes over small rows.

import { random } from "../lib/random.ts";
import type { Metric } from "./metric.ts";

/** Rows of sums: row 0 is the data as it is, rows 1..resamples are resamples; each row has `width` columns. */
export interface Resamples {
  totals: Float64Array; // [1 + resamples, width]
  resamples: number;
  width: number;
}

/** A metric as a function of one row of totals: `totals[at + column]`. NaN where it is not defined. */
export type Statistic = (totals: Float64Array, at: number) => number;

/** Resamples drawn together, and customers added together: the sums of a block stay in the processor's cache. */
const DRAWN_TOGETHER = 50;
const BLOCK = 128;

/** Resamples the customers' sums [customers, width], seeded. Throws RangeError when the shape does not fit. */
export function resampleCustomers(
  sums: Float64Array,
  width: number,
  { resamples = 1000, seed = 1 }: { resamples?: number; seed?: number } = {},
): Resamples {
  if (width < 1 || sums.length % width !== 0) {
    throw new RangeError(`${sums.length} sums do not make rows of ${width} columns`);
  }
  const customers = sums.length / width;
  const totals = new Float64Array((1 + resamples) * width);
  addCustomers(totals.subarray(0, width), sums, new Uint8Array(customers).fill(1), width);
  const rng = random(seed);
  for (let from = 0; from < resamples; from += DRAWN_TOGETHER) {
    const drawn = Math.min(DRAWN_TOGETHER, resamples - from);
    const times = new Uint8Array(drawn * customers); // no customer is drawn 256 times among as many
    for (let r = 0; r < drawn; r++) {
      for (let c = 0; c < customers; c++) times[r * customers + rng.integer(customers)]++;
    }
    addCustomers(totals.subarray((1 + from) * width, (1 + from + drawn) * width), sums, times, width);
  }
  return { totals, resamples, width };
}

/** rows [n, width] += times [n, customers] · sums [customers, width] */
function addCustomers(rows: Float64Array, sums: Float64Array, times: Uint8Array, width: number): void {
  const customers = sums.length / width;
  for (let block = 0; block < customers; block += BLOCK) {
    const end = Math.min(block + BLOCK, customers);
    for (let r = 0, row = 0; row < rows.length; r++, row += width) {
      for (let c = block; c < end; c++) {
        const weight = times[r * customers + c];
        if (weight === 0) continue;
        const start = c * width;
        for (let w = 0; w < width; w++) rows[row + w] += weight * sums[start + w];
      }
    }
  }
}

/**
 * Percentile bootstrap (Efron 1979, https://doi.org/10.1214/aos/1176344552; Efron and Tibshirani 1993, chapter 13): the
 * statistic of the data with the 2.5 and 97.5 % percentiles of its resamples (linear interpolation; resamples
 * where it is not defined are left out).
 */
export function interval({ totals, resamples, width }: Resamples, statistic: Statistic): Metric {
  const values = new Float64Array(resamples);
  let defined = 0;
  for (let r = 1; r <= resamples; r++) {
    const value = statistic(totals, r * width);
    if (!Number.isNaN(value)) values[defined++] = value;
  }
  const sorted = values.subarray(0, defined).sort();
  return { value: statistic(totals, 0), low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

/** numerator / denominator of two columns, or its square root; NaN where the denominator is 0. */
export function ratio(numerators: number[], denominators: number[], root = false): Statistic {
  return (totals, at) => {
    let above = 0;
    let below = 0;
    for (const column of numerators) above += totals[at + column];
    for (const column of denominators) below += totals[at + column];
    if (below === 0) return Number.NaN;
    return root ? Math.sqrt(above / below) : above / below;
  };
}

/** one − other, of the same row: what is common to both cancels. */
export function difference(one: Statistic, other: Statistic): Statistic {
  return (totals, at) => one(totals, at) - other(totals, at);
}

function percentile(sorted: Float64Array, q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}
