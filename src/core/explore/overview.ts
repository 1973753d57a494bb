// Whether a whole file is sane, at one glance: where its lines lie in time, what a month brings, who and what makes most of
// it, ids that may be one, and how far the largest values lie from the rest.

import { type Bulk, bulkOf } from "../data/lines/bulk.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { type AlikeIds, alikeIds, type SharedNames, sharedNames } from "./alikeIds.ts";
import { type LargestValue, largestValue } from "./largestValue.ts";

export interface MonthSum {
  /** Midnight of its first day, ms. */
  time: number;
  revenue: number;
  lines: number;
  /** Days with a line. */
  days: number;
}

/** A customer or product with what it makes of the whole. */
export interface Share {
  value: string;
  name: string;
  lines: number;
  /** Of the whole by its `measure`; 0..1. */
  share: number;
}

export interface Overview {
  lines: number;
  /** Times of the first and the last line of all, ms. */
  first: number;
  last: number;
  bulk: Bulk;
  /** What shares are of: lines where the file has no money, or none that comes to more than nothing. */
  measure: "revenue" | "lines";
  /** Every month from the bulk's first to its last, also one without a line. */
  months: MonthSum[];
  days: {
    /** From the bulk's first day to its last, and those of them without a line. */
    all: number;
    without: number;
    /** The longest run of days without a line, and its first day, ms; 0 where every day has one. */
    longest: number;
    from: number;
  };
  /** The customer (walk-ins left out) and the product with most revenue; null where there is none. */
  top: { customer: Share | null; product: Share | null };
  alike: { customer: AlikeIds; product: AlikeIds };
  names: { customer: SharedNames; product: SharedNames };
  /** Of the measures that the file has. */
  largest: { quantity?: LargestValue; revenue?: LargestValue };
}

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** Looks at all lines twice, and at each id and name once. */
export function* overviewOf(lines: SaleLines): CooperativeTask<Overview | null> {
  const { count, time, revenue, customer, product, walkIn, has } = lines;
  if (count === 0) return null;
  const bulk = bulkOf(lines);
  yield;
  const from = dayNumber(bulk.first);
  const perDay = {
    lines: new Uint32Array(dayNumber(bulk.last) - from + 1),
    revenue: new Float64Array(dayNumber(bulk.last) - from + 1),
  };
  const by = {
    customer: { lines: new Uint32Array(customer.values.length), revenue: new Float64Array(customer.values.length) },
    product: { lines: new Uint32Array(product.values.length), revenue: new Float64Array(product.values.length) },
  };
  let [first, last, money] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < count; i++) {
    const at = time[i]!;
    const amount = revenue[i]!;
    if (at < first) first = at;
    if (at > last) last = at;
    if (at >= bulk.first && at <= bulk.last) {
      const day = Math.floor(at / DAY_MS) - from;
      perDay.lines[day]!++;
      perDay.revenue[day]! += amount;
    }
    money += amount;
    if (!walkIn || walkIn[i] === 0) {
      by.customer.lines[customer.codes[i]!]!++;
      by.customer.revenue[customer.codes[i]!]! += amount;
    }
    by.product.lines[product.codes[i]!]!++;
    by.product.revenue[product.codes[i]!]! += amount;
    if (i % PIECE === PIECE - 1) yield i / (2 * count);
  }
  const largest: Overview["largest"] = {};
  for (const name of ["quantity", "revenue"] as const)
    if (has[name]) largest[name] = yield* largestValue(lines[name], lines.line);
  const measure = has.revenue && money > 0 ? "revenue" : "lines";
  const whole = measure === "revenue" ? money : count;
  return {
    lines: count,
    first,
    last,
    bulk,
    measure,
    months: monthsOf(from, perDay),
    days: pausesOf(from, perDay.lines),
    top: {
      customer: topOf(by.customer, measure, whole, customer.values, lines.customerNames),
      product: topOf(by.product, measure, whole, product.values, lines.productNames),
    },
    alike: { customer: alikeIds(customer.values), product: alikeIds(product.values) },
    names: {
      customer: sharedNames(customer.values, lines.customerNames),
      product: sharedNames(product.values, lines.productNames),
    },
    largest,
  };
}

interface PerDay {
  lines: Uint32Array;
  revenue: Float64Array;
}

function monthsOf(from: number, { lines, revenue }: PerDay): MonthSum[] {
  const months: MonthSum[] = [];
  let next = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < lines.length; i++) {
    const time = (from + i) * DAY_MS;
    if (time >= next) {
      const date = new Date(time);
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
      months.push({ time: Date.UTC(year, month, 1), revenue: 0, lines: 0, days: 0 });
      next = Date.UTC(year, month + 1, 1);
    }
    const month = months.at(-1)!;
    month.revenue += revenue[i]!;
    month.lines += lines[i]!;
    if (lines[i]! > 0) month.days++;
  }
  return months;
}

function pausesOf(from: number, lines: Uint32Array): Overview["days"] {
  const found = { all: lines.length, without: 0, longest: 0, from: 0 };
  let pause = 0;
  for (let i = 0; i < lines.length; i++) {
    pause = lines[i] === 0 ? pause + 1 : 0;
    if (pause > 0) found.without++;
    if (pause > found.longest) {
      found.longest = pause;
      found.from = (from + i - pause + 1) * DAY_MS;
    }
  }
  return found;
}

function topOf(
  sums: PerDay,
  measure: Overview["measure"],
  whole: number,
  values: readonly string[],
  names: readonly string[],
): Share | null {
  const { lines } = sums;
  const made = sums[measure];
  let best = -1;
  for (let code = 0; code < values.length; code++)
    if (lines[code]! > 0 && (best < 0 || made[code]! > made[best]!)) best = code;
  if (best < 0) return null;
  return {
    value: values[best]!,
    name: names[best] ?? "",
    lines: lines[best]!,
    share: made[best]! / whole,
  };
}
