// What tells, on a day without an order so far, whether this is the day: the customer's own gaps, the day itself, the season.

import { DAY_MS, weekdayOf } from "../lib/calendar.ts";
import { TET_TIMES } from "../lib/tet.ts";
import type { OrderDays } from "./orderDays.ts";

/** Of all gaps before a date: what a customer's few are shrunk to, and which days have how many orders. */
export interface CommonHabits {
  /** Mean and variance of the logarithms of gaps. */
  logGap: number;
  variance: number;
  /** [7] and [31] logarithm of the share of orders on a weekday or day of the month against an even share. */
  weekday: Float64Array;
  monthDay: Float64Array;
  /** Share of orders by weekday. */
  share: Float64Array;
}

/** Own gaps count beside so many of all customers'. */
const SHRUNK_BY = 1.5;
/** Orders on each day that are added, so that a day without any is unlikely and not impossible. */
const EVEN = 2;
/** How much of an earlier gap counts in the trend, against the one after it. */
const TREND = 0.6;
/** The gap so far in deviations of the own logarithm of gaps: knots between which its effect is a line. */
const KNOTS = [-2, -1, -0.5, 0, 0.5, 1, 2, 3.5] as const;
/** The gap so far in days. */
const DAY_KNOTS = [3, 7, 14, 30, 90] as const;
/** Days about Tết: closed, the rush before it, the quiet after it. */
const TET = { rush: 25, closed: [2, 4], quiet: 18 } as const;

const OF_CUSTOMER = 10;
export const HAZARD_WIDTH = 1 + OF_CUSTOMER + (KNOTS.length + 1) * 2 + DAY_KNOTS.length + 1 + 5 + 3;

export function commonHabits({ start, day }: OrderDays): CommonHabits {
  let [gaps, sum, squares] = [0, 0, 0];
  const weekdays = new Float64Array(7).fill(EVEN);
  const monthDays = new Float64Array(31).fill(EVEN * 4);
  for (let c = 0; c + 1 < start.length; c++)
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      weekdays[weekdayOf(day[k]!)]!++;
      monthDays[dayOfMonth(day[k]!) - 1]!++;
      if (k === start[c]) continue;
      const log = Math.log(day[k]! - day[k - 1]!);
      gaps++;
      sum += log;
      squares += log * log;
    }
  const logGap = gaps > 0 ? sum / gaps : Math.log(30);
  const orders = weekdays.reduce((all, each) => all + each, 0);
  const inMonths = monthDays.reduce((all, each) => all + each, 0);
  return {
    logGap,
    variance: gaps > 1 ? Math.max(0.05, squares / gaps - logGap * logGap) : 1,
    weekday: weekdays.map((each) => Math.log((7 * each) / orders)),
    monthDay: monthDays.map((each, i) => Math.log(each / inMonths / DAY_SHARE[i]!)),
    share: weekdays.map((each) => each / orders),
  };
}

/** [31] share of the days of a year that are the 1st, the 2nd .. of a month. */
const DAY_SHARE = Array.from({ length: 31 }, (_, i) => (i < 28 ? 12 : i < 30 ? 11 : 7) / 365);

function dayOfMonth(day: number): number {
  let known = monthDays.get(day);
  if (known === undefined) {
    known = new Date(day * DAY_MS).getUTCDate();
    monthDays.set(day, known);
  }
  return known;
}
const monthDays = new Map<number, number>();

/** Follows one customer's orders, and writes the inputs of a day after the latest of them. */
export class HazardInputs {
  private readonly habits: CommonHabits;
  private readonly tet: boolean;
  private readonly onWeekday = new Float64Array(7);
  private orders = 0;
  private first = 0;
  private last = 0;
  private sum = 0;
  private squares = 0;
  private trend = 0;
  private lastGap = 0;
  private size = 0;
  private lastSize = 0;
  private mean = 0;
  private deviation = 1;
  private readonly ofCustomer = new Float64Array(OF_CUSTOMER);

  /** `tet`: whether the orders that were learned from reach over a Tết. */
  constructor(habits: CommonHabits, tet: boolean) {
    this.habits = habits;
    this.tet = tet;
  }

  begin(): void {
    this.onWeekday.fill(0);
    this.orders = 0;
    this.sum = 0;
    this.squares = 0;
    this.trend = 0;
    this.lastGap = 0;
    this.size = 0;
  }

  /** The next order, on a later day. */
  add(day: number, size: number): void {
    const { habits } = this;
    if (this.orders === 0) {
      this.first = day;
      this.trend = habits.logGap;
      this.lastGap = habits.logGap;
    } else {
      const log = Math.log(day - this.last);
      this.sum += log;
      this.squares += log * log;
      this.trend = TREND * this.trend + (1 - TREND) * log;
      this.lastGap = log;
    }
    this.orders++;
    this.last = day;
    this.size += size;
    this.lastSize = size;
    this.onWeekday[weekdayOf(day)]!++;
    const gaps = this.orders - 1;
    const count = gaps + SHRUNK_BY;
    this.mean = (this.sum + SHRUNK_BY * habits.logGap) / count;
    const own = this.squares - 2 * this.mean * this.sum + gaps * this.mean ** 2;
    this.deviation = Math.sqrt(Math.max(0.01, (own + SHRUNK_BY * habits.variance) / count));
    const to = this.ofCustomer;
    to[0] = this.mean;
    to[1] = Math.log(this.deviation);
    to[2] = Math.log(this.orders);
    to[3] = gaps === 0 ? 1 : 0;
    to[4] = 1 / (1 + gaps);
    to[5] = this.trend - this.mean;
    to[6] = this.lastGap - this.mean;
    to[7] = Math.log(1 + this.last - this.first);
    to[8] = Math.log(this.lastSize * this.orders) - Math.log(this.size);
    to[9] = Math.log(this.size / this.orders);
  }

  /** The inputs [HAZARD_WIDTH] of `day`, after the latest order, from `at` on. */
  write(day: number, to: Float32Array | Float64Array, at: number): void {
    const { habits, ofCustomer, deviation } = this;
    const log = Math.log(day - this.last);
    let i = at;
    to[i++] = 1;
    for (let k = 0; k < OF_CUSTOMER; k++) to[i++] = ofCustomer[k]!;
    const z = (log - this.mean) / deviation;
    const steady = 1 / deviation;
    to[i++] = z;
    to[i++] = z * steady;
    for (const knot of KNOTS) {
      const over = z > knot ? z - knot : 0;
      to[i++] = over;
      to[i++] = over * steady;
    }
    to[i++] = log;
    for (const knot of DAY_KNOTS) to[i++] = Math.max(0, log - Math.log(knot));
    const weekday = weekdayOf(day);
    const own = (this.onWeekday[weekday]! + 3 * habits.share[weekday]!) / (this.orders + 3);
    const preferred = Math.log(own / habits.share[weekday]!);
    const slow = this.mean > Math.log(4) ? 1 : 0;
    to[i++] = habits.weekday[weekday]!;
    to[i++] = habits.monthDay[dayOfMonth(day) - 1]!;
    to[i++] = preferred;
    to[i++] = preferred * slow;
    to[i++] = preferred * Math.max(0, z + 1);
    const tet = this.tet ? daysToTet(day) : Number.POSITIVE_INFINITY;
    to[i++] = tet >= -TET.closed[1] && tet <= TET.closed[0] ? 1 : 0;
    to[i++] = tet > TET.closed[0] && tet <= TET.rush ? 1 : 0;
    to[i++] = tet < -TET.closed[1] && tet >= -TET.quiet ? 1 : 0;
  }
}

const TET_DAYS = Array.from(TET_TIMES, (time) => time / DAY_MS);

/** Days to the next Tết, negative after the nearest one that has been. */
function daysToTet(day: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const tet of TET_DAYS) if (Math.abs(tet - day) < Math.abs(nearest)) nearest = tet - day;
  return nearest;
}

/** Whether a Tết, the rush before it and the quiet after it lie between these days. */
export function hasTet(from: number, end: number): boolean {
  return TET_DAYS.some((tet) => tet - TET.rush >= from && tet + TET.quiet < end);
}
