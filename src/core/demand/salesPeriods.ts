// Which days, weeks or months a forecast may learn from: those that the file has whole. When the shop is open is read from
// all its lines, so that a filter makes no day look closed.

import { bulkOf } from "../data/lines/bulk.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { periodEnd, periodStart, type TimeUnit } from "../explore/salesOverTime.ts";
import { DAY_MS, dayNumber, weekdayOf } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";

/** Days as day numbers, `end` is the day after the last. */
export interface DaySpan {
  start: number;
  end: number;
}

export interface SalesPeriods {
  unit: TimeUnit;
  /** [N + 1] first days of N whole periods, one after another, and the day after the last. */
  start: Int32Array;
  /** Days with lines before and behind the whole periods, which no series counts; null where there are none. */
  cut: { first: DaySpan | null; last: DaySpan | null };
  /** The last day has no lines after an hour at which the shop has always sold until then: it is not over. */
  lastDayUnfinished: boolean;
  /** [7] whether something is usually sold on the weekday; 0 = Monday. */
  open: boolean[];
  /** Of the days of the whole periods that fall on an open weekday: all, and those without any line. */
  days: { open: number; without: number };
  /** The longest run of days without a line within the whole periods; null where there is none. */
  pause: DaySpan | null;
}

/** On so small a share of its dates a weekday may sell and still be one on which the shop is closed. */
const SELDOM = 0.2;
/** The last day is held against so many days before it. */
const DAYS_BEFORE = 20;
/** Lines between two pauses. */
const PIECE = 1 << 18;

export interface PeriodsQuestion {
  unit: TimeUnit;
  /** Only days from ≤ day < to count; null = no bound. */
  from?: number | null;
  to?: number | null;
}

/** The whole periods of these lines: all lines of the file, whatever a forecast is about. Null without lines. */
export function* salesPeriods(
  lines: Pick<SaleLines, "count" | "time" | "has">,
  { unit, from = null, to = null }: PeriodsQuestion,
): CooperativeTask<SalesPeriods | null> {
  const bulk = bulkOf(lines);
  yield;
  if (!(bulk.first <= bulk.last)) return null;
  const origin = dayNumber(bulk.first);
  const perDay = new Uint32Array(dayNumber(bulk.last) - origin + 1);
  /** [days] the last time of day with a line, ms. */
  const closing = new Float64Array(perDay.length);
  for (let i = 0; i < lines.count; i++) {
    const time = lines.time[i]!;
    if (time < bulk.first || time > bulk.last) continue;
    const day = dayNumber(time) - origin;
    perDay[day]!++;
    const clock = time - (day + origin) * DAY_MS;
    if (clock > closing[day]!) closing[day] = clock;
    if (i % PIECE === PIECE - 1) yield i / lines.count;
  }
  const open = openWeekdays(origin, perDay);
  const lastDayUnfinished = lines.has.timeOfDay && isUnfinished(perDay, closing);
  const first = Math.max(origin, from ?? origin);
  const end = Math.min(origin + perDay.length - (lastDayUnfinished ? 1 : 0), to ?? Number.POSITIVE_INFINITY);
  const dayOf = {
    sold: (day: number) => (perDay[day - origin] ?? 0) > 0,
    open: (day: number) => open[weekdayOf(day)]!,
  };

  const start: number[] = [];
  for (let at = periodStart(first, unit); at < end; at = periodEnd(at, unit)) {
    const after = periodEnd(at, unit);
    // A period lacks something when the shop is open on one of the days that lie outside of the file.
    const whole = !some(at, Math.min(first, after), dayOf.open) && !some(Math.max(end, at), after, dayOf.open);
    if (whole) start.push(at);
    else if (start.length > 0) break;
  }
  const begin = start[0] ?? first;
  const over = start.length > 0 ? periodEnd(start.at(-1)!, unit) : first;
  const fileEnd = Math.min(origin + perDay.length, to ?? Number.POSITIVE_INFINITY);
  return {
    unit,
    start: Int32Array.from([...start, over]),
    cut: { first: spanOf(first, begin, dayOf.sold), last: spanOf(over, fileEnd, dayOf.sold) },
    lastDayUnfinished: lastDayUnfinished && fileEnd === origin + perDay.length,
    open,
    ...pauses(begin, over, dayOf),
  };
}

function some(start: number, end: number, is: (day: number) => boolean): boolean {
  for (let day = start; day < end; day++) if (is(day)) return true;
  return false;
}

/** The days, where any of them has a line. */
function spanOf(start: number, end: number, sold: (day: number) => boolean): DaySpan | null {
  return some(start, end, sold) ? { start, end } : null;
}

function openWeekdays(origin: number, perDay: Uint32Array): boolean[] {
  const dates = new Uint32Array(7);
  const sold = new Uint32Array(7);
  for (let day = 0; day < perDay.length; day++) {
    dates[weekdayOf(origin + day)]!++;
    if (perDay[day]! > 0) sold[weekdayOf(origin + day)]!++;
  }
  const open = Array.from(dates, (count, weekday) => count > 0 && sold[weekday]! >= SELDOM * count);
  // A shop that sells now and then has no rhythm: any day may be the next.
  return open.includes(true) ? open : open.map(() => true);
}

/** Whether the last day breaks off before the hour to which every one of the selling days before it went. */
function isUnfinished(perDay: Uint32Array, closing: Float64Array): boolean {
  let [seen, earliest] = [0, Number.POSITIVE_INFINITY];
  for (let day = perDay.length - 2; day >= 0 && seen < DAYS_BEFORE; day--) {
    if (perDay[day] === 0) continue;
    seen++;
    earliest = Math.min(earliest, closing[day]!);
  }
  return seen === DAYS_BEFORE && closing.at(-1)! < earliest;
}

function pauses(
  start: number,
  end: number,
  is: { sold(day: number): boolean; open(day: number): boolean },
): Pick<SalesPeriods, "days" | "pause"> {
  const days = { open: 0, without: 0 };
  let pause: DaySpan | null = null;
  let run = 0;
  for (let day = start; day < end; day++) {
    const sold = is.sold(day);
    if (is.open(day)) days.open++;
    if (is.open(day) && !sold) days.without++;
    run = sold ? 0 : run + 1;
    if (run > (pause === null ? 0 : pause.end - pause.start)) pause = { start: day - run + 1, end: day + 1 };
  }
  return { days, pause };
}
