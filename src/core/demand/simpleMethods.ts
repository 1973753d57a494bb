// Forecasts that need no fitting, and how they did at earlier origins.

import type { TimeUnit } from "../explore/salesOverTime.ts";
import type { DemandMethod, DemandPattern, DemandScore } from "./demandForecast.ts";
import { YEAR } from "./demandSeries.ts";

/** Periods of the season that is repeated. */
const SEASON: Record<TimeUnit, number> = { day: 7, week: 52, month: 12 };
/** Periods that tell the level of today. */
const LEVEL: Record<TimeUnit, number> = { day: 28, week: 8, month: 3 };
/** A level at most so many times another is believed. */
const MOST = 3;

export interface SimpleMethod {
  /** [H] after the known values; none below 0. */
  forecast(known: Float64Array, horizon: number, unit: TimeUnit): Float64Array;
}

/** The season where there is one, else the last period is repeated. */
export function seasonOf(known: number, unit: TimeUnit): number {
  return known >= SEASON[unit] ? SEASON[unit] : 1;
}

/** What was sold in the same periods of last year; NaN where the history is shorter. */
function yearAgo(known: Float64Array, horizon: number, unit: TimeUnit): Float64Array {
  const from = known.length - YEAR[unit];
  return Float64Array.from({ length: horizon }, (_, h) =>
    from >= 0 && h < YEAR[unit] ? Math.max(0, known[from + h]!) : Number.NaN,
  );
}

export const SIMPLE_METHODS = {
  seasonalNaive: {
    forecast(known, horizon, unit) {
      const season = seasonOf(known.length, unit);
      const from = known.length - season;
      return Float64Array.from({ length: horizon }, (_, h) => Math.max(0, known[from + (h % season)] ?? 0));
    },
  },
  /** Last year at this year's level. */
  lastYear: {
    forecast(known, horizon, unit) {
      const [n, year, window] = [known.length, YEAR[unit], LEVEL[unit]];
      const now = sum(known, n - window, n);
      if (n < year + window) return new Float64Array(horizon).fill(Number.NaN);
      const then = sum(known, n - year - window, n - year);
      // Without a level of then there is nothing to compare with.
      if (!(then > 0)) return new Float64Array(horizon).fill(Math.max(0, now / window));
      const factor = Math.min(MOST, Math.max(1 / MOST, now / then));
      return yearAgo(known, horizon, unit).map((value) => value * factor);
    },
    plain: yearAgo,
  },
  recentMean: {
    forecast(known, horizon, unit) {
      // What was not yet sold has no level.
      const first = known.findIndex((value) => value !== 0);
      const window = first < 0 ? 0 : Math.min(known.length - first, LEVEL[unit]);
      const mean = window === 0 ? 0 : sum(known, known.length - window, known.length) / window;
      return new Float64Array(horizon).fill(Math.max(0, mean));
    },
  },
} satisfies Record<string, SimpleMethod & { plain?: SimpleMethod["forecast"] }>;

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let t = Math.max(0, from); t < to; t++) total += values[t]!;
  return total;
}

/** Each method over all these origins, the best first; what cannot be foretold at one of them is left out. */
export function scoresOf(
  values: Float64Array,
  unit: TimeUnit,
  horizon: number,
  origins: readonly number[],
  methods: ReadonlyMap<DemandMethod, SimpleMethod>,
): DemandScore[] {
  const scale = stepsOf(values.subarray(0, origins[0]), unit);
  const scores: DemandScore[] = [];
  for (const [method, { forecast }] of methods) {
    let [missed, foretold, sold] = [0, 0, 0];
    for (const origin of origins) {
      const points = forecast(values.subarray(0, origin), horizon, unit);
      for (let h = 0; h < horizon; h++) {
        missed += Math.abs(points[h]! - values[origin + h]!);
        foretold += points[h]!;
        sold += values[origin + h]!;
      }
    }
    if (Number.isNaN(missed)) continue;
    const ratio = (value: number, of: number) => (of > 0 ? value / of : Number.NaN);
    scores.push({
      method,
      wape: ratio(missed, sold),
      mase: ratio(missed / (origins.length * horizon), scale),
      bias: ratio(foretold, sold),
    });
  }
  const rank = ({ wape }: DemandScore) => (Number.isNaN(wape) ? Number.POSITIVE_INFINITY : wape);
  return scores.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** Mean absolute step from one season to the next: what MASE divides by. */
export function stepsOf(values: Float64Array, unit: TimeUnit): number {
  const season = values.length > seasonOf(values.length, unit) ? seasonOf(values.length, unit) : 1;
  let steps = 0;
  for (let t = season; t < values.length; t++) steps += Math.abs(values[t]! - values[t - season]!);
  return values.length > season ? steps / (values.length - season) : 0;
}

/** First sold within the last eighth of the periods. */
export function isNew(values: Float64Array): boolean {
  const first = values.findIndex((value) => value !== 0);
  return first > 0 && values.length - first <= values.length / 8;
}

/**
 * How a series sells since it was first sold: periods per sale above 1.32 are intermittent, squared variation of sizes
 * above 0.49 erratic (Syntetos, Boylan and Croston, 2005, https://doi.org/10.1057/palgrave.jors.2601841).
 */
export function patternOf(values: Float64Array): DemandPattern {
  const first = values.findIndex((value) => value !== 0);
  if (first < 0) return "none";
  if (isNew(values)) return "new";
  const sizes = values.subarray(first).filter((value) => value !== 0);
  const mean = sum(sizes, 0, sizes.length) / sizes.length;
  const squares = sizes.reduce((total, size) => total + (size - mean) ** 2, 0) / sizes.length;
  const uneven = squares / mean ** 2 > 0.49;
  const seldom = (values.length - first) / sizes.length > 1.32;
  return seldom ? (uneven ? "lumpy" : "intermittent") : uneven ? "erratic" : "smooth";
}
