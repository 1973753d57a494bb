// Forecasts of many series at once, each by the method that earlier origins speak for, made to agree with one another and with
// intervals from what the same steps missed there; the last periods judge once.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { agreed } from "./agreed.ts";
import { type Candidates, candidatesOf, type ParentAt } from "./candidates.ts";
import { chooseMethods } from "./chooseMethods.ts";
import { type DemandBase, demandBase } from "./demandBase.ts";
import type { DemandForecast, DemandMethod, SeriesForecast } from "./demandForecast.ts";
import { isNew, patternOf } from "./demandPattern.ts";
import type { DemandCalendar, DemandSeries, DemandSum } from "./demandSeries.ts";
import { type DemandTimes, demandTimes } from "./demandTimes.ts";
import { judgeLevels } from "./judgeLevels.ts";
import { originsOf } from "./origins.ts";
import { scoresOf } from "./scoresOf.ts";
import { stepsOf } from "./simpleMethods.ts";
import { type Foretold, withIntervals } from "./withIntervals.ts";

export interface DemandQuestion {
  calendar: DemandCalendar;
  /** Periods ahead, at least 1. */
  horizon: number;
  /** All of as many periods; a parent stands before its parts. */
  series: readonly DemandSeries[];
  /** Which series are sums of which; forecasts are made to agree with it. */
  sums?: readonly DemandSum[];
}

/** Forecasts every series; progress is the share of the work done. */
export function* forecastDemand(question: DemandQuestion): CooperativeTask<DemandForecast> {
  const { calendar, horizon, series, sums = [] } = question;
  const n = series[0]?.values.length ?? 0;
  const backtest = originsOf(n, horizon, calendar.unit);
  const choosing = Math.max(0, backtest.length - 1);
  const origins = [...backtest, n];
  const times = demandTimes(calendar, n + horizon);
  const foretold = yield* foretell(question, times, origins, choosing);
  if (sums.length > 0) yield* agreed(series, foretold, sums, origins.slice(0, choosing));
  yield 0.9;
  const answers = yield* withIntervals(series, foretold, origins, choosing, times, horizon);
  return {
    series: answers,
    judged: choosing === 0 ? [] : judgeLevels(series, answers, calendar.unit),
    reconciled: sums.length > 0 ? "weighted" : "none",
  };
}

/** Level after level, since parts may borrow from what their parent was foretold. */
function* foretell(
  { series, horizon, calendar }: DemandQuestion,
  times: DemandTimes,
  origins: readonly number[],
  choosing: number,
): CooperativeTask<Foretold[]> {
  const foretold: Foretold[] = new Array(series.length);
  const parents = new Set(series.flatMap(({ parent }) => (parent === undefined ? [] : [parent])));
  const basesOf = new Map<number, DemandBase[]>();
  let done = 0;
  for (const level of new Set(series.map((each) => each.level))) {
    const members = [...series.keys()].filter((i) => series[i]!.level === level);
    const shut: Uint8Array[][] = [];
    const contests: { values: Float64Array; pattern: ReturnType<typeof patternOf>; candidates: Candidates }[] = [];
    const told: Pick<SeriesForecast, "promotions" | "lift" | "tet" | "pattern">[] = [];
    for (const i of members) {
      const { values, parent, customers } = series[i]!;
      const above = parent === undefined ? null : basesOf.get(parent)!;
      const bases = origins.map((origin, k) => demandBase(series[i]!, times, origin, horizon, above?.[k] ?? null));
      if (parents.has(i)) basesOf.set(i, bases);
      const from =
        parent === undefined
          ? null
          : origins.map((_, k): ParentAt => ({ base: above![k]!, points: foretold[parent]!.points[k]! }));
      // By what is known where the last periods begin, which no choice may see.
      const pattern = patternOf(values.subarray(0, choosing > 0 ? origins[choosing]! : values.length));
      contests.push({ values, pattern, candidates: candidatesOf(bases, from, pattern, customers) });
      shut.push(bases.map((base) => base.shut));
      const last = bases.at(-1)!;
      told.push({
        pattern: patternOf(values),
        promotions: last.promotions?.marks ?? new Uint8Array(values.length),
        lift: last.promotions?.lift ?? 1,
        tet: last.tet?.seen ?? 0,
      });
      done++;
      yield (0.85 * done) / series.length;
    }
    const choices = yield* chooseMethods(contests, origins, choosing, horizon);
    for (const [m, i] of members.entries()) {
      const { values, candidates } = contests[m]!;
      const { forecasts, form } = candidates;
      const methods = choices[m]!.map((chosen, k): DemandMethod => {
        const known = values.subarray(0, origins[k]);
        if (isNew(known)) return forecasts.get("borrowed")?.[k] ? "borrowed" : "recentMean";
        if (!known.some((value) => value !== 0)) return "recentMean";
        return choosing === 0 ? "seasonalNaive" : chosen;
      });
      const { pattern } = told[m]!;
      const method = methods.at(-1)!;
      const first = origins[0]!;
      foretold[i] = {
        shut: shut[m]!,
        points: methods.map((each, k) => (forecasts.get(each)?.[k] ?? forecasts.get("recentMean")![k]!).slice()),
        forecast: {
          ...told[m]!,
          method,
          reason:
            pattern === "none" || pattern === "new"
              ? pattern
              : choosing === 0
                ? "tooShort"
                : method === "seasonalNaive"
                  ? "naiveNotBeaten"
                  : "better",
          form: method === "ets" ? form : "",
          scores:
            choosing === 0
              ? []
              : scoresOf(
                  values,
                  horizon,
                  origins.slice(0, choosing),
                  forecasts,
                  stepsOf(values.subarray(0, first), calendar.unit),
                ),
        },
      };
      yield;
    }
  }
  return foretold;
}
