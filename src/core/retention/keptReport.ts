// The report asked for last of each data set, which lists and filters only pick from.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { dueTask } from "./due.ts";
import type { DueReport } from "./dueReport.ts";
import { lastCompleteDay } from "./lastCompleteDay.ts";

const known = new WeakMap<SaleLines, DueReport>();

/** As `dueTask`, made anew only for another day than the last one asked for. */
export function* keptReport(lines: SaleLines, date: number | null): CooperativeTask<DueReport> {
  const end = DAY_MS * (date === null ? lastCompleteDay(lines) + 1 : dayNumber(date));
  const found = known.get(lines);
  if (found?.date === end) return found;
  const report = yield* dueTask(lines, end);
  known.set(lines, report);
  return report;
}
