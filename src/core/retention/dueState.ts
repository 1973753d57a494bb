// How a customer stands, by rules that a salesperson can be told.

import type { DueCustomer, DueState } from "./dueReport.ts";

/** The limits of the rules; the page, the shell and the documentation quote them. */
export const DUE_RULES = {
  /** Likely lost: at least this likely not to order within the report's `lostDays`. */
  lost: 0.5,
  /** New and promising: the first order at most so many days ago, at most so many orders, and not likely lost. */
  newDays: 90,
  newOrders: 3,
  /** Overdue: away for so many times its typical gap, and longer than 4 of 5 of its gaps; two gaps at least. */
  overdueRatio: 1.5,
  overdueShare: 0.8,
  overdueGaps: 2,
  /** Due now: at least this likely to order within 7 days, or away for its typical gap or longer. */
  due: 0.5,
} as const;

export interface Standing extends Pick<DueCustomer, "orders" | "gaps" | "daysSince" | "ratio" | "within" | "lost"> {
  /** Whole days from the first order to the day before the date. */
  age: number;
  /** The gap that `overdueShare` of its gaps do not exceed; null with a single order. */
  longGap: number | null;
}

/** The first rule that fits: lost, new, overdue, due; else on its rhythm. */
export function stateOf({ orders, gaps, daysSince, ratio, within, lost, age, longGap }: Standing): DueState {
  const rules = DUE_RULES;
  // One who is at its usual gap is not lost, however long that gap is.
  if (lost !== null && lost >= rules.lost && (ratio === null || ratio > 1)) return "lost";
  if (age <= rules.newDays && orders <= rules.newOrders && lost !== null) return "new";
  if (gaps >= rules.overdueGaps && ratio! >= rules.overdueRatio && daysSince > longGap!) return "overdue";
  if ((within[0] ?? 0) >= rules.due || (ratio !== null && ratio >= 1)) return "due";
  return "rhythm";
}
