// Tết as the synthetic distributor's customers live it: they stock up before the day and then rest.

import { DAY_MS } from "../../lib/calendar.ts";
import { TET_TIMES } from "../../lib/tet.ts";

const TET_DAYS = Array.from(TET_TIMES, (time) => time / DAY_MS);

/** Days from `day` (days since 1970) to the next Tết; 0 on the day itself, Infinity after the last one known. */
export function daysUntilTet(day: number): number {
  for (const tet of TET_DAYS) if (tet >= day) return tet - day;
  return Number.POSITIVE_INFINITY;
}

/** True from two days before Tết to four days after it: nobody delivers. */
export function closedForTet(day: number): boolean {
  return daysUntilTet(day - 4) <= 6;
}
