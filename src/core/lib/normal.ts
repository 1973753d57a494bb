// The standard normal distribution, and sums of what is given by its logarithms.

import { logGamma } from "./logGamma.ts";

/** P(Z ≤ x); relative error below 1e-12 of the smaller tail. */
export function normalCdf(x: number): number {
  const tail = upperTail(Math.abs(x));
  return x > 0 ? 1 - tail : tail;
}

/** P(Z > x) of x ≥ 0: the series around 0, then Laplace's continued fraction. */
function upperTail(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    // Abramowitz and Stegun 26.2.11: Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/15 + ...).
    let [term, sum] = [x, x];
    for (let k = 3; term > 1e-17 * sum; k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = x;
  for (let k = 60; k >= 1; k--) fraction = x + k / fraction;
  return density / fraction;
}

/** The x with P(Z ≤ x) = p, by bisection. */
export function normalQuantile(p: number): number {
  if (!(p > 0)) return Number.NEGATIVE_INFINITY;
  if (!(p < 1)) return Number.POSITIVE_INFINITY;
  let [low, high] = [-40, 40];
  for (let i = 0; i < 64 && low < high; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** ln Σ exp(each), without overflow; −∞ of nothing. */
export function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  if (!Number.isFinite(largest)) return largest;
  return largest + Math.log(values.reduce((sum, each) => sum + Math.exp(each - largest), 0));
}

/** P(T ≤ x) of Student's t with `freedom` degrees of freedom, > 0. */
export function studentCdf(x: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + x * x), freedom / 2, 0.5) / 2;
  return x > 0 ? 1 - tail : tail;
}

/** The regularised incomplete beta function I_x(a, b), by its continued fraction (Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  let [c, d, f] = [1, 0, 1];
  const tiny = 1e-300;
  for (let m = 0; m < 500; m++) {
    for (const odd of m === 0 ? [true] : [false, true]) {
      const numerator = odd
        ? (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
        : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / (1 + numerator * d || tiny);
      c = 1 + numerator / c || tiny;
      f *= c * d;
      if (Math.abs(1 - c * d) < 1e-15 && m > 0) return front / f;
    }
  }
  return front / f;
}
