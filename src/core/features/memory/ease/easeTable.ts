// What EASE keeps of its weights, and how a history's products score all others by them.

import type { CooperativeTask } from "../../../lib/cooperativeTask.ts";
import { FIRST_PRODUCT } from "../../productIds.ts";

/**
 * [products] the weights from each product: id, weight, id, weight, ..., by falling magnitude, at most `KEPT_WEIGHTS` pairs; a
 * weight above 0 speaks for the product of that id, one below 0 against it.
 */
export type EaseTable = number[][];

/** Products that have weights: the most frequent ones. Their matrix takes 4·n² bytes, 100 MB. */
export const EASE_PRODUCTS = 5000;
export const KEPT_WEIGHTS = 64;
/** Weights are kept to four decimals. */
export const WEIGHT_DECIMALS = 10_000;

/** An `EaseTable` taken up for scoring; read only. */
export class EaseWeights {
  readonly #start: Int32Array; // [P + 1]
  readonly #ids: Int32Array;
  readonly #weights: Float32Array;

  private constructor(start: Int32Array, ids: Int32Array, weights: Float32Array) {
    this.#start = start;
    this.#ids = ids;
    this.#weights = weights;
  }

  /** The table that was kept; products beyond the vocabulary are passed over, and without a table all scores are 0. */
  static *fromTable(table: EaseTable | undefined, numProducts: number): CooperativeTask<EaseWeights> {
    const start = new Int32Array(numProducts + 1);
    const ids: number[] = [];
    const weights: number[] = [];
    for (let id = 0; id < numProducts; id++) {
      const pairs = table?.[id - FIRST_PRODUCT] ?? [];
      for (let k = 0; k + 1 < pairs.length; k += 2) {
        const to = pairs[k]!;
        if (to < FIRST_PRODUCT || to >= numProducts) continue;
        ids.push(to);
        weights.push(pairs[k + 1]!);
      }
      start[id + 1] = ids.length;
      yield;
    }
    return new EaseWeights(start, Int32Array.from(ids), Float32Array.from(weights));
  }

  /**
   * Adds `amount` (1, or how recent the purchase is) times a product's weights to the scores [P]. Scores of a history are the
   * sum over its distinct products; ids without weights (0, 1, rare ones) add nothing.
   */
  addTo(scores: Float64Array, id: number, amount: number): void {
    for (let k = this.#start[id]!; k < this.#start[id + 1]!; k++) {
      scores[this.#ids[k]!]! += amount * this.#weights[k]!;
    }
  }

  /** Calls `see` for each product that a product's weights speak for or against. */
  each(id: number, see: (to: number, weight: number) => void): void {
    for (let k = this.#start[id]!; k < this.#start[id + 1]!; k++) see(this.#ids[k]!, this.#weights[k]!);
  }
}
