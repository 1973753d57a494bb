// Customers who cannot be one: several bills a day on many days, and far more than anybody else has.

import { dayNumber } from "../../lib/calendar.ts";

export interface Bought {
  /** [lines] customer codes, −1 where there is none; how many customers there are. */
  customer: Int32Array;
  customers: number;
  /** Asked only where somebody has a large share of the lines; null where visits cannot be told. */
  bills: () => Bills | null;
}

export interface Bills {
  /** [lines] the visit of each line; codes are below `visits`. */
  visit: Int32Array;
  visits: number;
  /** [lines] times, ms; NaN where there is none. */
  time: Float64Array;
}

export interface Crowd {
  customer: number;
  lines: number;
  /** Visits, and those of all customers together. */
  bills: number;
  allBills: number;
  /** Days with a visit. */
  days: number;
}

/** Of all lines. */
const LEAST_SHARE = 0.1;
/** As many lines as nine in ten of the other customers have, so many times. */
const FAR_MORE = 10;
const LEAST_OTHERS = 10;
const BILLS_A_DAY = 3;
const LEAST_DAYS = 3;
/** Of the days with sales. */
const DAYS_SHARE = 0.3;

/** Looks for them in one pass; in two where somebody has a large share of the lines. O(n). */
export function findCrowds({ customer, customers, bills: visitsOf }: Bought): Crowd[] {
  if (customers <= LEAST_OTHERS) return [];
  const lines = new Int32Array(customers);
  let all = 0;
  for (const code of customer) {
    if (code < 0) continue;
    lines[code]!++;
    all++;
  }
  const large = new Set<number>();
  for (let code = 0; code < customers; code++) if (lines[code]! >= LEAST_SHARE * all) large.add(code);
  if (large.size === 0) return [];
  const others = lines.filter((_, code) => !large.has(code)).sort();
  if (others.length < LEAST_OTHERS) return [];
  const usual = others[Math.floor(0.9 * (others.length - 1))]!;
  const found = new Map<number, { bills: number; days: Set<number> }>();
  for (const code of large) if (lines[code]! >= FAR_MORE * usual) found.set(code, { bills: 0, days: new Set() });
  if (found.size === 0) return [];
  const told = visitsOf();
  if (!told) return [];
  const { visit, visits, time } = told;
  const seen = new Uint8Array(visits);
  const days = new Set<number>();
  let allBills = 0;
  for (let i = 0; i < customer.length; i++) {
    const code = customer[i]!;
    const moment = time[i]!;
    if (code < 0 || Number.isNaN(moment) || seen[visit[i]!]) continue;
    seen[visit[i]!] = 1;
    allBills++;
    const day = dayNumber(moment);
    days.add(day);
    const own = found.get(code);
    if (!own) continue;
    own.bills++;
    own.days.add(day);
  }
  return [...found].flatMap(([code, { bills, days: on }]) =>
    bills >= BILLS_A_DAY * on.size && on.size >= LEAST_DAYS && on.size >= DAYS_SHARE * days.size
      ? [{ customer: code, lines: lines[code]!, bills, allBills, days: on.size }]
      : [],
  );
}
