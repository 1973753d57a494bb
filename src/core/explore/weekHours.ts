// When in the week is sold: sums by weekday and hour.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import { dayNumber, hourOf, weekdayOf } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { type SlotSums, sumBySlot } from "./slotSums.ts";

/** Lines between two pauses. */
const PIECE = 1 << 17;

export interface WeekHours {
  /** 24, or 1 where the file has no times of day. */
  hours: number;
  /** [7 · hours] weekday · hours + hour; weekday 0 = Monday. */
  sums: SlotSums;
}

/** The sums of these lines. */
export function* weekHours(lines: SaleLines, visits: Visits): CooperativeTask<WeekHours> {
  const { count, time, has } = lines;
  const hours = has.timeOfDay ? 24 : 1;
  const slotOf = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    slotOf[i] = weekdayOf(dayNumber(time[i]!)) * hours + (has.timeOfDay ? hourOf(time[i]!) : 0);
    if (i % PIECE === PIECE - 1) yield 0;
  }
  return { hours, sums: yield* sumBySlot(lines, visits, slotOf, 7 * hours) };
}
