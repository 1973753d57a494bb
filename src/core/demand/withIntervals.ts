// Amounts foretold at every origin become answers: with intervals, and with the test that the last periods are.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { demandBase } from "./demandBase.ts";
import type { DemandPath, SeriesForecast } from "./demandForecast.ts";
import type { DemandSeries } from "./demandSeries.ts";
import type { DemandTimes } from "./demandTimes.ts";
import { ErrorPool } from "./errorPool.ts";
import { seasonalNaive, seasonOf } from "./simpleMethods.ts";
import { yearAgo } from "./yearMatch.ts";

/** A series with what was foretold at every origin. */
export interface Foretold {
  forecast: Omit<SeriesForecast, "path" | "test">;
  /** [origins] of [H]; later made to agree. */
  points: Float64Array[];
  /** [origins] of [H]: days on which the shop is shut. */
  shut: Uint8Array[];
}

/** Intervals by what the same steps missed at the choosing origins; for what is ahead of all, also in the periods held out. */
export function* withIntervals(
  series: readonly DemandSeries[],
  foretold: readonly Foretold[],
  origins: readonly number[],
  choosing: number,
  times: DemandTimes,
  horizon: number,
): CooperativeTask<SeriesForecast[]> {
  const n = origins.at(-1)!;
  const answers: SeriesForecast[] = new Array(series.length);
  for (const level of new Set(series.map((each) => each.level))) {
    const members = [...series.keys()].filter((i) => series[i]!.level === level);
    const pool = new ErrorPool();
    for (const i of members) {
      const { values } = series[i]!;
      const first = values.findIndex((value) => value !== 0);
      for (let k = 0; k < choosing; k++)
        if (first >= 0 && first < origins[k]!)
          pool.add(i, values, origins[k]!, foretold[i]!.points[k]!, foretold[i]!.shut[k]);
      // Without a backtest the spread of seasonal naive's own steps is all there is.
      if (choosing === 0)
        for (let origin = Math.max(1, seasonOf(n, times.unit)); origin + horizon <= n; origin++)
          pool.add(i, values, origin, seasonalNaive(demandBase(series[i]!, times, origin, horizon, null)));
      yield;
    }
    yield* pool.sort();
    const tests = new Map<number, DemandPath>();
    if (choosing > 0) {
      const judge = origins[choosing]!;
      for (const i of members) {
        yield;
        tests.set(
          i,
          pool.path(foretold[i]!.points[choosing]!, series[i]!.values.subarray(0, judge), foretold[i]!.shut[choosing]),
        );
      }
      for (const i of members) {
        const first = series[i]!.values.findIndex((value) => value !== 0);
        if (first >= 0 && first < judge)
          pool.add(i, series[i]!.values, judge, foretold[i]!.points[choosing]!, foretold[i]!.shut[choosing]);
      }
      yield* pool.sort();
    }
    for (const i of members) {
      const { values } = series[i]!;
      const { forecast, points, shut } = foretold[i]!;
      const path = tests.get(i);
      const judge = origins[choosing]!;
      const known = values.subarray(0, judge);
      answers[i] = {
        ...forecast,
        path: pool.path(points.at(-1)!, values, shut.at(-1)),
        test: path
          ? {
              origin: judge,
              path,
              naive: seasonalNaive(demandBase(series[i]!, times, judge, horizon, null)),
              lastYear: yearAgo(known, horizon, times),
            }
          : null,
      };
      yield;
    }
  }
  return answers;
}
