// Logistic regression of weighted rows, by Newton's method with a ridge.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { Curvature } from "../lib/curvature.ts";
import { solveSymmetric } from "../lib/solve.ts";

/** Rows of `width` inputs, of which the first is 1; how often each stands for, and whether it came true. */
export interface LogisticRows {
  width: number;
  inputs: Float32Array; // [n, width]
  weights: Float32Array; // [n]
  came: Uint8Array; // [n]
}

const MOST_STEPS = 25;
const SETTLED = 1e-5;
/** Rows between two pauses. */
const STEP = 4096;

/**
 * Coefficients [width] of the least weighted log loss plus ridge / 2 · Σ (coefficient · deviation of its input)², the first input
 * free of it; `begin` is where to begin.
 */
export function* fitLogistic(rows: LogisticRows, ridge: number, begin?: Float64Array): CooperativeTask<Float64Array> {
  const { width, inputs, weights, came } = rows;
  const n = weights.length;
  const penalty = penalties(rows, ridge);
  const coefficients = new Float64Array(width);
  let [all, true_] = [0, 0];
  for (let i = 0; i < n; i++) {
    all += weights[i]!;
    true_ += weights[i]! * came[i]!;
  }
  if (begin) coefficients.set(begin);
  else coefficients[0] = Math.log((true_ + 0.5) / (all - true_ + 0.5));
  let before = Number.POSITIVE_INFINITY;
  let taken = new Float64Array(width);
  for (let step = 0; step < MOST_STEPS; step++) {
    const sums = new Curvature(width);
    const { slope, curve } = sums;
    let loss = 0;
    for (let i = 0; i < n; i++) {
      if (i % STEP === 0) yield (step + i / n) / MOST_STEPS;
      const row = i * width;
      let sum = 0;
      for (let k = 0; k < width; k++) sum += coefficients[k]! * inputs[row + k]!;
      const chance = 1 / (1 + Math.exp(-sum));
      loss += weights[i]! * (Math.max(sum, 0) - sum * came[i]! + Math.log1p(Math.exp(-Math.abs(sum))));
      const miss = weights[i]! * (came[i]! - chance);
      const bend = weights[i]! * chance * (1 - chance);
      sums.add(inputs, row, miss, bend);
    }
    for (let k = 0; k < width; k++) {
      loss += 0.5 * penalty[k]! * coefficients[k]! ** 2;
      slope[k]! -= penalty[k]! * coefficients[k]!;
      curve[k * width + k]! += penalty[k]! + 1e-9 * (1 + curve[k * width + k]!);
    }
    sums.mirror();
    if (loss > before) {
      // Newton went too far: half of the step.
      for (let k = 0; k < width; k++) {
        taken[k]! /= 2;
        coefficients[k]! -= taken[k]!;
      }
      continue;
    }
    if (before - loss < SETTLED * Math.max(1, Math.abs(loss)) && step > 0) break;
    before = loss;
    taken = solveSymmetric(curve, slope) as Float64Array<ArrayBuffer>;
    for (let k = 0; k < width; k++) coefficients[k]! += taken[k]!;
  }
  return coefficients;
}

/** [width] ridge · variance of each input. */
function penalties({ width, inputs, weights }: LogisticRows, ridge: number): Float64Array {
  const n = weights.length;
  const penalty = new Float64Array(width);
  for (let k = 1; k < width; k++) {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
      const value = inputs[i * width + k]!;
      sum += value;
      squares += value * value;
    }
    penalty[k] = ridge * Math.max(1e-6, squares / n - (sum / n) ** 2);
  }
  return penalty;
}
