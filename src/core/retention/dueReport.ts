// When each customer orders next, and who is leaving: what is answered of a customer at a date, and of the whole file.

import type { Message } from "../lib/message.ts";

/** Days ahead that a probability of ordering is told of. */
export const HORIZONS = [7, 14, 30] as const;

/** Days ahead by whole weeks, for what the coming weeks bring. */
export const WEEK_ENDS = [7, 14, 21, 28] as const;

/** How a customer stands; the first that fits of lost, new, overdue, due; see `stateOf`. */
export const DUE_STATES = ["due", "overdue", "lost", "new", "rhythm"] as const;
export type DueState = (typeof DUE_STATES)[number];

/** What can answer, the richest first. */
export const DUE_MODELS = ["hazard", "bgNbd", "ownGap"] as const;
export type DueModel = (typeof DUE_MODELS)[number];

/** One customer who can be visited, as of the report's date. */
export interface DueCustomer {
  customer: string;
  name: string;
  /** Days with an order up to the date. */
  orders: number;
  /** Midnight of the first and the last such day, wall-clock ms. */
  first: number;
  last: number;
  /** Whole days from the last order to the day before the date: 0 = ordered on the last day that counts. */
  daysSince: number;
  /** Median days between its orders, and how many gaps that stands on; null with a single order. */
  typicalGap: number | null;
  gaps: number;
  /** daysSince / typicalGap, and days beyond the typical gap (0 where not beyond it); null with a single order. */
  ratio: number | null;
  daysOverdue: number | null;
  /** [HORIZONS] probability of an order within so many days after the date; null where the file is too short to tell. */
  within: (number | null)[];
  /** [WEEK_ENDS] the same by weeks. */
  weeks: (number | null)[];
  /** Days from the date in which the next order is as likely as not; null where it is later than `lostDays` or cannot be told. */
  expectedDays: number | null;
  /** Probability of no order within the report's `lostDays`; null where the file is too short to tell. */
  lost: number | null;
  /** Expected revenue of a year at its pace of the last year; null where the file has no money. */
  yearlyValue: number | null;
  /** lost · yearlyValue. */
  revenueAtRisk: number | null;
  state: DueState;
}

export interface DueReport {
  /** Midnight after the last day that counts, wall-clock ms; what comes after is not looked at. */
  date: number;
  /** What answered: the best on validation; null where the file is too short to fit anything. */
  model: DueModel | null;
  /** A customer that does not order within so many days counts as lost: 19 of 20 gaps between orders of this file are shorter. */
  lostDays: number;
  /** Mean log loss of each model on the validation part, smaller is better; null where there was none. */
  validation: Record<DueModel, number> | null;
  /** Revenue at risk first, then the revenue of a year, then id. */
  customers: DueCustomer[];
  /** What to know of the answer: too short a history, too few customers, which model answers and why. */
  notes: Message[];
}

/** A number with its 95 % interval over resampled customers. */
export interface Measured {
  value: number;
  low: number;
  high: number;
}

/** How one model did at one horizon, on what came after the cut. */
export interface DueScores {
  auc: Measured;
  logLoss: Measured;
  brier: Measured;
  /** Expected calibration error over ten bins of equal size. */
  ece: Measured;
  /** Of the ten bins: mean probability said, share that came, customers. */
  deciles: { said: number; came: number; customers: number }[];
}

/** One horizon judged: what came after the cut against what each model had said at it. */
export interface JudgedHorizon {
  /** Days after the cut. */
  days: number;
  /** An order within the days, or none within them (lost). */
  asks: "order" | "lost";
  customers: number;
  /** Share of them for which it came true. */
  share: number;
  models: Record<DueModel, DueScores>;
  /** The answering model's log loss less that of each model, over the same resamples: below 0 is better. */
  difference: Record<DueModel, Measured>;
}

/** The whole procedure held against what came after a cut that nothing was fitted or chosen on. */
export interface DueQuality {
  /** Midnight of the first day after the cut, and after the last day judged, ms. */
  cut: number;
  end: number;
  lostDays: number;
  /** What answered at the cut, chosen on validation before it. */
  model: DueModel;
  horizons: JudgedHorizon[];
}
