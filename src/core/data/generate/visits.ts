// The synthetic distributor's calendar: who orders on which day and minute, until the wanted number of lines is there.

import type { Random } from "../../lib/random.ts";
import type { Customers } from "./customers.ts";
import { closedForTet, daysUntilTet } from "./lunarNewYear.ts";
import { closeVisit, createMarket, drawVisit, type Market, openDay } from "./market.ts";

/** 2 January 2024, in days since 1970. */
export const FIRST_DAY = 19_724;
/** Days that a file is planned to span (the last lines fall some days before or after). */
export const SPAN_DAYS = 690;
/** Lines of a visit as drawn, against the mean before the cap. */
const KEPT_LINES = 0.79;
const WALK_IN_SHARE = 0.03;

/** One visit; the object and `products` are reused for the next. */
export interface Visit {
  market: Market;
  customer: number;
  /** Days since 1970, and minute of the day. */
  day: number;
  minute: number;
  /** The first `count` entries are the visit's lines. */
  products: Int32Array;
  count: number;
  /** Largest probability that any product had for a line of this visit, given everything before it. */
  best: number;
  /** The customer's first visit: its lines are no targets. */
  first: boolean;
}

/** All visits in time order, cut so that they hold exactly `rows` lines. */
export function* visits(rows: number, seed: number): Generator<Visit, Market> {
  const market = createMarket(rows, seed);
  const { customers, rng } = market;
  const calendar = planFirstVisits(market, rows);
  const regulars = customers.count - customers.walkIns;
  const walkInsPerDay = (WALK_IN_SHARE * rows) / (SPAN_DAYS * 0.84 * 1.7);
  const visit: Visit = {
    market,
    customer: 0,
    day: 0,
    minute: 0,
    products: new Int32Array(0),
    count: 0,
    best: 0,
    first: true,
  };
  let left = rows;
  for (let day = FIRST_DAY; left > 0; day++) {
    const due = calendar.due.get(day) ?? [];
    calendar.due.delete(day);
    if (isClosed(day)) {
      for (const customer of due) calendar.put(day + 1, customer);
      continue;
    }
    openDay(market, day);
    for (const customer of orderByMinute(due, walkInCount(walkInsPerDay, rng), market)) {
      if (left === 0) break;
      const c = customer.code;
      const tetRush = daysUntilTet(day) < 25 ? 1.3 : 1;
      const drawn = drawVisit(market, c, 1 + poisson((customers.lines[c] - 1) * tetRush, rng));
      visit.customer = c;
      visit.day = day;
      visit.minute = customer.minute;
      visit.products = drawn.products;
      visit.count = Math.min(drawn.count, left);
      visit.best = drawn.best;
      visit.first = market.last[c] < 0;
      left -= visit.count;
      yield visit;
      closeVisit(market, c, drawn.products, visit.count);
      if (c < regulars) calendar.putNext(c, day);
    }
  }
  return market;
}

interface Calendar {
  due: Map<number, number[]>;
  put(day: number, customer: number): void;
  putNext(customer: number, day: number): void;
}

/** Spreads the first visits, and plans each next one when the one before is over. */
function planFirstVisits(market: Market, rows: number): Calendar {
  const { customers, rng } = market;
  const { gap, joins } = customers;
  const regulars = customers.count - customers.walkIns;
  const stretch = gapStretch(customers, rows);
  const due = new Map<number, number[]>();
  const put = (day: number, customer: number): void => {
    const list = due.get(day);
    if (list) list.push(customer);
    else due.set(day, [customer]);
  };
  const putNext = (c: number, day: number): void => {
    const next = drawNextVisit(customers, stretch, c, day, rng);
    if (next !== null) put(next, c);
  };
  for (let c = 0; c < regulars; c++) {
    const first = joins[c] > 0 ? joins[c] * SPAN_DAYS : rng.uniform() * Math.min(gap[c] * stretch, SPAN_DAYS / 2);
    put(FIRST_DAY + Math.floor(first), c);
  }
  return { due, put, putNext };
}

/** What the customers' gaps are multiplied by, so that the rows fill the span. */
export function gapStretch({ count, walkIns, lines, gap, joins, leaves }: Customers, rows: number): number {
  let expected = 0;
  for (let c = 0; c < count - walkIns; c++) {
    expected += ((lines[c] * KEPT_LINES) / gap[c]) * (Math.min(1, leaves[c]) - joins[c]) * SPAN_DAYS;
  }
  return Math.max(0.01, expected / Math.max(1, rows * (1 - WALK_IN_SHARE)));
}

/** The day for which the visit after the one of `day` is planned; null where the customer has left by then. */
export function drawNextVisit(customers: Customers, stretch: number, c: number, day: number, rng: Random) {
  const { gap, leaves, weekday } = customers;
  const usual = gap[c] * stretch;
  const hurry = daysUntilTet(day + Math.ceil(usual)) < 25 ? 0.75 : 1;
  let next = day + Math.min(400, Math.max(1, Math.round(usual * hurry * Math.exp(0.25 * rng.normal()))));
  // The sales route comes by on one weekday: most visits wait for it.
  if (usual >= 4 && rng.uniform() < 0.7) {
    const shift = (((weekday[c] - mondayZero(next)) % 7) + 7) % 7;
    next = shift > 3 && next + shift - 7 > day ? next + shift - 7 : next + shift;
  }
  return (next - FIRST_DAY) / SPAN_DAYS <= leaves[c] || leaves[c] > 1 ? next : null;
}

/** Whether nobody is visited: what was planned for the day waits for the next one. */
export function isClosed(day: number): boolean {
  return isSunday(day) || closedForTet(day);
}

/** The day's visits by minute; a walk-in code may come several times, the others once. */
function orderByMinute(due: number[], walkIns: number, market: Market): { code: number; minute: number }[] {
  const { customers, rng } = market;
  const regulars = customers.count - customers.walkIns;
  const coming = due.map((code) => ({ code, minute: clampMinute(customers.minute[code] + 25 * rng.normal()) }));
  for (let k = 0; k < walkIns; k++) {
    coming.push({ code: regulars + rng.integer(customers.walkIns), minute: clampMinute(450 + 640 * rng.uniform()) });
  }
  return coming.sort((a, b) => a.minute - b.minute || a.code - b.code);
}

function walkInCount(mean: number, rng: Random): number {
  return mean > 30 ? Math.max(0, Math.round(mean + Math.sqrt(mean) * rng.normal())) : poisson(mean, rng);
}

/** Knuth's way: fine for small means. */
function poisson(mean: number, rng: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = rng.uniform(); product > limit; product *= rng.uniform()) count++;
  return count;
}

function clampMinute(minute: number): number {
  return Math.floor(Math.min(1139, Math.max(420, minute)));
}

/** 1 January 1970 was a Thursday. */
function mondayZero(day: number): number {
  return (day + 3) % 7;
}

function isSunday(day: number): boolean {
  return mondayZero(day) === 6;
}
