// Forecasts of many series at once, each by the method that did best at earlier origins; the last periods judge once.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { DemandForecast, DemandMethod, DemandPath, DemandPattern, SeriesForecast } from "./demandForecast.ts";
import type { DemandCalendar, DemandSeries, DemandSum } from "./demandSeries.ts";
import { formName } from "./ets.ts";
import { bestEts, FITTED_METHODS } from "./fittedMethods.ts";
import { judgeLevels } from "./judgeLevels.ts";
import { originsOf } from "./origins.ts";
import { ErrorPool, pathOf } from "./pathOf.ts";
import { isNew, patternOf, SIMPLE_METHODS, type SimpleMethod, scoresOf, seasonOf } from "./simpleMethods.ts";

export interface DemandQuestion {
  calendar: DemandCalendar;
  /** Periods ahead, at least 1. */
  horizon: number;
  /** All of as many periods. */
  series: readonly DemandSeries[];
  /** Which series are sums of which; forecasts are made to agree with it. */
  sums?: readonly DemandSum[];
}

/** A method takes the place of seasonal naive where it missed less by this share. */
const MARGIN = 0.02;

interface Chosen {
  method: SimpleMethod;
  forecast: Omit<SeriesForecast, "path" | "test">;
}

/** Forecasts every series; progress is the share of series done. */
export function* forecastDemand({
  calendar,
  horizon,
  series,
  sums = [],
}: DemandQuestion): CooperativeTask<DemandForecast> {
  const { unit } = calendar;
  const n = series[0]?.values.length ?? 0;
  const origins = originsOf(n, horizon, unit);
  const judge = origins.at(-1);
  const choosing = origins.slice(0, -1);
  const pools = new Map<string, ErrorPool>();
  const chosen: Chosen[] = [];
  for (const [i, { values, level }] of series.entries()) {
    const own = choose(values, unit, horizon, choosing);
    chosen.push(own);
    const pool = pools.get(level) ?? new ErrorPool(horizon);
    pools.set(level, pool);
    // What is not proved by a backtest gets the spread of seasonal naive's steps.
    const at = choosing.length > 0 ? choosing : earlier(n, horizon, seasonOf(n, unit));
    for (const origin of at) pool.add(values, origin, own.method.forecast(values.subarray(0, origin), horizon, unit));
    yield (0.5 * (i + 1)) / series.length;
  }
  const answers: SeriesForecast[] = [];
  for (const [i, { values, level }] of series.entries()) {
    const { method, forecast } = chosen[i]!;
    const pool = pools.get(level)!;
    const from = (origin: number): DemandPath => {
      const known = values.subarray(0, origin);
      return pathOf(method.forecast(known, horizon, unit), known, pool);
    };
    const naive = SIMPLE_METHODS.seasonalNaive;
    const fit = forecast.method === "ets" ? bestEts(values, unit) : null;
    answers.push({
      ...forecast,
      form: fit ? formName(fit.form) : "",
      path: from(n),
      test:
        judge === undefined
          ? null
          : {
              origin: judge,
              path: from(judge),
              naive: naive.forecast(values.subarray(0, judge), horizon, unit),
              lastYear: SIMPLE_METHODS.lastYear.plain(values.subarray(0, judge), horizon, unit),
            },
    });
    yield 0.5 + (0.5 * (i + 1)) / series.length;
  }
  for (const sum of sums) agree(answers, sum);
  return {
    series: answers,
    judged: judge === undefined ? [] : judgeLevels(series, answers, unit),
    reconciled: sums.length > 0 ? "scaled" : "none",
  };
}

/** Croston's family for series that often sell nothing, ETS and Theta for the others. */
function methodsFor(pattern: DemandPattern): Map<DemandMethod, SimpleMethod> {
  const { seasonalNaive, lastYear, recentMean } = SIMPLE_METHODS;
  const methods = new Map<DemandMethod, SimpleMethod>([
    ["seasonalNaive", seasonalNaive],
    ["lastYear", lastYear],
    ["recentMean", recentMean],
  ]);
  const { ets, theta, croston, sba, tsb } = FITTED_METHODS;
  if (pattern === "intermittent" || pattern === "lumpy")
    methods.set("croston", croston).set("sba", sba).set("tsb", tsb);
  else methods.set("ets", ets).set("theta", theta);
  return methods;
}

function choose(
  values: Float64Array,
  unit: DemandCalendar["unit"],
  horizon: number,
  origins: readonly number[],
): Chosen {
  const told = {
    pattern: patternOf(values),
    form: "",
    season: "none" as const,
    promotions: new Uint8Array(values.length),
  };
  // By what is known where the last periods begin, which no choice may see.
  const methods = methodsFor(patternOf(values.subarray(0, values.length - (origins.length > 0 ? horizon : 0))));
  const as = (name: DemandMethod, rest: Pick<SeriesForecast, "reason" | "scores">): Chosen => ({
    method: methods.get(name) ?? SIMPLE_METHODS.seasonalNaive,
    forecast: { ...told, ...rest, method: name },
  });
  if (told.pattern === "none") return as("recentMean", { reason: "none", scores: [] });
  if (isNew(values)) return as("recentMean", { reason: "new", scores: [] });
  if (origins.length === 0) return as("seasonalNaive", { reason: "tooShort", scores: [] });
  const scores = scoresOf(values, unit, horizon, origins, methods);
  const naive = scores.find(({ method }) => method === "seasonalNaive")!;
  const best = scores[0]!;
  if (best.method !== "seasonalNaive" && best.wape < (1 - MARGIN) * naive.wape)
    return as(best.method, { reason: "better", scores });
  return as("seasonalNaive", { reason: "naiveNotBeaten", scores });
}

/** Origins of which naive's errors are known although nothing can be held out. */
function earlier(n: number, horizon: number, season: number): number[] {
  const origins: number[] = [];
  for (let origin = Math.max(season, 1); origin + horizon <= n; origin++) origins.push(origin);
  return origins;
}

/** Scales the parts so that they come to their sum, period by period; their intervals with them. */
function agree(answers: readonly SeriesForecast[], { parent, children }: DemandSum): void {
  const paths: ((answer: SeriesForecast) => DemandPath | undefined)[] = [({ path }) => path, ({ test }) => test?.path];
  for (const pathOfAnswer of paths) {
    const whole = pathOfAnswer(answers[parent]!);
    if (!whole) continue;
    for (let h = 0; h < whole.points.length; h++) {
      const parts = children.flatMap((child) => pathOfAnswer(answers[child]!) ?? []);
      const sum = parts.reduce((total, { points }) => total + points[h]!, 0);
      if (!(sum > 0)) {
        whole.points[h] = 0;
        continue;
      }
      const factor = whole.points[h]! / sum;
      for (const part of parts) {
        part.points[h]! *= factor;
        for (const bounds of [part.each, part.upTo])
          for (const column of Object.values(bounds) as Float64Array[]) column[h]! *= factor;
      }
    }
  }
}
