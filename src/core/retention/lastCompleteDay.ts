// The last day of the data of which all is there: an export made at noon has half a day at its end.

import { bulkOf } from "../data/lines/bulk.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";

/** Days before it that its last line is held against. */
const DAYS = 28;
const HOUR_MS = DAY_MS / 24;

/**
 * The last day of the bulk, or the one before where its last line is more than an hour earlier in the day than the last line of
 * any of the four weeks before. A file without times of day tells nothing of it: its last day counts as complete.
 */
export function lastCompleteDay(lines: Pick<SaleLines, "count" | "time" | "has">): number {
  const last = dayNumber(bulkOf(lines).last);
  if (!lines.has.timeOfDay) return last;
  const latest = new Float64Array(DAYS + 1).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < lines.count; i++) {
    const ago = last - dayNumber(lines.time[i]!);
    if (ago >= 0 && ago <= DAYS) latest[ago] = Math.max(latest[ago]!, lines.time[i]! - (last - ago) * DAY_MS);
  }
  const before = latest.subarray(1).filter((at) => at >= 0);
  return before.length >= DAYS / 2 && before.every((at) => latest[0]! < at - HOUR_MS) ? last - 1 : last;
}
