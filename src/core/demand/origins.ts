// Where the backtest stands and what it holds out: the last H periods judge, the origins before them choose.

import type { TimeUnit } from "../explore/salesOverTime.ts";

/** Fewest periods that an origin knows. */
const LEAST: Record<TimeUnit, number> = { day: 28, week: 13, month: 6 };
const MOST_ORIGINS = 16;

/**
 * Numbers of periods known at each origin of a series of N periods, ascending; the last of them, N − H, is the one that
 * judges. Empty where not even one origin beside it has the fewest periods.
 */
export function originsOf(periods: number, horizon: number, unit: TimeUnit): number[] {
  const judge = periods - horizon;
  const room = judge - horizon - LEAST[unit];
  if (horizon < 1 || room < 0) return [];
  const count = Math.min(MOST_ORIGINS, room + 1);
  // Half a window apart, closer where there is little room: windows overlap rather than being few.
  const step = Math.max(1, Math.min(Math.ceil(horizon / 2), Math.floor(room / Math.max(1, count - 1))));
  const origins: number[] = [];
  for (let i = count - 1; i >= 0; i--) origins.push(judge - horizon - i * step);
  return [...origins, judge];
}
