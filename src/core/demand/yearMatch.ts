// Which amounts of last year stand for a period: those of the same week, or around Tết those as many days from it.

import { weekdayOf } from "../lib/calendar.ts";
import { YEAR } from "./demandSeries.ts";
import { type DemandTimes, TET_DAYS, weekdayShares } from "./demandTimes.ts";
import { sumOverDays } from "./tetCourse.ts";

/** [H] of the year before; NaN where the history is shorter. */
export function yearAgo(known: Float64Array, horizon: number, times: DemandTimes): Float64Array {
  const { unit, start, tetOf } = times;
  const n = known.length;
  const from = n - YEAR[unit];
  const shares = weekdayShares(known, times);
  return Float64Array.from({ length: horizon }, (_, h) => {
    if (from < 0 || h >= YEAR[unit]) return Number.NaN;
    const tet = tetOf[n + h]!;
    const plain = Math.max(0, known[from + h]!);
    if (tet < 1) return plain;
    const shift = TET_DAYS[tet]! - TET_DAYS[tet - 1]!;
    const [first, end] = [start[n + h]! - shift, start[n + h + 1]! - shift];
    if (!shares) {
      const sum = sumOverDays(known, start, first, end);
      return Number.isNaN(sum) ? plain : Math.max(0, sum);
    }
    // Another weekday than last year: the days beside it tell how far off the usual it was.
    const sum = sumOverDays(known, start, first - 1, end + 1);
    let usual = 0;
    for (let day = first - 1; day < end + 1; day++) usual += shares[weekdayOf(day)]!;
    return Number.isNaN(sum) || usual === 0 ? plain : (Math.max(0, sum) / usual) * shares[weekdayOf(start[n + h]!)]!;
  });
}
