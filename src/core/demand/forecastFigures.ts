// What a forecast comes to: the sum ahead beside the periods before and the same of the year before, and its error beside naive.

import type { DemandScore } from "./demandForecast.ts";
import { YEAR } from "./demandSeries.ts";
import type { ForecastReport, ForecastRow } from "./forecastReport.ts";

export interface ForecastFigures {
  /** The sum of all periods ahead, and its intervals. */
  ahead: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
  /** As many periods just before; NaN where the history is shorter. */
  before: number;
  /** The same periods a year before; NaN where the history does not reach back. */
  lastYear: number;
  /** In the backtest: of the chosen method, and of seasonal naive; null without one. */
  score: DemandScore | null;
  naive: DemandScore | null;
}

/** The figures of one series. */
export function figuresOf({ series: { values }, forecast }: ForecastRow, { unit }: ForecastReport): ForecastFigures {
  const { points, upTo } = forecast.path;
  const [n, horizon] = [values.length, points.length];
  const end = horizon - 1;
  return {
    ahead: points.reduce((sum, value) => sum + value, 0),
    low80: upTo.low80[end]!,
    high80: upTo.high80[end]!,
    low95: upTo.low95[end]!,
    high95: upTo.high95[end]!,
    before: sumOver(values, n - horizon, n),
    lastYear: horizon <= YEAR[unit] ? sumOver(values, n - YEAR[unit], n - YEAR[unit] + horizon) : Number.NaN,
    score: forecast.scores.find(({ method }) => method === forecast.method) ?? null,
    naive: forecast.scores.find(({ method }) => method === "seasonalNaive") ?? null,
  };
}

/** [N + H] what was sold a year before each period of history and forecast; NaN where the file does not tell. */
export function yearBefore({ series: { values } }: ForecastRow, { unit, question }: ForecastReport): Float64Array {
  return Float64Array.from({ length: values.length + question.horizon }, (_, t) =>
    t >= YEAR[unit] ? (values[t - YEAR[unit]] ?? Number.NaN) : Number.NaN,
  );
}

/** Change as a share; NaN where it would be on nothing. */
export function changeOn(now: number, then: number): number {
  return then > 0 ? now / then - 1 : Number.NaN;
}

function sumOver(values: Float64Array, from: number, to: number): number {
  if (from < 0 || to > values.length) return Number.NaN;
  let sum = 0;
  for (let t = from; t < to; t++) sum += values[t]!;
  return sum;
}
