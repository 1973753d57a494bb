// Inverted dropout from a counter-based generator: element i of a call with one seed is kept or not by a hash alone, so
// masks need no memory, repeat exactly, and agree between backends.
// Srivastava et al. (2014), https://jmlr.org/papers/v15/srivastava14a.html.
//
// Kernel StudioDropout  inputs x (any shape), attributes { rate, seed } → [y]; the gradient is the same kernel on dy.

import { customGrad, type Tensor } from "@tensorflow/tfjs-core";
import { hash32 } from "../../lib/random.ts";
import { runKernel } from "../kernel.ts";

export const DROPOUT = "StudioDropout";
export interface DropoutAttributes {
  /** Share dropped, 0 ≤ rate < 1. */
  rate: number;
  /** Unsigned 32-bit. */
  seed: number;
}

/** keep(i) = hash32(i + hash32(seed)) ≥ floor(rate · 2³²), all in unsigned 32-bit arithmetic. */
export function keeps(index: number, seed: number, rate: number): boolean {
  return hash32((index + hash32(seed)) >>> 0) >= threshold(rate);
}

/** The unsigned 32-bit number below which a hash drops its element. */
export function threshold(rate: number): number {
  return Math.floor(rate * 4294967296) >>> 0;
}

/** x → x with a share `rate` of its elements zeroed and the rest scaled by 1 / (1 − rate). */
export function dropout<T extends Tensor>(x: T, rate: number, seed: number): T {
  if (rate === 0) return x;
  const attributes: DropoutAttributes = { rate, seed };
  return customGrad((...args) => {
    const [input] = args as unknown as [Tensor];
    return {
      value: runKernel(DROPOUT, { x: input }, attributes)[0]!,
      gradFunc: (dy: Tensor) => runKernel(DROPOUT, { x: dy }, attributes)[0]!,
    };
  })(x) as T;
}
