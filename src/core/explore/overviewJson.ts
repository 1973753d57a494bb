// The glance at a whole file as `inspect --json` prints it: times as ISO texts without a zone.

import { timeText } from "../lib/timeText.ts";
import type { MonthSum, Overview } from "./overview.ts";

export interface OverviewJson extends Omit<Overview, "lines" | "first" | "last" | "bulk" | "months" | "days"> {
  /** Of the lines that lie not far from all others, and how many lie before and behind them. */
  bulk: { first: string; last: string; before: number; behind: number };
  months: (Omit<MonthSum, "time"> & { month: string })[];
  /** `from`: the first day of the longest pause, null where every day has a line. */
  days: { all: number; without: number; longest: number; from: string | null };
}

export function overviewJson({ bulk, measure, months, days, top, alike, names, largest }: Overview): OverviewJson {
  return {
    bulk: { ...bulk, first: timeText(bulk.first, true), last: timeText(bulk.last, true) },
    measure,
    months: months.map(({ time, ...sums }) => ({ month: monthText(time), ...sums })),
    days: { ...days, from: days.longest > 0 ? timeText(days.from, false) : null },
    top,
    alike,
    names,
    largest,
  };
}

/** YYYY-MM of a time. */
export function monthText(time: number): string {
  return timeText(time, false).slice(0, 7);
}
