// What each line of a history tells the model: all but "days before the target" is the same for every target.

import {
  DAY_MS,
  dayNumber,
  hourOf,
  MONTH_COS,
  MONTH_SIN,
  monthOf,
  WEEKDAY_COS,
  WEEKDAY_SIN,
  weekdayOf,
} from "../lib/calendar.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { History } from "./history.ts";
import type { FeatureSpec } from "./scaling.ts";

export const STEP_FEATURES: readonly FeatureSpec[] = [
  { name: "quantity", log: true, scale: true },
  { name: "revenue", log: true, scale: true },
  { name: "discount", log: false, scale: false },
  { name: "days_since_previous", log: true, scale: true },
  { name: "days_before_target", log: true, scale: true },
  { name: "month_sin", log: false, scale: false },
  { name: "month_cos", log: false, scale: false },
  { name: "weekday_sin", log: false, scale: false },
  { name: "weekday_cos", log: false, scale: false },
  { name: "hour", log: false, scale: false },
  { name: "price_tier", log: false, scale: false },
];
export const STEP_COUNT = STEP_FEATURES.length;
export const DAYS_SINCE_PREVIOUS = 3;
export const DAYS_BEFORE_TARGET = 4;

/**
 * Raw step features of the line at a position whose previous history line is at `previous` (−1 for the first), as of
 * `time`, into out[0..10]; `tier` is its product's price tier 0..5.
 */
export function rawStep(
  columns: CustomerColumns,
  position: number,
  previous: number,
  time: number,
  tier: number,
  out: Float64Array,
): void {
  const line = columns.lineAt[position]!;
  const at = columns.time[position]!;
  const day = dayNumber(at);
  const month = monthOf(day);
  const weekday = weekdayOf(day);
  out[0] = columns.lines.quantity[line]!;
  out[1] = columns.lines.revenue[line]!;
  out[2] = columns.lines.discount[line]!;
  out[3] = previous < 0 ? 0 : (at - columns.time[previous]!) / DAY_MS;
  out[4] = (time - at) / DAY_MS;
  out[5] = MONTH_SIN[month]!;
  out[6] = MONTH_COS[month]!;
  out[7] = WEEKDAY_SIN[weekday]!;
  out[8] = WEEKDAY_COS[weekday]!;
  out[9] = hourOf(at) / 24;
  out[10] = tier / 5;
}

/** Positions of the last `limit` lines of a history into `out`, oldest first; returns how many. */
export function sequencePositions(history: History, limit: number, out: Int32Array): number {
  const length = Math.min(limit, history.length);
  if (history.ownVisit < 0) {
    for (let i = 0; i < length; i++) out[i] = history.cut - length + i;
    return length;
  }
  let p = history.cut;
  for (let i = length - 1; i >= 0; i--) {
    p = history.before(p);
    out[i] = p;
  }
  return length;
}
