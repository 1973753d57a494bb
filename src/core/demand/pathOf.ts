// Points with their intervals: as wide as the method missed at earlier origins, over all series of a level.

import type { DemandBounds, DemandPath } from "./demandForecast.ts";

/** What the misses of series of different size are divided by: the size, and its root, which their spread grows with. */
function sizeOf(known: Float64Array): number {
  const lately = known.subarray(Math.max(0, known.length - 52));
  const mean = lately.reduce((total, value) => total + Math.abs(value), 0) / Math.max(1, lately.length);
  return mean > 0 ? mean : 1;
}

/** How far beyond the largest miss an interval reaches that more misses would be needed for. */
const BEYOND = 1.5;

/** Misses of a level in parts of each series' size. */
export class ErrorPool {
  readonly #each: number[] = [];
  readonly #upTo: number[][];
  #sorted = false;

  constructor(horizon: number) {
    this.#upTo = Array.from({ length: horizon }, () => []);
  }

  /** What was foretold at an origin, against what came. */
  add(values: Float64Array, origin: number, points: Float64Array): void {
    const size = sizeOf(values.subarray(0, origin));
    let sum = 0;
    for (let h = 0; h < points.length; h++) {
      const miss = values[origin + h]! - points[h]!;
      if (Number.isNaN(miss)) return;
      sum += miss;
      this.#each.push(Math.abs(miss) / size);
      this.#upTo[h]!.push(Math.abs(sum) / size);
    }
    this.#sorted = false;
  }

  /** Half the width that holds this share of the misses; of one period, or of the sum of the first h + 1. */
  width(share: number, h: number | null): number {
    if (!this.#sorted) for (const errors of [this.#each, ...this.#upTo]) errors.sort((a, b) => a - b);
    this.#sorted = true;
    const errors = h === null ? this.#each : this.#upTo[h]!;
    if (errors.length === 0) return 0;
    // Of few misses the next one may well be the largest (conformal prediction, https://arxiv.org/abs/2107.07511).
    const rank = Math.ceil((errors.length + 1) * share);
    return rank <= errors.length ? errors[rank - 1]! : errors.at(-1)! * BEYOND;
  }
}

/** The points with intervals around them. */
export function pathOf(points: Float64Array, known: Float64Array, pool: ErrorPool): DemandPath {
  const size = sizeOf(known);
  const sums = points.slice();
  for (let h = 1; h < sums.length; h++) sums[h]! += sums[h - 1]!;
  const bounds = (at: Float64Array, ofSum: boolean): DemandBounds => {
    const bound = (share: number, sign: number) =>
      at.map((value, h) => Math.max(0, value + sign * size * pool.width(share, ofSum ? h : null)));
    return { low80: bound(0.8, -1), high80: bound(0.8, 1), low95: bound(0.95, -1), high95: bound(0.95, 1) };
  };
  return { points, each: bounds(points, false), upTo: bounds(sums, true) };
}
