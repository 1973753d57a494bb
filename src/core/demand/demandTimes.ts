// The days of a forecast's periods, history and what is ahead, and what the day alone says of one.

import { periodEnd, type TimeUnit } from "../explore/salesOverTime.ts";
import { DAY_MS, weekdayOf } from "../lib/calendar.ts";
import { TET_TIMES } from "../lib/tet.ts";
import type { DemandCalendar } from "./demandSeries.ts";

export interface DemandTimes {
  unit: TimeUnit;
  /** [N + H + 1] first days of the periods, day numbers, and the day after the last. */
  start: Int32Array;
  /** [N + H] place in `TET_DAYS` of the Tết that a period lies around; −1 away from any, and where the year does not follow it. */
  tetOf: Int8Array;
}

/** First day of each Tết, day numbers. */
export const TET_DAYS: readonly number[] = Array.from(TET_TIMES, (time) => time / DAY_MS);
/** Days before and after Tết that follow it: as far as it moves from year to year, so that its last place is among them. */
export const AROUND_TET = 38;

/** The days of so many periods from the calendar's first on. */
export function demandTimes({ unit, first, tet }: DemandCalendar, periods: number): DemandTimes {
  const start = new Int32Array(periods + 1);
  start[0] = first;
  for (let t = 0; t < periods; t++) start[t + 1] = periodEnd(start[t]!, unit);
  const tetOf = Int8Array.from({ length: periods }, (_, t) => {
    const middle = (start[t]! + start[t + 1]! - 1) / 2;
    return tet ? TET_DAYS.findIndex((day) => Math.abs(middle - day) <= AROUND_TET) : -1;
  });
  return { unit, start, tetOf };
}

/** Weeks that tell which share each weekday has. */
const WEEKS = 8;

/**
 * [7] what each weekday sells against the mean day (0 = Monday) over the last 8 weeks known; 0 where the shop was always
 * shut. Of days alone: null for other units, short histories and where nothing was sold.
 */
export function weekdayShares(known: Float64Array, { unit, start }: DemandTimes): Float64Array | null {
  if (unit !== "day" || known.length < 14) return null;
  const days = Math.min(7 * WEEKS, 7 * Math.floor(known.length / 7));
  const shares = new Float64Array(7);
  let all = 0;
  for (let t = known.length - days; t < known.length; t++) {
    const value = Math.max(0, known[t]!);
    shares[weekdayOf(start[t]!)]! += value;
    all += value;
  }
  return all > 0 ? shares.map((share) => (7 * share) / all) : null;
}
