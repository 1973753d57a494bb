// What was sold when: sums by day, ISO week or month, each beside the same stretch of the year before.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import { DAY_MS, dayNumber, weekdayOf } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { TET_TIMES } from "../lib/tet.ts";
import { type SlotSums, sumBySlot } from "./slotSums.ts";

export const TIME_UNITS = ["day", "week", "month"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

export interface TimeQuestion {
  unit: TimeUnit;
  /** Compares each day with the one as many days before or after the Tết of the year before; of days only. */
  byTet: boolean;
  /** Days that count, as day numbers: first ≤ day < end. */
  first: number;
  end: number;
  /** The first day of the file: nothing is known of the days before. */
  known: number;
}

export interface SalesOverTime {
  /** [P] first day and the day after the last that count, as day numbers; P whole or cut periods, none left out. */
  start: Int32Array;
  end: Int32Array;
  /** [P] 1 where days of the period do not count, because the data or the filter begins or ends within it. */
  cut: Uint8Array;
  now: SlotSums;
  /** [P] of the year before; NaN where the file does not reach back that far. */
  before: SlotSums;
}

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** The unit that shows so many days in some 30 to 150 points. */
export function unitFor(days: number): TimeUnit {
  if (days <= 95) return "day";
  return days <= 1100 ? "week" : "month";
}

/** The first day of the period that a day lies in. */
export function periodStart(day: number, unit: TimeUnit): number {
  if (unit === "day") return day;
  if (unit === "week") return day - weekdayOf(day);
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / DAY_MS;
}

/** The day after the last of the period that starts on a day. */
export function periodEnd(start: number, unit: TimeUnit): number {
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  const date = new Date(start * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / DAY_MS;
}

/**
 * The day of the year before that a day is compared with; null for none. Weeks: 52 weeks before, the same weekday.
 * Days and months: the same date, which 29 February has none of.
 */
export function dayYearBefore(day: number, { unit, byTet }: Pick<TimeQuestion, "unit" | "byTet">): number | null {
  if (byTet && unit === "day") return tetYearBefore(day);
  if (unit === "week") return day - 364;
  const date = new Date(day * DAY_MS);
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  if (month === 1 && dayOfMonth === 29) return null;
  return Date.UTC(date.getUTCFullYear() - 1, month, dayOfMonth) / DAY_MS;
}

/** As far from the Tết before the nearest one as the day is from the nearest. */
function tetYearBefore(day: number): number | null {
  let nearest = 0;
  for (let i = 1; i < TET_TIMES.length; i++) {
    const distance = (at: number) => Math.abs(TET_TIMES[at]! / DAY_MS - day);
    if (distance(i) < distance(nearest)) nearest = i;
  }
  return nearest === 0 ? null : day - (TET_TIMES[nearest]! - TET_TIMES[nearest - 1]!) / DAY_MS;
}

/** Sums lines of any days up; the year before counts the same days of each period, also of one that is cut. */
export function* salesOverTime(
  lines: SaleLines,
  visits: Visits,
  question: TimeQuestion,
): CooperativeTask<SalesOverTime> {
  const { unit, first, end, known } = question;
  const starts: number[] = [];
  for (let start = periodStart(first, unit); start < end; start = periodEnd(start, unit)) starts.push(start);
  const count = starts.length;
  const from = Int32Array.from(starts, (start) => Math.max(start, first));
  const to = Int32Array.from(starts, (start) => Math.min(periodEnd(start, unit), end));
  const cut = Uint8Array.from(starts, (start, p) => (from[p]! > start || to[p]! < periodEnd(start, unit) ? 1 : 0));

  const now = new DaySlots(first, end);
  const pairs: [day: number, period: number][] = [];
  const compared = new Uint8Array(count).fill(1);
  for (let p = 0; p < count; p++) {
    for (let day = from[p]!; day < to[p]!; day++) {
      now.set(day, p);
      const before = dayYearBefore(day, question);
      if (before !== null) pairs.push([before, p]);
      if (before !== null ? before < known : unit === "day") compared[p] = 0;
    }
  }
  const earlier = new DaySlots(
    pairs.reduce((least, [day]) => Math.min(least, day), first),
    pairs.reduce((most, [day]) => Math.max(most, day + 2), first),
  );
  for (const [day, p] of pairs) {
    // Two days of one year may lie as far from Tết as one of the year before: then days are their own slots.
    earlier.set(day, unit === "day" ? day - earlier.first : p);
    // The month of a leap year has a day more.
    if (unit === "month" && isLeapEve(day)) earlier.set(day + 1, p);
  }
  const sums = yield* sumBySlot(lines, visits, yield* now.ofLines(lines), count);
  const earlierSlots = unit === "day" ? earlier.size : count;
  const other = yield* sumBySlot(lines, visits, yield* earlier.ofLines(lines), earlierSlots);
  const slotOf = new Int32Array(count).map((_, p) => p);
  if (unit === "day") for (const [day, p] of pairs) slotOf[p] = day - earlier.first;
  const gather = (column: Float64Array) =>
    Float64Array.from(slotOf, (slot, p) => (compared[p] === 1 ? column[slot]! : Number.NaN));
  const before: SlotSums = {
    revenue: gather(other.revenue),
    quantity: gather(other.quantity),
    orders: gather(other.orders),
    customers: gather(other.customers),
    lines: gather(other.lines),
    discount: gather(other.discount),
    discountShare: gather(other.discountShare),
  };
  return { start: from, end: to, cut, now: sums, before };
}

/** Whether the day after this 28 February is the 29th. */
function isLeapEve(day: number): boolean {
  const date = new Date((day + 1) * DAY_MS);
  return date.getUTCMonth() === 1 && date.getUTCDate() === 29;
}

/** To which slot the lines of a day belong. */
class DaySlots {
  readonly first: number;
  readonly size: number;
  readonly #slots: Int32Array;

  constructor(first: number, end: number) {
    this.first = first;
    this.size = Math.max(0, end - first);
    this.#slots = new Int32Array(this.size).fill(-1);
  }

  set(day: number, slot: number): void {
    this.#slots[day - this.first] = slot;
  }

  /** [n] −1 for lines of other days. */
  *ofLines({ count, time }: SaleLines): CooperativeTask<Int32Array> {
    const slots = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      slots[i] = this.#slots[dayNumber(time[i]!) - this.first] ?? -1;
      if (i % PIECE === PIECE - 1) yield 0;
    }
    return slots;
  }
}
