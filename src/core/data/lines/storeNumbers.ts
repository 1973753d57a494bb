// Whether stores, branches or tills number their orders by themselves: then one number of one day is an order in each of
// them. Told from what the values do, since an order may well be of two warehouses.

import { dayNumber } from "../../lib/calendar.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { sameByChance } from "../../lib/counts.ts";
import { orderBy } from "../../lib/timeOrder.ts";
import type { Coded } from "./saleColumns.ts";

/** Lines as stores are looked for in them. */
export interface NumberedLines {
  count: number;
  customer: Coded;
  /** [n] moments, or days alone. */
  time: Float64Array;
  order: Coded;
  store: Coded;
}

/** What lines show of numbers that several stores have on one day: a pair is a number, a day and one store more. */
export interface StoreNumbers {
  pairs: number;
  /** Pairs of two customers; of one customer at two moments; and of one at one, on lines that do not stand together. */
  otherCustomer: number;
  otherMoment: number;
  elsewhere: number;
  /** Further lines of a number, day and store; those with another customer, and with another moment. */
  further: number;
  furtherCustomer: number;
  furtherMoment: number;
  /** How likely two of these lines are of one customer by chance. */
  sameByChance: number;
  /** A number that several stores have, as a code; −1 without one. */
  example: number;
}

/** Of the pairs that chance would give, so many have to be there. */
const MOST = 0.5;
/** So many pairs of two customers have to be expected before it means something that there are none. */
const ENOUGH = 5;
/** Up to this share of an order's lines may have another moment or customer than its first: slips. */
const FEW = 0.1;
/** Lines between two pauses. */
const STEP = 262_144;

/** Whether numbers are a store's own: customers or moments of one number differ from store to store, and not within one. */
export function isNumberedByStore(found: StoreNumbers): boolean {
  const { pairs, otherCustomer, otherMoment, elsewhere, further, furtherCustomer, furtherMoment } = found;
  if (pairs === 0 || furtherCustomer > FEW * (further + pairs)) return false;
  const strangers = (1 - found.sameByChance) * pairs;
  if (otherCustomer >= Math.max(1, MOST * strangers)) return true;
  if (strangers >= ENOUGH && otherCustomer <= FEW * strangers) return false;
  // One customer, as walk-ins are: the moments tell, where the lines of an order have one, else how the lines lie.
  const same = pairs - otherCustomer;
  if (otherMoment >= MOST * same) return furtherMoment <= FEW * (further + pairs);
  return otherMoment === 0 && elsewhere >= MOST * same;
}

/** Looks at numbers that several stores have: O(n), and O(n log n) for the lines of such numbers. */
export function* storeNumbersTask(lines: NumberedLines): CooperativeTask<StoreNumbers> {
  const found: StoreNumbers = {
    ...{ pairs: 0, otherCustomer: 0, otherMoment: 0, elsewhere: 0 },
    ...{ further: 0, furtherCustomer: 0, furtherMoment: 0, sameByChance: 0, example: -1 },
  };
  const { start, at } = yield* linesOfShared(lines);
  if (at.length === 0) return found;
  found.sameByChance = sameCustomers(at, lines.customer);
  for (let group = 0; group + 1 < start.length; group++) {
    const byTime = inTime(at.subarray(start[group], start[group + 1]), lines.time);
    for (let p = 0; p < byTime.length; ) {
      if ((start[group]! + p) % STEP === 0) yield;
      p = lookAtDay(lines, byTime, p, found);
    }
  }
  return found;
}

/** The lines whose number occurs in several stores, number by number, each number's in file order. */
function* linesOfShared({ count, order, store }: NumberedLines): CooperativeTask<{
  start: Uint32Array;
  at: Uint32Array;
}> {
  const size = order.values.length;
  const stores = new Int32Array(size).fill(-1);
  const lines = new Uint32Array(size);
  const shared = new Uint8Array(size);
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const number = order.codes[i]!;
    const own = store.codes[i]!;
    if (number < 0 || own < 0) continue;
    lines[number]!++;
    if (stores[number]! < 0) stores[number] = own;
    else if (stores[number] !== own) shared[number] = 1;
  }
  const next = new Uint32Array(size);
  const start = [0];
  let total = 0;
  for (let number = 0; number < size; number++) {
    if (shared[number] === 0) continue;
    next[number] = total;
    total += lines[number]!;
    start.push(total);
  }
  const at = new Uint32Array(total);
  for (let i = 0; i < count && total > 0; i++) {
    if (i % STEP === 0) yield;
    const number = order.codes[i]!;
    if (number >= 0 && shared[number] === 1 && store.codes[i]! >= 0) at[next[number]!++] = i;
  }
  return { start: Uint32Array.from(start), at };
}

/** Adds what the lines of one number and one day show; answers where the next day begins. */
function lookAtDay(
  { customer, time, order, store }: NumberedLines,
  lines: Uint32Array,
  from: number,
  found: StoreNumbers,
): number {
  const first = lines[from]!;
  const day = dayNumber(time[first]!);
  const firsts = new Map<number, number>();
  let p = from;
  for (; p < lines.length && dayNumber(time[lines[p]!]!) === day; p++) {
    const line = lines[p]!;
    const own = firsts.get(store.codes[line]!);
    if (own !== undefined) {
      found.further++;
      if (customer.codes[own] !== customer.codes[line]) found.furtherCustomer++;
      else if (time[own] !== time[line]) found.furtherMoment++;
      continue;
    }
    firsts.set(store.codes[line]!, line);
    if (firsts.size === 1) continue;
    found.pairs++;
    if (found.example < 0) found.example = order.codes[line]!;
    if (customer.codes[first] !== customer.codes[line]) found.otherCustomer++;
    else if (time[first] !== time[line]) found.otherMoment++;
    else if (line > 0 && order.codes[line - 1] !== order.codes[line]) found.elsewhere++;
  }
  return p;
}

/** How likely two of these lines are of one customer. */
function sameCustomers(at: Uint32Array, { codes, values }: Coded): number {
  const lines = new Uint32Array(values.length);
  for (const line of at) lines[codes[line]!]!++;
  return sameByChance(lines, at.length);
}

/** These lines in order of time; those of one day in file order where they have no time of day. */
function inTime(at: Uint32Array, time: Float64Array): Uint32Array {
  let rising = true;
  for (let i = 1; i < at.length && rising; i++) rising = time[at[i - 1]!]! <= time[at[i]!]!;
  if (rising) return at;
  const times = Float64Array.from(at, (line) => time[line]!);
  return Uint32Array.from(orderBy(times), (i) => at[i]!);
}

/** An order for each number of each store; a line without a store has the number's order of those without. */
export function* ordersByStore({ count, order, store }: NumberedLines): CooperativeTask<Coded> {
  const known = new Map<number, number>();
  const codes = new Int32Array(count);
  const width = store.values.length + 1;
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const number = order.codes[i]!;
    const key = number * width + store.codes[i]! + 1;
    let code: number | undefined = number < 0 ? -1 : known.get(key);
    if (code === undefined) {
      code = known.size;
      known.set(key, code);
    }
    codes[i] = code;
  }
  return { codes, values: Array.from(known.keys(), String) };
}
