// What the customers known at a date are expected to order in the periods after it: the sum over all of them, as a candidate
// beside the methods that see nothing but sums.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { BgNbd, bgNbdExpected, repeatsOf } from "../retention/bgNbd.ts";
import { firstDay } from "../retention/due.ts";
import { type OrderDays, orderDaysTask, ordersBefore } from "../retention/orderDays.ts";
import type { SalesMeasure } from "./salesSeries.ts";

/** Fewer known customers tell no process of theirs. */
const FEWEST = 50;
/** Orders of the mean size that are added to a customer's own. */
const SHRUNK_BY = 1;
const WEEK = 7;
/** Customers and lines between two pauses. */
const STEP = 512;
const PIECE = 1 << 18;

/**
 * By the number of periods known (`origins`, ascending): [horizon] what is expected in each period after them, from what lies
 * before: orders to come by BG/NBD, times the mean of the customer's orders, shrunk by one of all customers' mean. Neither new
 * customers nor walk-ins nor a season are in it. Origins with fewer than 50 customers are left out. `start` are the first days of
 * all periods, those ahead too.
 */
export function* customersExpected(
  lines: SaleLines,
  measure: SalesMeasure,
  start: Int32Array,
  origins: readonly number[],
  horizon: number,
): CooperativeTask<Map<number, Float64Array>> {
  const end = start[origins.at(-1)!]!;
  const orders = yield* orderDaysTask(lines, firstDay(lines, end), end);
  const bought = yield* boughtBefore(lines, measure, start, origins);
  const expected = new Map<number, Float64Array>();
  let fitted: BgNbd | undefined;
  for (const [k, origin] of origins.entries()) {
    const known = ordersBefore(orders, start[origin]!);
    if (known.codes.length < FEWEST) continue;
    fitted = yield* BgNbd.fit(known, fitted?.parameters);
    const days = start.subarray(origin, origin + horizon + 1);
    expected.set(origin, yield* sumOver(known, fitted, (code) => bought[code * origins.length + k]!, days));
    yield (k + 1) / origins.length;
  }
  return expected;
}

/** [H] over all customers, `days` being the first days of the H periods and the day after the last. */
function* sumOver(
  known: OrderDays,
  { parameters }: BgNbd,
  boughtOf: (code: number) => number,
  days: Int32Array,
): CooperativeTask<Float64Array> {
  const { x, tX, T } = repeatsOf(known);
  let all = 0;
  for (const code of known.codes) all += boughtOf(code);
  const mean = all / known.day.length;
  const sum = new Float64Array(days.length - 1);
  for (let c = 0; c < x.length; c++) {
    if (c % STEP === STEP - 1) yield;
    const value = (boughtOf(known.codes[c]!) + SHRUNK_BY * mean) / (x[c]! + 1 + SHRUNK_BY);
    let before = 0;
    for (let h = 0; h < sum.length; h++) {
      const upTo = bgNbdExpected(parameters, x[c]!, tX[c]!, T[c]!, (days[h + 1]! - days[0]!) / WEEK);
      sum[h]! += value * (upTo - before);
      before = upTo;
    }
  }
  return sum;
}

/** [customers, origins] what each one's lines before the origin come to, whatever came back by then taken off. */
function* boughtBefore(
  lines: SaleLines,
  measure: SalesMeasure,
  start: Int32Array,
  origins: readonly number[],
): CooperativeTask<Float64Array> {
  const count = origins.length;
  const sums = new Float64Array(lines.customer.values.length * count);
  for (let i = 0; i < lines.count; i++) {
    if (i % PIECE === PIECE - 1) yield;
    const day = dayNumber(lines.time[i]!);
    let k = 0;
    while (k < count && start[origins[k]!]! <= day) k++;
    if (k < count) sums[lines.customer.codes[i]! * count + k]! += lines[measure][i]!;
  }
  for (let at = 0; at < sums.length; at++) if (at % count !== 0) sums[at]! += sums[at - 1]!;
  return sums;
}
