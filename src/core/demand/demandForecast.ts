// What a forecast answers: amounts ahead with their intervals, how they were chosen, and how that did on periods held out.

/** The ways to forecast a series; the first three need no fitting. */
export const DEMAND_METHODS = [
  /** As in the same period of the season before: weekday, month, week of the year; the last period where there is no season yet. */
  "seasonalNaive",
  /** As in the same periods of last year, those around Tết as around last year's, at this year's level. */
  "lastYear",
  /** The mean of the last periods. */
  "recentMean",
  /** Exponential smoothing, its form by AICc. */
  "ets",
  /** The Theta method. */
  "theta",
  "croston",
  /** Croston's, less its bias (Syntetos and Boylan). */
  "sba",
  /** Teunter, Syntetos and Babai: the probability of a sale fades where nothing is sold. */
  "tsb",
  /** The mean of ETS, Theta, last year and naive; of the recent mean, TSB and the parent's course where little is sold. */
  "mean",
  /** The level of its few periods, the course of its parent. */
  "borrowed",
  /** What the known customers are expected to order, one by one, corrected by how far such sums were off. */
  "customers",
] as const;
export type DemandMethod = (typeof DEMAND_METHODS)[number];

/** How a series sells, by Syntetos, Boylan and Croston (2005): how often, and how evenly when it does. */
export type DemandPattern = "smooth" | "erratic" | "intermittent" | "lumpy" | "new" | "none";

/** Why the method was taken. */
export type DemandReason =
  /** It missed less than seasonal naive in the backtest. */
  | "better"
  /** Nothing missed less than seasonal naive. */
  | "naiveNotBeaten"
  /** Too few periods for a backtest. */
  | "tooShort"
  /** First sold lately: level of its own, course of its parent. */
  | "new"
  /** Never sold. */
  | "none";

/** [H] lower and upper bounds of the 80 and 95 % intervals; none below 0. */
export interface DemandBounds {
  low80: Float64Array;
  high80: Float64Array;
  low95: Float64Array;
  high95: Float64Array;
}

/** Amounts of the H periods after an origin. */
export interface DemandPath {
  /** [H] */
  points: Float64Array;
  /** [H] of each period. */
  each: DemandBounds;
  /** [H] of the sum of the periods 1 to h; not the sum of bounds. */
  upTo: DemandBounds;
}

export interface DemandScore {
  method: DemandMethod;
  /** Sum of absolute errors over the sum of amounts; NaN where nothing was sold. */
  wape: number;
  /** Mean absolute error over that of seasonal naive within the history (Hyndman and Koehler, 2006); NaN where that is 0. */
  mase: number;
  /** Sum foretold over sum sold; NaN where nothing was sold. */
  bias: number;
}

/** The last H periods, which no choice has seen, judged once. */
export interface DemandTest {
  /** Periods known at its origin. */
  origin: number;
  path: DemandPath;
  /** [H] */
  naive: Float64Array;
  /** [H]; NaN without a whole year before. */
  lastYear: Float64Array;
}

export interface SeriesForecast {
  pattern: DemandPattern;
  method: DemandMethod;
  reason: DemandReason;
  /** The form of ETS, such as "MAdN" (error, trend, season); empty for other methods. */
  form: string;
  /** Past Tết that told how the weeks around the next one go; 0 where none did. */
  tet: number;
  /** [N] 1 where the discount lay far above the series' usual. */
  promotions: Uint8Array;
  /** Sales of such a period against usual ones, taken out before fitting; 1 where no lift is clear. */
  lift: number;
  path: DemandPath;
  /** Each method over all origins of the backtest, the best first; empty where there was none. */
  scores: DemandScore[];
  /** Null where the series is too short for one. */
  test: DemandTest | null;
}

/** How the forecasts of a level did in the periods held out, in sum. */
export interface DemandJudgement {
  level: string;
  series: number;
  forecast: DemandScore;
  naive: DemandScore;
  /** Over the series that have a year before; null without any. */
  lastYear: DemandScore | null;
  /** Share of amounts within the intervals, of single periods and of the sum of all H; 0 to 1. */
  coverage: { each80: number; each95: number; sum80: number; sum95: number };
}

export interface DemandForecast {
  /** In the order of the series asked about. */
  series: SeriesForecast[];
  /** The levels in the order of their first series; those without a series that could be judged are left out. */
  judged: DemandJudgement[];
  /** How sums were made to agree. */
  reconciled: "none" | "weighted";
}
