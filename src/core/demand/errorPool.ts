// Intervals as wide as the forecasts missed at earlier origins, over the series of a level that sell alike.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { DemandBounds, DemandPath } from "./demandForecast.ts";

/** Periods that tell how large a series' misses may be. */
const LATELY = 52;
/** Fewest misses of a class of its own. */
const CLASS = 120;
const MOST_CLASSES = 8;
/** Misses from which on their own ranks tell an interval; fewer are taken for draws of Student's t. */
const RANKED = 60;

/** What the misses of series of different size are divided by: the deviation of the last known amounts. */
export function sizeOf(known: Float64Array): number {
  const from = Math.max(
    0,
    known.length - LATELY,
    known.findIndex((value) => value !== 0),
  );
  const n = known.length - from;
  let mean = 0;
  for (let t = from; t < known.length; t++) mean += known[t]! / n;
  let squares = 0;
  for (let t = from; t < known.length; t++) squares += (known[t]! - mean) ** 2;
  const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : Math.abs(mean);
  return Math.max(deviation, 0.02 * Math.abs(mean), 1e-9);
}

interface Misses {
  /** The mean point in parts of the size: what series are alike by. */
  level: number;
  /** [H] of each period, and of the sum of the periods 1 to h. */
  each: Float64Array;
  upTo: Float64Array;
}

interface Class {
  /** Up to this level. */
  below: number;
  /** [H] sorted. */
  each: Float64Array[];
  upTo: Float64Array[];
}

/** Misses of a level. */
export class ErrorPool {
  readonly #misses: Misses[] = [];
  #windows = new Set<number>();
  #series = new Set<number>();
  #classes: Class[] = [];

  /** What was foretold of a series at an origin, against what came; days on which the shop is shut tell nothing of others. */
  add(series: number, values: Float64Array, origin: number, points: Float64Array, shut?: Uint8Array): void {
    const size = sizeOf(values.subarray(0, origin));
    const each = points.map((point, h) => (values[origin + h]! - point) / size);
    const upTo = each.slice();
    for (let h = 1; h < upTo.length; h++) upTo[h]! += upTo[h - 1]!;
    if (shut) for (const [h, is] of shut.entries()) if (is === 1) each[h] = Number.NaN;
    this.#misses.push({ level: meanOf(points) / size, each, upTo });
    this.#windows.add(origin);
    this.#series.add(series);
  }

  /** Sorts what was added: before the first path after it. */
  *sort(): CooperativeTask<void> {
    const all = this.#misses.toSorted((a, b) => a.level - b.level);
    const count = Math.max(1, Math.min(MOST_CLASSES, Math.floor(all.length / CLASS)));
    const horizon = all[0]?.each.length ?? 0;
    this.#classes = [];
    for (let c = 0; c < count; c++) {
      const own = all.slice(Math.round((c * all.length) / count), Math.round(((c + 1) * all.length) / count));
      const column = (of: "each" | "upTo") =>
        Array.from({ length: horizon }, (_, h) =>
          Float64Array.from(own, (misses) => misses[of][h]!)
            .filter((miss) => !Number.isNaN(miss))
            .sort(),
        );
      this.#classes.push({
        below: c + 1 === count ? Number.POSITIVE_INFINITY : own.at(-1)!.level,
        each: column("each"),
        upTo: column("upTo"),
      });
      yield;
    }
  }

  /** Lowest and highest miss, in parts of the size, that an interval of this share reaches to. */
  #reach(level: number, share: number, of: "each" | "upTo", h: number): [low: number, high: number] {
    const own = this.#classes.find(({ below }) => level <= below);
    const misses = own?.[of][h];
    if (!own || !misses || misses.length === 0) return [0, 0];
    const tail = (1 - share) / 2;
    if (misses.length >= RANKED) {
      // Conformal ranks (https://arxiv.org/abs/2107.07511): the next miss is as likely in each gap between the sorted ones.
      const rank = Math.min(misses.length - 1, Math.ceil((misses.length + 1) * (1 - tail)) - 1);
      return [misses[misses.length - 1 - rank]!, misses[rank]!];
    }
    const pooled = of === "each" ? own.each : [misses];
    let [squares, count] = [0, 0];
    for (const each of pooled) for (const miss of each) [squares, count] = [squares + miss * miss, count + 1];
    const half = Math.sqrt(squares / count) * studentT(1 - tail, this.#freedom());
    return [-half, half];
  }

  /** Windows that do not overlap, of every series. */
  #freedom(): number {
    const horizon = this.#misses[0]!.each.length;
    const windows = [...this.#windows].toSorted((a, b) => a - b);
    const apart = Math.max(1, Math.floor((windows.at(-1)! - windows[0]!) / horizon) + 1);
    return Math.max(1, apart * this.#series.size);
  }

  /** The points with intervals around them; none on days on which the shop is shut. */
  path(points: Float64Array, known: Float64Array, shut?: Uint8Array): DemandPath {
    const size = sizeOf(known);
    const level = meanOf(points) / size;
    const sums = points.slice();
    for (let h = 1; h < sums.length; h++) sums[h]! += sums[h - 1]!;
    const bounds = (at: Float64Array, of: "each" | "upTo"): DemandBounds => {
      const side = (share: number, which: 0 | 1) =>
        at.map((value, h) => {
          if (of === "each" && shut?.[h] === 1) return value;
          const by = size * this.#reach(level, share, of, h)[which];
          return Math.max(0, value + (which === 0 ? Math.min(0, by) : Math.max(0, by)));
        });
      return { low80: side(0.8, 0), high80: side(0.8, 1), low95: side(0.95, 0), high95: side(0.95, 1) };
    };
    return { points, each: bounds(points, "each"), upTo: bounds(sums, "upTo") };
  }
}

function meanOf(points: Float64Array): number {
  return points.reduce((sum, value) => sum + value, 0) / points.length;
}

const NORMAL = new Map([
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
]);

/** Quantile of Student's t: the expansion of Abramowitz and Stegun 26.7.5, exact formulas for 1 and 2 degrees of freedom. */
export function studentT(p: number, freedom: number): number {
  const rounded = Math.round(p * 1000) / 1000;
  const z = NORMAL.get(rounded) ?? Number.NaN;
  if (freedom < 2) return Math.tan(Math.PI * (p - 0.5));
  if (freedom < 3) return (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)));
  const v = freedom;
  return (
    z +
    (z ** 3 + z) / (4 * v) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
  );
}
