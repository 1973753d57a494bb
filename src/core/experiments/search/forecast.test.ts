// The forecast of a search: what a search whose trainings never end early really trains.

import { expect, test } from "vitest";
import { forecastSearch } from "./forecast.ts";
import { newSearch } from "./state.ts";
import { exampleSpec, type Objective, simulate } from "./testing/simulate.ts";
import { searched, secondsSpent } from "./trials.ts";
import type { SearchSpec } from "./types.ts";

/** The base is the worst of all, so that it takes no place on a rung from another. */
const falling: Objective = ({ dropout }, epoch) => ({ ndcg10: (dropout === 0.05 ? 0 : 0.1) + epoch / 100, seconds: 2 });
const run = (spec: SearchSpec) => simulate(newSearch(spec, ""), falling);

test("trials, epochs and seconds are those of the search, re-runs included", () => {
  for (const strategy of ["random", "asha", "tpe", "grid"] as const) {
    const spec = exampleSpec({
      strategy,
      budget: strategy === "grid" ? {} : { trials: 25 },
      confirm: { best: 2, seeds: 3 },
    });
    const state = run(spec);
    const all = state.trials.reduce((sum, { epochs }) => sum + epochs.length, 0);
    const forecast = forecastSearch(spec, 2)!;
    expect(forecast).toMatchObject({ trials: searched(state).length, confirmEpochs: 2 * 3 * 9 });
    // Of ASHA at most: the base, which trains to its end at once, stands on every rung as well.
    expect(forecast.epochs + forecast.confirmEpochs).toBeGreaterThanOrEqual(all);
    expect(forecast.epochs + forecast.confirmEpochs - all).toBeLessThanOrEqual(strategy === "asha" ? 9 : 0);
    expect(forecast.seconds).toBe(2 * (forecast.epochs + forecast.confirmEpochs));
  }
});

test("with minutes it tells what fits into them, and without an end nothing", () => {
  const minutes = exampleSpec({ budget: { minutes: 10 }, confirm: { best: 2, seeds: 1 } });
  const forecast = forecastSearch(minutes, 2)!;
  expect(forecast.seconds).toBeLessThanOrEqual(600);
  const state = run(minutes);
  expect(Math.abs(searched(state).length - forecast.trials)).toBeLessThanOrEqual(1);
  expect(secondsSpent(state)).toBeLessThanOrEqual(602);
  expect(forecastSearch(exampleSpec({ budget: {} }), 2)).toBeNull();
});
