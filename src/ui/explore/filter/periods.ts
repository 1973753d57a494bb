// Stretches of days as date fields write them and as a filter holds them, and the usual ones to choose from.

import { DAY_MS, dayNumber } from "../../../core/lib/calendar.ts";

/** Wall-clock milliseconds: from ≤ time < to; null = open. */
export interface Period {
  from: number | null;
  to: number | null;
}

export interface NamedPeriod extends Period {
  /** "allDays", "days30", "months12" or a year. */
  name: string;
}

/** All days, the last 30 days and 12 months of the data, and each of its years, the latest first. */
export function usualPeriods(first: number, last: number): NamedPeriod[] {
  const all = { name: "allDays", from: null, to: null };
  if (Number.isNaN(first) || Number.isNaN(last)) return [all];
  const end = (dayNumber(last) + 1) * DAY_MS;
  const date = new Date(end);
  const yearBefore = Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate());
  const years: NamedPeriod[] = [];
  for (let year = new Date(last).getUTCFullYear(); year >= new Date(first).getUTCFullYear(); year--) {
    years.push({ name: String(year), from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) });
  }
  return [
    all,
    { name: "days30", from: end - 30 * DAY_MS, to: end },
    { name: "months12", from: yearBefore, to: end },
    ...years,
  ];
}

/** The text of a date field, "" for no date; the field shows the last day of a period, which `to` is the end of. */
export function dayText(time: number | null): string {
  return time === null ? "" : new Date(time).toISOString().slice(0, 10);
}

/** Midnight of what a date field tells: null where it was cleared, undefined while it is not yet a day. */
export function dayOf(text: string | null): number | null | undefined {
  if (text === null) return undefined;
  return text === "" ? null : Date.parse(text);
}
