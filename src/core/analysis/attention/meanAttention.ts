// Where the model looks on average, beside what even weights would be.

import type { Attention } from "../../model/attention.ts";

export interface MeanAttention {
  /** By place from the end of the history, the last purchase first. */
  steps: {
    /** Histories that reach this far back. */
    count: number;
    weight: number;
    /** What the weight would be if every step of a history counted alike. */
    even: number;
  }[];
  /** [S], [1 + M] */
  scales: number[];
  gate: number[] | null;
}

/** Means over all rows; throws when there are none. */
export function meanAttention({ length, steps, lengths, scales, gate }: Attention): MeanAttention {
  const n = lengths.length;
  if (n === 0) throw new RangeError("no rows to average attention over");
  const places = Array.from({ length }, () => ({ count: 0, weight: 0, even: 0 }));
  for (const [row, valid] of lengths.entries()) {
    for (let back = 0; back < valid; back++) {
      const place = places[back]!;
      place.count++;
      place.weight += steps[row * length + valid - 1 - back]!;
      place.even += 1 / valid;
    }
  }
  return {
    steps: places
      .filter(({ count }) => count > 0)
      .map(({ count, weight, even }) => ({ count, weight: weight / count, even: even / count })),
    scales: meanRows(scales, n),
    gate: gate && meanRows(gate, n),
  };
}

function meanRows(values: Float32Array, n: number): number[] {
  const width = values.length / n;
  return Array.from({ length: width }, (_, i) => {
    let sum = 0;
    for (let row = 0; row < n; row++) sum += values[row * width + i]!;
    return sum / n;
  });
}
