// The days on which each customer ordered, up to a date: all that the models of this folder read. Walk-ins are left out, and so
// is a day on which things only came back.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { visitsTask } from "../data/lines/visits.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { groupTask } from "../lib/grouped.ts";

/** Customer c, in order of ids, ordered on day[start[c]] < .. < day[start[c + 1] − 1]; each has one day at least. */
export interface OrderDays {
  /** [customers] the lines' codes of them. */
  codes: Uint32Array;
  /** [customers + 1] */
  start: Uint32Array;
  /** Days since 1970. */
  day: Int32Array;
  /** Net revenue of the day, what came back on it or later (up to the next order) taken off. */
  revenue: Float64Array;
  /** Lines bought. */
  size: Uint16Array;
  /** First day, and the first one that does not count. */
  from: number;
  end: number;
}

const NO_DAY = -(2 ** 31);
/** Customers between two pauses. */
const STEP = 512;
/** Lines between two pauses. */
const PIECE = 1 << 17;

/**
 * The order days of lines from day `from` to before day `end`; later lines are not looked at. A visit counts on the day it
 * began, and several visits of a day as one order.
 */
export function* orderDaysTask(lines: SaleLines, from: number, end: number): CooperativeTask<OrderDays> {
  const chosen = yield* linesBefore(lines, from * DAY_MS, end * DAY_MS);
  const { time, customer, count } = chosen;
  const visits = yield* visitsTask(chosen);
  const began = new Int32Array(visits.limit).fill(2 ** 31 - 1);
  for (let i = 0; i < count; i++) {
    const visit = visits.codes[i]!;
    const day = dayNumber(time[i]!);
    if (day < began[visit]!) began[visit] = day;
    if (i % PIECE === 0) yield (0.3 * i) / count;
  }
  const { start: lineStart, at } = yield* groupTask(customer.codes, customer.values.length);
  // By id, so that nothing hangs on who else is in the file's later lines.
  const known = [...customer.values.keys()].filter((code) => lineStart[code]! < lineStart[code + 1]!);
  known.sort((a, b) => (customer.values[a]! < customer.values[b]! ? -1 : 1));
  const codes: number[] = [];
  const start: number[] = [];
  const day = new Int32Array(count);
  const revenue = new Float64Array(count);
  const size = new Uint16Array(count);
  let kept = 0;
  for (const [rank, code] of known.entries()) {
    if (rank % STEP === 0) yield 0.4 + (0.6 * rank) / known.length;
    const begun = kept;
    const own = at.subarray(lineStart[code]!, lineStart[code + 1]!);
    const days = Array.from(own, (i) => began[visits.codes[i]!]!);
    const order = own.map((_, i) => i);
    if (days.some((each, i) => i > 0 && each < days[i - 1]!)) order.sort((a, b) => days[a]! - days[b]! || a - b);
    let [current, bought, sum] = [NO_DAY, 0, 0];
    const close = (): void => {
      if (bought > 0) {
        day[kept] = current;
        revenue[kept] = sum;
        size[kept++] = Math.min(bought, 65_535);
      } else if (kept > begun) revenue[kept - 1]! += sum;
    };
    for (const k of order) {
      const line = chosen.line[own[k]!]!;
      if (days[k] !== current) {
        if (current !== NO_DAY) close();
        [current, bought, sum] = [days[k]!, 0, 0];
      }
      if (lines.quantity[line]! >= 0 && lines.revenue[line]! >= 0) bought++;
      sum += lines.revenue[line]!;
    }
    close();
    if (kept === begun) continue;
    codes.push(code);
    start.push(begun);
  }
  return {
    codes: Uint32Array.from(codes),
    start: Uint32Array.from([...start, kept]),
    ...{ day: day.slice(0, kept), revenue: revenue.slice(0, kept), size: size.slice(0, kept) },
    ...{ from, end },
  };
}

/** The same customers' order days as they were known at an earlier day; customers without one yet are left out. */
export function ordersBefore(orders: OrderDays, end: number): OrderDays {
  const { start, day } = orders;
  const [codes, starts, places]: number[][] = [[], [], []];
  for (let c = 0; c + 1 < start.length; c++) {
    if (day[start[c]!]! >= end) continue;
    codes!.push(orders.codes[c]!);
    starts!.push(places!.length);
    for (let k = start[c]!; k < start[c + 1]! && day[k]! < end; k++) places!.push(k);
  }
  const pick = <A extends Int32Array | Float64Array | Uint16Array>(column: A): A => {
    const picked = new (column.constructor as new (length: number) => A)(places!.length);
    for (const [i, k] of places!.entries()) picked[i] = column[k]!;
    return picked;
  };
  return {
    codes: Uint32Array.from(codes!),
    start: Uint32Array.from([...starts!, places!.length]),
    ...{ day: pick(day), revenue: pick(orders.revenue), size: pick(orders.size) },
    ...{ from: orders.from, end },
  };
}

/** The columns that visits are told by, of the lines between two times, without walk-ins; `line` is each one's place. */
function* linesBefore(lines: SaleLines, from: number, end: number) {
  const { time, walkIn } = lines;
  const line = new Uint32Array(lines.count);
  let count = 0;
  for (let i = 0; i < lines.count; i++) {
    if (time[i]! >= from && time[i]! < end && (!walkIn || walkIn[i] === 0)) line[count++] = i;
    if (i % PIECE === 0) yield;
  }
  const pick = <A extends Int32Array | Float64Array>(column: A): A => {
    const picked = new (column.constructor as new (length: number) => A)(count);
    for (let k = 0; k < count; k++) picked[k] = column[line[k]!]!;
    return picked;
  };
  const coded = <C extends { codes: Int32Array; values: readonly string[] }>(column: C): C => ({
    ...column,
    codes: pick(column.codes),
  });
  return {
    count,
    line: line.subarray(0, count),
    time: pick(time),
    customer: coded(lines.customer),
    order: lines.order && coded(lines.order),
    store: lines.store && coded(lines.store),
  };
}
