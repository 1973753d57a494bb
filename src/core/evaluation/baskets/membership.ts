// The probability that a product is in a customer's next order: from the model's distribution of a line's product, the order's
// expected size, and the customer's own orders with it.

import { DAY_MS } from "../../lib/calendar.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { Curvature } from "../../lib/curvature.ts";
import { solveSymmetric } from "../../lib/solve.ts";
import { type CustomerPast, everyDays } from "./customerPast.ts";

/** Orders that "lately" looks back over. */
export const LATELY = 3;
/** Days since the last order with a product over its mean gap: where the steps of its rhythm end. */
const STEPS = [0.35, 0.7, 1, 1.4, 2, 4] as const;
/**
 * Inputs in order: 1; ln of the expected draws p · size; whether it was bought before; ln odds of its share of the last orders and of
 * all; whether it was in the last order; ln orders with it; then 0/1 for each step of its rhythm beyond the first.
 */
export const MEMBERSHIP_INPUTS = 7 + STEPS.length;
const LEAST_DRAWS = 1e-9;

/** Weights of the inputs [MEMBERSHIP_INPUTS], of the ln odds. */
export type MembershipWeights = number[];

/** Independent draws with replacement: 1 − (1 − p)^size. */
export function independentDraws(probability: number, size: number): number {
  return 1 - (1 - Math.min(1 - 1e-12, Math.max(0, probability))) ** size;
}

/** Writes the inputs of a product [MEMBERSHIP_INPUTS] to `out` from `at`. */
export function writeInputs(
  past: CustomerPast,
  time: number,
  id: number,
  probability: number,
  size: number,
  out: Float64Array,
  at: number,
): void {
  out.fill(0, at, at + MEMBERSHIP_INPUTS);
  out[at] = 1;
  const draws = Math.max(LEAST_DRAWS, independentDraws(probability, size));
  out[at + 1] = Math.log(draws / (1 - Math.min(draws, 1 - 1e-9)));
  const own = past.products.get(id);
  if (!own) return;
  const orders = past.times.length;
  const lately = Math.min(LATELY, orders);
  let recent = 0;
  for (let k = own.at.length - 1; k >= 0 && own.at[k]! >= orders - lately; k--) recent++;
  out[at + 2] = 1;
  out[at + 3] = logOdds(recent, lately);
  out[at + 4] = logOdds(own.orders, orders);
  out[at + 5] = own.lastOrder === orders - 1 ? 1 : 0;
  out[at + 6] = Math.log(own.orders);
  const every = everyDays(own);
  if (every === null) return;
  const ratio = (time - own.last) / DAY_MS / every;
  for (const [step, end] of STEPS.entries()) {
    if (ratio >= end && (step === STEPS.length - 1 || ratio < STEPS[step + 1]!)) out[at + 7 + step] = 1;
  }
}

function logOdds(hits: number, of: number): number {
  return Math.log((hits + 0.5) / (of - hits + 0.5));
}

export function membershipOf(weights: MembershipWeights, inputs: Float64Array, at: number): number {
  let score = 0;
  for (let k = 0; k < MEMBERSHIP_INPUTS; k++) score += weights[k]! * inputs[at + k]!;
  return 1 / (1 + Math.exp(-score));
}

/** No calibration: independent draws as they are. */
export const INDEPENDENT: MembershipWeights = [0, 1, ...new Array<number>(MEMBERSHIP_INPUTS - 2).fill(0)];

/** Pull towards independent draws, in lines' worth of squared change. */
const HOLD = 3;
const ROUNDS = 25;
/** Rows between two pauses. */
const PIECE = 16_384;

/**
 * Logistic regression by Newton's steps, held back towards independent draws: inputs [n, MEMBERSHIP_INPUTS], 1 where the order held
 * the product. `free`: how many of the first inputs may have other weights than those of independent draws.
 */
export function* fitMembership(
  inputs: Float64Array,
  held: Uint8Array,
  free = MEMBERSHIP_INPUTS,
): CooperativeTask<MembershipWeights> {
  const D = free;
  const weights = [...INDEPENDENT];
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Curvature(D);
    const { slope: gradient, curve: curvature } = sums;
    for (let i = 0; i < held.length; i++) {
      if (i % PIECE === 0) yield;
      const at = i * MEMBERSHIP_INPUTS;
      const said = membershipOf(weights, inputs, at);
      sums.add(inputs, at, said - held[i]!, said * (1 - said));
    }
    for (let a = 0; a < D; a++) {
      gradient[a]! += 2 * HOLD * (weights[a]! - INDEPENDENT[a]!);
      curvature[a * D + a]! += 2 * HOLD;
    }
    sums.mirror();
    const step = solveSymmetric(curvature, gradient);
    let largest = 0;
    for (let a = 0; a < D; a++) {
      const move = Math.min(2, Math.max(-2, step[a]!));
      weights[a]! -= move;
      largest = Math.max(largest, Math.abs(move));
    }
    if (largest < 1e-6) break;
  }
  return weights;
}
