// The largest value of a column and how far it lies from the rest: without sorting the column, whose order is the lines'.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";

export interface LargestValue {
  /** The value farthest from zero, and the number of its line in the file. */
  value: number;
  line: number;
  /** 99 of a hundred values lie no farther from zero than this; by nearest rank. */
  usual: number;
  /** What it makes of the sum of all distances from zero, 0..1. */
  share: number;
}

const AMONG = 0.99;
/** Among so many values and fewer the usual one is the largest itself. */
export const ENOUGH_VALUES = 100;
const PIECE = 1 << 17;
/** Bits of a double's upper half that are left out of a bucket; the sign is not among the rest. */
const SHIFT = 14;

/** Looks at `values` twice; `lines` are their line numbers. */
export function* largestValue(values: Float64Array, lines: Uint32Array): CooperativeTask<LargestValue> {
  const count = values.length;
  // The upper halves of doubles, which order as the distances from zero do once the sign is gone (little-endian).
  const halves = new Uint32Array(values.buffer, values.byteOffset, 2 * count);
  const buckets = new Uint32Array(2 ** (31 - SHIFT));
  let [largest, at, sum] = [-1, 0, 0];
  for (let i = 0; i < count; i++) {
    const distance = Math.abs(values[i]!);
    sum += distance;
    if (distance > largest) {
      largest = distance;
      at = i;
    }
    buckets[(halves[2 * i + 1]! & 0x7fffffff) >>> SHIFT]!++;
    if (i % PIECE === PIECE - 1) yield;
  }
  let rank = Math.max(1, Math.ceil(AMONG * count));
  let bucket = 0;
  while (rank > buckets[bucket]!) rank -= buckets[bucket++]!;
  const within = new Float64Array(buckets[bucket]!);
  let filled = 0;
  for (let i = 0; i < count; i++)
    if ((halves[2 * i + 1]! & 0x7fffffff) >>> SHIFT === bucket) within[filled++] = Math.abs(values[i]!);
  within.sort();
  return { value: values[at]!, line: lines[at]!, usual: within[rank - 1]!, share: sum > 0 ? largest / sum : 0 };
}
