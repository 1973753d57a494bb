// What a forecast is made of: amounts by period, and what is known of these periods.

import type { TimeUnit } from "../explore/salesOverTime.ts";

/** Periods of a year: weeks and days by weekday. */
export const YEAR: Record<TimeUnit, number> = { day: 364, week: 52, month: 12 };

/** The periods of all series of a forecast: whole days, ISO weeks or months, one after another, none left out. */
export interface DemandCalendar {
  unit: TimeUnit;
  /** First day of the first period, a day number. */
  first: number;
  /** Whether weeks around Tết are matched to weeks around the Tết before. */
  tet: boolean;
}

/** One product, family, province, salesperson or the total. Only complete periods: what is unfinished stays out. */
export interface DemandSeries {
  /** [N] what was sold in each period, 0 where nothing was; below 0 where returns exceed sales. */
  values: Float64Array;
  /** What it is one of ("total", "category", "product", ...): series of a level are judged together and share their errors' shape. */
  level: string;
  /** [N] share of the list value given as discount, 0 to 1; NaN where unknown or nothing was sold. */
  discounts?: Float64Array;
  /** Where in the list the series stands whose course of the year this one may borrow: its family, category or the total. */
  parent?: number;
  /** By the number of periods known: [H] what the customers known by then are expected to order (customersExpected). */
  customers?: ReadonlyMap<number, Float64Array>;
}

/** The parent's values are the children's sums, in every period. */
export interface DemandSum {
  /** Places in the list of series. */
  parent: number;
  children: readonly number[];
}
