// What everybody bought lately: the training lines of whole weeks before a target's own, a week's weight halving every two.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import { KEPT_WEEKS, type MemoryTables, WEEK_MS } from "./parts.ts";

/** A week's weight against the week after it. */
const FADING = Math.SQRT1_2;

/** Weeks are counted back from the training cut: 0 ends with it, −1 is all that comes later. */
export function weekOf(time: number, cut: number): number {
  return time > cut ? -1 : Math.floor((cut - time) / WEEK_MS);
}

/** Lines counted between two pauses. */
const STEP = 65_536;

/** Counts training lines of known products (ids below P) by week and product; ids, times and marks by position. */
export function* countWeeks(
  ids: Int32Array,
  times: Float64Array,
  training: Uint8Array,
  cut: number,
  numProducts: number,
): CooperativeTask<number[][]> {
  const counts = new Int32Array(KEPT_WEEKS * numProducts); // [weeks, P]
  let weeks = 0;
  for (let p = 0; p < ids.length; p++) {
    if (p % STEP === 0) yield;
    if (training[p] === 0) continue;
    const id = ids[p]!;
    const week = weekOf(times[p]!, cut);
    if (id < FIRST_PRODUCT || week >= KEPT_WEEKS) continue;
    counts[week * numProducts + id]!++;
    weeks = Math.max(weeks, week + 1);
  }
  const pairs: number[][] = [];
  for (let week = 0; week < weeks; week++) {
    const sold: number[] = [];
    const row = counts.subarray(week * numProducts, (week + 1) * numProducts);
    for (let id = 0; id < numProducts; id++) if (row[id]! > 0) sold.push(id, row[id]!);
    pairs.push(sold);
    yield;
  }
  return pairs;
}

/** The trend as of any time: it changes once a week, and stays as it is after the training cut. */
export class Trend {
  readonly #cut: number;
  readonly #numProducts: number;
  /** [weeks + 1] by week + 1: shares [P] of what was bought in earlier weeks. */
  readonly #shares: Float32Array[] = [];
  readonly #none: Float32Array;

  constructor(tables: MemoryTables | undefined, cut: number, numProducts: number) {
    this.#cut = cut;
    this.#numProducts = numProducts;
    this.#none = new Float32Array(numProducts);
    const weeks = tables?.weeks ?? [];
    const weights = new Float64Array(numProducts);
    for (let week = weeks.length - 1; week >= 0; week--) {
      let total = 0;
      const pairs = weeks[week]!;
      for (let id = 0; id < numProducts; id++) weights[id]! *= FADING;
      for (let k = 0; k + 1 < pairs.length; k += 2) if (pairs[k]! < numProducts) weights[pairs[k]!]! += pairs[k + 1]!;
      for (const weight of weights) total += weight;
      this.#shares[week] = total > 0 ? Float32Array.from(weights, (weight) => weight / total) : this.#none;
    }
  }

  /** [P] shares as of a time. */
  at(time: number): Float32Array {
    return this.#shares[weekOf(time, this.#cut) + 1] ?? this.#none;
  }

  get numProducts(): number {
    return this.#numProducts;
  }
}
