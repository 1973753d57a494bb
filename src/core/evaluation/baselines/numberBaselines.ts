// Plain guesses of quantity, revenue and discount: what the number heads have to beat.

import type { SampleSet } from "../../features/sampleSet.ts";
import { quantile } from "../../lib/quantile.ts";
import type { NumberBaseline } from "../../model/baselineNames.ts";
import { sweepHistories } from "./historySweep.ts";
import { trainingLines } from "./trainingPart.ts";

export const NUMBER_TASKS = ["quantity", "revenue", "discount"] as const;
export type NumberTask = (typeof NUMBER_TASKS)[number];
export type NumberGuesses = Record<NumberTask, Record<NumberBaseline, Float64Array>>;

/**
 * [n] guesses for the targets `chosen`, in the lines' units: the median of the training lines; the last history line's
 * value; the history's mean; the mean of the last product's training lines (the median where it has none).
 */
export function guessNumbers(samples: SampleSet, chosen: ArrayLike<number>): NumberGuesses {
  const { lines } = samples;
  const n = chosen.length;
  const mask = trainingLines(samples);
  const guesses = {} as NumberGuesses;
  const medians = {} as Record<NumberTask, number>;
  const productMeans = {} as Record<NumberTask, Float64Array>;
  for (const task of NUMBER_TASKS) {
    medians[task] = maskedMedian(lines[task], mask);
    productMeans[task] = meansByProduct(samples, task, mask, medians[task]);
    guesses[task] = {
      median: new Float64Array(n).fill(medians[task]),
      last: new Float64Array(n).fill(medians[task]),
      customerMean: new Float64Array(n).fill(medians[task]),
      productMean: new Float64Array(n).fill(medians[task]),
    };
  }
  sweepHistories(samples, chosen, (i, _, state) => {
    if (state.last < 0) return;
    for (const task of NUMBER_TASKS) {
      guesses[task].last[i] = lines[task][state.last];
      guesses[task].customerMean[i] = state[task] / state.lines.length;
      guesses[task].productMean[i] = productMeans[task][lines.product.codes[state.last]];
    }
  });
  return guesses;
}

/** [product codes] mean over the training lines of each product; `fallback` for those without any. */
function meansByProduct({ lines }: SampleSet, task: NumberTask, mask: Uint8Array, fallback: number): Float64Array {
  const sums = new Float64Array(lines.product.values.length);
  const counts = new Int32Array(sums.length);
  for (let line = 0; line < lines.count; line++) {
    if (mask[line] === 0) continue;
    sums[lines.product.codes[line]] += lines[task][line];
    counts[lines.product.codes[line]]++;
  }
  return sums.map((sum, code) => (counts[code] > 0 ? sum / counts[code] : fallback));
}

function maskedMedian(values: Float64Array, mask: Uint8Array): number {
  const kept = new Float64Array(mask.length);
  let count = 0;
  for (let line = 0; line < mask.length; line++) if (mask[line] === 1) kept[count++] = values[line];
  return quantile(kept.subarray(0, count).sort(), 0.5);
}
