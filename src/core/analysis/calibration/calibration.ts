// Whether probabilities mean what they say: of the answers given with 30 %, did 30 % come true? And whether the numbers
// are right on average, from the small to the large ones.

import type { AnalysedNumber, TestTable } from "../testTable.ts";

export interface CalibrationBin {
  low: number;
  high: number;
  count: number;
  /** Mean probability said, and the share that came true with its 95 % Wilson interval; NaN in an empty bin. */
  said: number;
  seen: number;
  seenLow: number;
  seenHigh: number;
}

export interface Calibration {
  bins: CalibrationBin[];
  count: number;
  /** Σ count/n · |said − seen| over the bins: the expected calibration error. */
  error: number;
  /** Mean of said − seen: above 0 the model is too sure. */
  surplus: number;
}

/** Which probabilities: of the likeliest product alone, or of each product kept of an answer. */
export const CALIBRATED = ["first", "kept"] as const;
export type Calibrated = (typeof CALIBRATED)[number];

/** Reliability in `size` equal bins of 0..1. */
export function calibration(table: TestTable, which: Calibrated, size = 20): Calibration {
  const { topK, topIds, topProbabilities } = table.predictions;
  const kept = which === "first" ? 1 : topK;
  const sums = Array.from({ length: size }, () => ({ count: 0, said: 0, seen: 0 }));
  for (let row = 0; row < table.count; row++) {
    for (let k = 0; k < kept; k++) {
      const probability = topProbabilities[row * topK + k]!;
      const bin = sums[Math.min(size - 1, Math.floor(probability * size))]!;
      bin.count++;
      bin.said += probability;
      if (topIds[row * topK + k] === table.product[row]) bin.seen++;
    }
  }
  const count = table.count * kept;
  let [error, surplus] = [0, 0];
  const bins = sums.map(({ count: n, said, seen }, i) => {
    error += Math.abs(said - seen) / count;
    surplus += (said - seen) / count;
    const [seenLow, seenHigh] = wilson(seen, n);
    return { low: i / size, high: (i + 1) / size, count: n, said: said / n, seen: seen / n, seenLow, seenHigh };
  });
  return { bins, count, error, surplus };
}

/**
 * The 95 % interval of a share of `hits` among `n`; NaN for none.
 * Wilson (1927), https://doi.org/10.1080/01621459.1927.10502953.
 */
export function wilson(hits: number, n: number): [number, number] {
  const z = 1.959963984540054;
  const p = hits / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return n === 0 ? [Number.NaN, Number.NaN] : [Math.max(0, middle - half), Math.min(1, middle + half)];
}

export interface NumberDecile {
  count: number;
  predicted: number;
  actual: number;
}

/** Mean predicted beside mean actual in `parts` equally large groups of rows, by what was predicted, smallest first. */
export function numberDeciles(table: TestTable, task: AnalysedNumber, parts = 10): NumberDecile[] {
  const predicted = table.predictions[task];
  const order = Uint32Array.from(predicted.keys()).sort((a, b) => predicted[a]! - predicted[b]! || a - b);
  const mean = (rows: Uint32Array, values: Float64Array) =>
    rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
  return Array.from({ length: Math.min(parts, table.count) }, (_, i, size = Math.min(parts, table.count)) => {
    const rows = order.subarray(Math.floor((i * order.length) / size), Math.floor(((i + 1) * order.length) / size));
    return { count: rows.length, predicted: mean(rows, predicted), actual: mean(rows, table.actual[task]) };
  });
}
