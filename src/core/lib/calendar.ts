// Wall-clock calendar arithmetic on milliseconds as if UTC: months, weekdays and hours without Date objects.

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Days since 1 January 1970 of a wall-clock time (whole, also before 1970). */
export function dayNumber(time: number): number {
  return Math.floor(time / DAY_MS);
}

/**
 * Month 0..11 of a day number, by the proleptic Gregorian calendar:
 * https://howardhinnant.github.io/date_algorithms.html#civil_from_days.
 */
export function monthOf(day: number): number {
  // Counted from 1 March 0000, so that the leap day closes the year.
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  return (marchMonth + 2) % 12;
}

/** Weekday 0..6 of a day number; Monday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Whole hour 0..23 of a wall-clock time. */
export function hourOf(time: number): number {
  return Math.floor((time - dayNumber(time) * DAY_MS) / HOUR_MS);
}

const angles = (count: number, of: (x: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => of((2 * Math.PI * i) / count));

/** Sine and cosine by month 0..11 and by weekday 0..6. */
export const MONTH_SIN = angles(12, Math.sin);
export const MONTH_COS = angles(12, Math.cos);
export const WEEKDAY_SIN = angles(7, Math.sin);
export const WEEKDAY_COS = angles(7, Math.cos);
