// Where the bulk of a file lies in time. One mistyped year must not be "the last day of the data", from which recency,
// periods and the day of a prediction are counted.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import { type SaleLines, timeSpan } from "./saleLines.ts";

export interface Bulk {
  /** Times of the first and the last line that do not lie far from the others, ms; infinite where there is no line. */
  first: number;
  last: number;
  /** Lines before and behind it. */
  before: number;
  behind: number;
}

type Times = Pick<SaleLines, "count" | "time">;

/** So small a share of the lines can lie apart; more are a part of the business. */
const FEW = 0.02;
/** In a file of so many lines a gap is also judged by the other gaps. */
const MANY_LINES = 200;
/** So far from the others, and farther than these reach, a day lies far whatever the other gaps: days. */
const YEARS = { many: 1096, few: 1827 };
/** A gap that stands out: so many times the longest within the bulk, at least so long (days), and few days beyond it. */
const TIMES_THE_LONGEST = 3;
const LONG = { behind: 60, before: 180 };
const FEW_DAYS = 5;

/** Tells the bulk of the lines from what lies far before or behind it: beyond a long gap, and little of it. */
export function bulkOf(lines: Times): Bulk {
  const { count, time } = lines;
  const { first, last } = timeSpan(lines);
  const plain: Bulk = { first, last, before: 0, behind: 0 };
  const from = dayNumber(first);
  const length = dayNumber(last) - from + 1;
  // Neither a single month nor a few lines tell what is far.
  if (count < 3 || !(length >= LONG.behind)) return plain;
  const perDay = new Uint32Array(length);
  for (let i = 0; i < count; i++) perDay[dayNumber(time[i]!) - from]!++;
  const days: number[] = [];
  for (let day = 0; day < length; day++) if (perDay[day]! > 0) days.push(day);
  const found = bulkDays(days, (day) => perDay[day]!, count);
  if (found.first === 0 && found.last === length - 1) return plain;
  const [begin, end] = [(from + found.first) * DAY_MS, (from + found.last + 1) * DAY_MS];
  const bulk: Bulk = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, before: 0, behind: 0 };
  for (let i = 0; i < count; i++) {
    const at = time[i]!;
    if (at < begin) bulk.before++;
    else if (at >= end) bulk.behind++;
    else {
      if (at < bulk.first) bulk.first = at;
      if (at > bulk.last) bulk.last = at;
    }
  }
  return bulk;
}

/** The first and the last day of the bulk, of these days in rising order. */
function bulkDays(
  days: readonly number[],
  linesOn: (day: number) => number,
  count: number,
): { first: number; last: number } {
  const few = Math.max(1, Math.floor(FEW * count));
  // The core: what is left when the few first and the few last lines are taken away.
  let [low, high] = [0, days.length - 1];
  for (let lines = linesOn(days[low]!); low < high && lines <= few; lines += linesOn(days[low]!)) low++;
  for (let lines = linesOn(days[high]!); high > low && lines <= few; lines += linesOn(days[high]!)) high--;
  const years = count < MANY_LINES ? YEARS.few : YEARS.many;
  let longest = 0;
  for (let i = low; i < high; i++) longest = Math.max(longest, days[i + 1]! - days[i]!);
  const isFar = (gap: number, reach: number, beyond: number, long: number): boolean =>
    (gap >= years && gap > reach) ||
    (count >= MANY_LINES && beyond <= FEW_DAYS && gap >= Math.max(long, TIMES_THE_LONGEST * longest));
  let last = high;
  for (; last < days.length - 1; last++) {
    const gap = days[last + 1]! - days[last]!;
    if (isFar(gap, days[last]! - days[low]!, days.length - 1 - last, LONG.behind)) break;
    longest = Math.max(longest, gap);
  }
  let first = low;
  for (; first > 0; first--) {
    const gap = days[first]! - days[first - 1]!;
    if (isFar(gap, days[last]! - days[first]!, first, LONG.before)) break;
    longest = Math.max(longest, gap);
  }
  return { first: days[first]!, last: days[last]! };
}

/** Midnight after the last line of the bulk: the first moment of which nothing is known. */
export function dayAfterBulk(lines: Times): number {
  return (dayNumber(bulkOf(lines).last) + 1) * DAY_MS;
}
