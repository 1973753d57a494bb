// Mean and deviation of a feature over all customers, whoever comes first and whichever machine saw them: a customer's values
// are added up in their order, and what customers come to is added without rounding.

import { ExpansionSum } from "../lib/expansionSum.ts";
import type { Scaling } from "./registry/definition.ts";
import type { Scaler } from "./sampleSet.ts";
import { CONSTANT_BELOW, type RunningMoments } from "./scaling.ts";

/** What lies further off than this (a formula may give it) counts as this, so that no sum overflows. */
const MOST = 1e140;

/** As parts of a fit pass them on: the parts of sum and sum of squares (`ExpansionSum`). */
export interface MomentsState {
  count: number;
  sum: number[];
  squares: number[];
}

export class ExactMoments {
  #count = 0;
  readonly #sum = new ExpansionSum();
  readonly #squares = new ExpansionSum();

  /** Adds one customer's moments, and clears them for the next. */
  take(moments: RunningMoments): void {
    const { count } = moments;
    if (count === 0) return;
    const [shift, sum, squares] = [
      within(moments.shift, MOST),
      within(moments.sum, MOST),
      within(moments.squares, MOST ** 2),
    ];
    moments.clear();
    this.#count += count;
    this.#sum.addProduct(count, shift);
    this.#sum.add(sum);
    addSquare(this.#squares, shift, count);
    this.#squares.addProduct(2 * shift, sum);
    this.#squares.add(squares);
  }

  add({ count, sum, squares }: MomentsState): void {
    this.#count += count;
    this.#sum.addAll(sum);
    this.#squares.addAll(squares);
  }

  state(): MomentsState {
    return { count: this.#count, sum: this.#sum.parts(), squares: this.#squares.parts() };
  }

  mean(): number {
    return this.#count === 0 ? 0 : this.#sum.value() / this.#count;
  }

  /** Population deviation; 1 for a constant (or never seen) feature, so that dividing by it is safe. */
  deviation(): number {
    const count = this.#count;
    if (count === 0) return 1;
    const mean = this.mean();
    // About the rounded mean, so that little is left to cancel: Σ(x − m)² = Σx² − 2m·Σx + n·m².
    const about = new ExpansionSum();
    about.addAll(this.#squares.parts());
    for (const part of this.#sum.parts()) about.addProduct(-2 * mean, part);
    addSquare(about, mean, count);
    const rest = new ExpansionSum();
    rest.addAll(this.#sum.parts());
    rest.addProduct(-mean, count);
    const off = rest.value() / count;
    const deviation = Math.sqrt(Math.max(0, about.value() / count - off * off));
    return deviation > CONSTANT_BELOW * Math.max(1, Math.abs(mean)) ? deviation : 1;
  }

  scaler({ name, log, scale, divisor }: Scaling & { name: string }): Scaler {
    return { name, log, scale, divisor, mean: scale ? this.mean() : 0, deviation: scale ? this.deviation() : 1 };
  }
}

function within(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** Adds times · x². */
function addSquare(into: ExpansionSum, x: number, times: number): void {
  const square = new ExpansionSum();
  square.addProduct(x, x);
  for (const part of square.parts()) into.addProduct(times, part);
}
