// Which lines were bought together: the one source of visits for figures, features, splits and screens.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import { type CooperativeTask, runToEnd } from "../../lib/cooperativeTask.ts";
import { orderBy } from "../../lib/timeOrder.ts";
import type { SaleLines } from "./saleLines.ts";
import { isNumberedByStore, ordersByStore, type StoreNumbers, storeNumbersTask } from "./storeNumbers.ts";

export type VisitLines = Pick<SaleLines, "count" | "customer" | "time" | "order"> & Partial<Pick<SaleLines, "store">>;

export interface Visits {
  /** [n] the visit of each line. */
  codes: Int32Array;
  /** Codes are below this; not every one occurs. */
  limit: number;
  /** How many occur. */
  count: number;
  /** Set where stores number their orders by themselves, so that a number is another order in each of them. */
  stores?: StoreNumbers;
}

/**
 * Lines of one order that lie so near to the first of them are one visit even where midnight is between them: a bill of an
 * evening is closed within hours, and a number that starts again by the day is not met again by the same customer before.
 */
const ONE_EVENING = DAY_MS / 4;
/** Lines between two pauses. */
const STEP = 262_144;
/** So many are sorted by moving each to its place. */
const FEW = 48;

/** Of lines already looked at, which never change. */
const known = new WeakMap<VisitLines, Visits>();

/**
 * The lines of one order of one customer on one day are one visit; on another day it is another, unless within six hours
 * after the first. Numbers start again by day, till or branch, so a number that comes back is another order: also in another
 * store on the same day, where stores number by themselves. A line without an order belongs to its customer's others of the
 * same time.
 * O(n); where numbers come back, or lines have none, O(n log n) for those that are not in order of time.
 */
export function visitsOf(lines: VisitLines): Visits {
  return runToEnd(visitsTask(lines));
}

/** `visitsOf`, in steps. */
export function* visitsTask(lines: VisitLines): CooperativeTask<Visits> {
  let visits = known.get(lines);
  if (!visits) {
    visits = yield* visitsByStore(lines);
    known.set(lines, visits);
  }
  return visits;
}

function* visitsByStore(lines: VisitLines): CooperativeTask<Visits> {
  const { order, store } = lines;
  if (!order || !store) return yield* findVisits(lines);
  const numbered = { ...lines, order, store };
  const stores = yield* storeNumbersTask(numbered);
  if (!isNumberedByStore(stores)) return yield* findVisits(lines);
  return { ...(yield* findVisits({ ...lines, order: yield* ordersByStore(numbered) })), stores };
}

/** True of two lines of one customer and one number, the first of their visit and a later one. */
function isOneVisit(first: number, later: number): boolean {
  return later - first <= ONE_EVENING || dayNumber(first) === dayNumber(later);
}

function* findVisits(lines: VisitLines): CooperativeTask<Visits> {
  const { count, order } = lines;
  const orders = order?.values.length ?? 0;
  const { settled, unsettled, occurring } = yield* settledOrders(lines);
  if (order && unsettled === 0) return { codes: order.codes, limit: orders, count: occurring };
  const codes = new Int32Array(count);
  const runs = yield* runsOfRest(lines, settled, unsettled, codes);
  const { visits, limit } = yield* visitsOfRuns(lines, runs);
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    if (codes[i]! < 0) codes[i] = visits[-1 - codes[i]!]!;
  }
  return { codes, limit, count: occurring + limit - orders };
}

/** The orders all of whose lines are of one customer and one day: how many occur, and how many lines are of no such one. */
function* settledOrders({ count, customer, time, order }: VisitLines): CooperativeTask<{
  settled: Uint8Array;
  unsettled: number;
  occurring: number;
}> {
  const orders = order?.values.length ?? 0;
  const settled = new Uint8Array(orders);
  if (!order) return { settled, unsettled: count, occurring: 0 };
  const lines = new Int32Array(orders);
  const customers = new Int32Array(orders);
  const days = new Int32Array(orders);
  let unsettled = 0;
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const number = order.codes[i]!;
    if (number < 0) {
      unsettled++;
      continue;
    }
    const day = dayNumber(time[i]!);
    if (lines[number]!++ === 0) {
      settled[number] = 1;
      customers[number] = customer.codes[i]!;
      days[number] = day;
    } else if (customers[number] !== customer.codes[i] || days[number] !== day) settled[number] = 0;
  }
  let occurring = 0;
  for (let number = 0; number < orders; number++) {
    if (settled[number] === 1) occurring++;
    else unsettled += lines[number]!;
  }
  return { settled, unsettled, occurring };
}

/**
 * The lines of settled orders get their visits; of the others, runs of one customer, order and time stand together: the first
 * line of each run is answered, and `codes` has −1 − run.
 */
function* runsOfRest(
  { count, customer, time, order }: VisitLines,
  settled: Uint8Array,
  unsettled: number,
  codes: Int32Array,
): CooperativeTask<Uint32Array> {
  const firsts = new Uint32Array(unsettled);
  let runs = 0;
  let last = -1;
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const number = order ? order.codes[i]! : -1;
    if (number >= 0 && settled[number] === 1) {
      codes[i] = number;
      continue;
    }
    const goesOn =
      last >= 0 &&
      time[i] === time[last] &&
      customer.codes[i] === customer.codes[last] &&
      (!order || order.codes[last] === number);
    if (!goesOn) firsts[runs++] = i;
    codes[i] = 0 - runs;
    last = i;
  }
  return firsts.subarray(0, runs);
}

/** [runs] the visit of each run, numbered from the number of orders on. */
function* visitsOfRuns(lines: VisitLines, runs: Uint32Array): CooperativeTask<{ visits: Int32Array; limit: number }> {
  const { order } = lines;
  const orders = order?.values.length ?? 0;
  const { start, at, times } = yield* byCustomer(lines, runs);
  const visits = new Int32Array(runs.length);
  // Where the visit that an order was met in last begins; one of another customer lies before this one's start.
  const begunAt = new Int32Array(orders).fill(-1);
  let limit = orders;
  for (let c = 0; c + 1 < start.length; c++) {
    const from = start[c]!;
    let withoutOrder = -1;
    for (let p = from; p < start[c + 1]!; p++) {
      if (p % STEP === 0) yield;
      const run = at[p]!;
      const number = order ? order.codes[runs[run]!]! : -1;
      const begun = number < 0 ? withoutOrder : begunAt[number]!;
      const goesOn = begun >= from && (number < 0 ? times[begun] === times[p] : isOneVisit(times[begun]!, times[p]!));
      visits[run] = goesOn ? visits[at[begun]!]! : limit++;
      if (goesOn) continue;
      if (number < 0) withoutOrder = p;
      else begunAt[number] = p;
    }
  }
  return { visits, limit };
}

/**
 * The runs customer by customer from `start[customer]` on, each customer's in order of time, with their times. They are moved
 * together: to group the runs first (`groupTask`) and fetch the times afterwards takes twice as long.
 */
function* byCustomer(
  { customer: { codes, values }, time }: VisitLines,
  runs: Uint32Array,
): CooperativeTask<{ start: Uint32Array; at: Uint32Array; times: Float64Array }> {
  const start = new Uint32Array(values.length + 1);
  for (let run = 0; run < runs.length; run++) start[codes[runs[run]!]! + 1]!++;
  for (let c = 0; c < values.length; c++) start[c + 1]! += start[c]!;
  yield;
  const next = start.slice();
  const at = new Uint32Array(runs.length);
  const times = new Float64Array(runs.length);
  for (let run = 0; run < runs.length; run++) {
    if (run % STEP === 0) yield;
    const line = runs[run]!;
    const p = next[codes[line]!]!++;
    at[p] = run;
    times[p] = time[line]!;
  }
  let sorted = 0;
  for (let c = 0; c < values.length; c++) {
    sortByTime(times.subarray(start[c], start[c + 1]), at.subarray(start[c], start[c + 1]));
    sorted += start[c + 1]! - start[c]!;
    if (sorted < STEP / 8) continue;
    sorted = 0;
    yield;
  }
  return { start, at, times };
}

/** Sorts both by the first, in place; equal ones keep their order. */
function sortByTime(times: Float64Array, at: Uint32Array): void {
  if (times.length > FEW) {
    let rising = true;
    for (let i = 1; i < times.length && rising; i++) rising = times[i - 1]! <= times[i]!;
    if (rising) return;
    const order = orderBy(times);
    times.set(Float64Array.from(order, (i) => times[i]!));
    at.set(Uint32Array.from(order, (i) => at[i]!));
    return;
  }
  for (let i = 1; i < times.length; i++) {
    const time = times[i]!;
    const which = at[i]!;
    let k = i - 1;
    for (; k >= 0 && times[k]! > time; k--) {
      times[k + 1] = times[k]!;
      at[k + 1] = at[k]!;
    }
    times[k + 1] = time;
    at[k + 1] = which;
  }
}
