// What families (or salespeople, routes ...) brought in a period and in the same period of the year before.

import { bulkOf } from "../data/lines/bulk.ts";
import type { TextDimension } from "../data/lines/dimensions.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";
import { type FilterFacts, fittingLines } from "./filterLines.ts";
import type { LineFilter } from "./lineFilter.ts";

export interface FamilyYears {
  /** The period, wall-clock milliseconds: from ≤ time < to. */
  from: number;
  to: number;
  /** By family: revenue of the period and of the same days a year earlier. */
  families: { family: string; now: number; before: number }[];
}

export interface ColumnYears {
  from: number;
  to: number;
  /** [values + 1] revenue of the period and of the same days a year earlier; last the lines without a value. */
  now: Float64Array;
  before: Float64Array;
}

/** By families; see `columnYears`. */
export function* familyYears(
  lines: SaleLines,
  filter: LineFilter,
  facts: FilterFacts = {},
): CooperativeTask<FamilyYears | null> {
  const years = yield* columnYears(lines, "family", filter, facts);
  if (!years) return null;
  const { from, to, now, before } = years;
  return {
    from,
    to,
    families: lines.family.values.map((family, code) => ({ family, now: now[code]!, before: before[code]! })),
  };
}

/**
 * The filter's period beside the year before; where it has no beginning, the twelve months up to the last fitting line's
 * day, or as much of them as the data have a year earlier. Null where the data do not reach back that far. Throws when a condition's facts are missing.
 */
export function* columnYears(
  lines: SaleLines,
  dimension: TextDimension,
  filter: LineFilter,
  facts: FilterFacts = {},
): CooperativeTask<ColumnYears | null> {
  const { time, revenue } = lines;
  if (!lines.has.revenue) return null;
  const at = yield* fittingLines(lines, { ...filter, from: null }, facts);
  let last = Number.NEGATIVE_INFINITY;
  for (const i of at) if (time[i]! > last) last = time[i]!;
  if (at.length === 0) return null;
  const bulk = bulkOf(lines);
  const to = filter.to ?? (dayNumber(Math.min(last, bulk.last)) + 1) * DAY_MS;
  const begin = dayNumber(bulk.first) * DAY_MS;
  const from = filter.from ?? Math.max(yearsFrom(to, -1), yearsFrom(begin, 1));
  const [earlierFrom, earlierTo] = [yearsFrom(from, -1), yearsFrom(to, -1)];
  if (begin > earlierFrom || from >= to) return null;
  yield;
  const column = lines[dimension];
  const none = column?.values.length ?? 0;
  const sums = () => Array.from({ length: none + 1 }, () => new ExactSum());
  const [now, before] = [sums(), sums()];
  for (const i of at) {
    const code = column?.codes[i] ?? -1;
    const slot = code < 0 ? none : code;
    if (time[i]! >= from && time[i]! < to) now[slot]!.add(revenue[i]!);
    if (time[i]! >= earlierFrom && time[i]! < earlierTo) before[slot]!.add(revenue[i]!);
  }
  const values = (all: ExactSum[]) => Float64Array.from(all, (sum) => sum.value());
  return { from, to, now: values(now), before: values(before) };
}

/** The same day and time so many years later; of 29 February it may be 1 March. */
function yearsFrom(time: number, years: number): number {
  const date = new Date(time);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}
