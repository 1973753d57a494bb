// The Theta method of Assimakopoulos and Nikolopoulos (2000), https://doi.org/10.1016/S0169-2070(00)00066-2.

import { nelderMead } from "../lib/nelderMead.ts";

/** Sum of squared one-step errors of simple exponential smoothing from y[0] on, and the level after the last period. */
function smoothed(y: Float64Array, alpha: number): { squares: number; level: number } {
  let [level, squares] = [y[0]!, 0];
  for (const value of y) {
    const error = value - level;
    squares += error * error;
    level += alpha * error;
  }
  return { squares, level };
}

/** The α between 0 and 1 with the least squared one-step errors, from where nothing smaller lies on a coarse grid. */
export function bestAlpha(y: Float64Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= 10; i++) {
    const { squares } = smoothed(y, i / 10);
    if (squares < least) [best, least] = [i / 10, squares];
  }
  if (!(least > 0)) return best;
  const options = { lower: [0], upper: [1], steps: [0.05], calls: 60, tolerance: least * 1e-12 };
  return nelderMead((x) => smoothed(y, x[0]!).squares, [best], options).x[0]!;
}

/** The slope of the least squares line. */
function slopeOf(y: Float64Array): number {
  const n = y.length;
  let [sum, squares] = [0, 0];
  for (let t = 0; t < n; t++) {
    const from = t - (n - 1) / 2;
    sum += from * y[t]!;
    squares += from * from;
  }
  return squares > 0 ? sum / squares : 0;
}

/**
 * [H] half the slope beside simple exponential smoothing (θ = 2), in Hyndman and Billah's form (2003),
 * https://doi.org/10.1016/S0169-2070(01)00143-1, as statsmodels' ThetaModel without a season.
 */
export function theta(y: Float64Array, horizon: number): Float64Array {
  const alpha = bestAlpha(y);
  const { level } = smoothed(y, alpha);
  const slope = slopeOf(y);
  const start = alpha > 0 ? (1 - (1 - alpha) ** y.length) / alpha : 0;
  return Float64Array.from({ length: horizon }, (_, h) => level + 0.5 * slope * (h + start));
}

/** The same beside the course of a season of `period`: its means are taken off first and put on again. */
export function seasonalTheta(y: Float64Array, horizon: number, period: number): Float64Array {
  if (period < 2 || y.length < 3 * period) return theta(y, horizon);
  const offsets = seasonOffsets(y, period);
  const points = theta(
    y.map((value, t) => value - offsets[t % period]!),
    horizon,
  );
  return points.map((value, h) => value + offsets[(y.length + h) % period]!);
}

/** [m] means of the differences to a centred mean over one season; they sum to 0. */
function seasonOffsets(y: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const offsets = new Float64Array(period);
  const counts = new Float64Array(period);
  for (let t = half; t < y.length - half; t++) {
    let mean = 0;
    for (let k = -half; k <= half; k++) {
      mean += (y[t + k]! * (period % 2 === 0 && Math.abs(k) === half ? 0.5 : 1)) / period;
    }
    offsets[t % period]! += y[t]! - mean;
    counts[t % period]!++;
  }
  for (let k = 0; k < period; k++) offsets[k]! /= counts[k]!;
  const middle = offsets.reduce((sum, value) => sum + value, 0) / period;
  return offsets.map((value) => value - middle);
}
