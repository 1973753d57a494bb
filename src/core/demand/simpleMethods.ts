// Forecasts that need no fitting.

import type { TimeUnit } from "../explore/salesOverTime.ts";
import { weekdayOf } from "../lib/calendar.ts";
import type { DemandBase } from "./demandBase.ts";
import { YEAR } from "./demandSeries.ts";
import { yearAgo } from "./yearMatch.ts";

/** Periods of the season that is repeated. */
const SEASON: Record<TimeUnit, number> = { day: 7, week: 52, month: 12 };
/** Periods that tell the level of today. */
const LEVEL: Record<TimeUnit, number> = { day: 28, week: 8, month: 3 };
/** Periods that tell by how much a year is above the one before. */
const SINCE: Record<TimeUnit, number> = { day: 91, week: 13, month: 3 };
/** A level at most so many times another is believed. */
const MOST = 3;

/** [H] of the periods after a base; NaN where it cannot be told, none below 0. */
export type DemandForecaster = (base: DemandBase) => Float64Array;

/** The season where there is one, else the last period is repeated. */
export function seasonOf(known: number, unit: TimeUnit): number {
  return known >= SEASON[unit] ? SEASON[unit] : 1;
}

/** What was sold a season ago, as it was: the measure of all others. */
export const seasonalNaive: DemandForecaster = ({ known, horizon, times }) => {
  const season = seasonOf(known.length, times.unit);
  const from = known.length - season;
  return Float64Array.from({ length: horizon }, (_, h) => Math.max(0, known[from + (h % season)] ?? 0));
};

/** Last year at this year's level. */
export const lastYear: DemandForecaster = ({ known, base, horizon, times }) => {
  const { unit } = times;
  const [n, year, window] = [known.length, YEAR[unit], SINCE[unit]];
  if (n < year + window) return new Float64Array(horizon).fill(Number.NaN);
  const now = sumOf(base, n - window, n);
  const then = sumOf(base, n - year - window, n - year);
  // Without a level of then there is nothing to compare with.
  if (!(then > 0)) return new Float64Array(horizon).fill(Math.max(0, now / window));
  const factor = Math.min(MOST, Math.max(1 / MOST, now / then));
  return yearAgo(known, horizon, times).map((value) => value * factor);
};

/** One level for all periods ahead, with the course of the week and of Tết. */
export function atLevel(base: DemandBase, level: number): Float64Array {
  return base.ahead.map((factor, h) => Math.max(0, level * factor * weekdayShare(base, h)));
}

/** Of days, what the weekday of the h-th one ahead sells against the mean one; else 1. */
export function weekdayShare({ weekdays, known, times }: DemandBase, h: number): number {
  return weekdays ? weekdays[weekdayOf(times.start[known.length + h]!)]! : 1;
}

/** The mean of the last periods since the first sale: what was not yet sold has no level. */
export const recentMean: DemandForecaster = (all) => {
  const { base, times } = all;
  const first = base.findIndex((value) => value !== 0);
  const window = first < 0 ? 0 : Math.min(base.length - first, LEVEL[times.unit]);
  return atLevel(all, window === 0 ? 0 : sumOf(base, base.length - window, base.length) / window);
};

export function sumOf(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let t = Math.max(0, from); t < to; t++) total += values[t]!;
  return total;
}

/** Mean absolute step from one season to the next: what MASE divides by. */
export function stepsOf(values: Float64Array, unit: TimeUnit): number {
  const season = values.length > seasonOf(values.length, unit) ? seasonOf(values.length, unit) : 1;
  let steps = 0;
  for (let t = season; t < values.length; t++) steps += Math.abs(values[t]! - values[t - season]!);
  return values.length > season ? steps / (values.length - season) : 0;
}
