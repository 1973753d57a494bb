// The first day of Tết (Vietnamese lunar new year, UTC+7: 2007 and 2027 are a day before China's), 1990 to 2050.

import { DAY_MS } from "./calendar.ts";

const FIRST_YEAR = 1990;
/** Month-day of each year, ten years a line. */
const DATES = [
  "01-27 02-15 02-04 01-23 02-10 01-31 02-19 02-07 01-28 02-16",
  "02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-17 02-07 01-26",
  "02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05",
  "01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13",
  "02-02 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24",
  "02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02",
  "01-23",
]
  .join(" ")
  .split(" ");

/** Midnight of each Tết, wall-clock milliseconds, ascending. */
export const TET_TIMES = Float64Array.from(DATES, (date, i) =>
  Date.UTC(FIRST_YEAR + i, Number(date.slice(0, 2)) - 1, Number(date.slice(3))),
);

/** Days beyond which all are the same. */
export const FARTHEST_TET = 60;

const YEAR_MS = 365.2425 * DAY_MS;

/** Days (real) from a wall-clock time to the midnight of the nearest Tết, before or after, clipped to 60. */
export function daysToNearestTet(time: number): number {
  const guess = Math.floor((time - TET_TIMES[0]!) / YEAR_MS);
  let nearest = FARTHEST_TET;
  for (let i = Math.max(0, guess - 1); i <= Math.min(TET_TIMES.length - 1, guess + 2); i++) {
    nearest = Math.min(nearest, Math.abs(time - TET_TIMES[i]!) / DAY_MS);
  }
  return nearest;
}
