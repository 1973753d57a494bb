// How much a search will train, told before it starts: trials begun, epochs, and the seconds they take.

import { gridPoints } from "./strategies/grid.ts";
import { knowsTrials, rungsOf } from "./strategies/halving.ts";
import type { SearchSpec } from "./types.ts";

export interface SearchForecast {
  /** Settings tried, re-runs left out. */
  trials: number;
  /** Epochs of all of them, and of the re-runs of the best. */
  epochs: number;
  confirmEpochs: number;
  seconds: number;
}

/**
 * At most: a training that no longer gets better ends sooner. `secondsPerEpoch` as measured with the base's settings
 * (`estimateRun`); larger networks of the space take longer, smaller ones less. With minutes in the budget, what fits into them. Null
 * where nothing but the user ends the search.
 */
export function forecastSearch(spec: SearchSpec, secondsPerEpoch: number): SearchForecast | null {
  const { budget, confirm, base } = spec;
  const most = Math.min(
    budget.trials ?? Number.POSITIVE_INFINITY,
    spec.strategy === "grid" ? gridPoints(spec).length + 1 : Number.POSITIVE_INFINITY,
  );
  const confirmEpochs = (trials: number): number => Math.min(confirm.best, trials) * confirm.seeds * base.epochs;
  const of = (trials: number): SearchForecast => {
    const epochs = epochsOf(spec, trials);
    const again = confirmEpochs(trials);
    return { trials, epochs, confirmEpochs: again, seconds: (epochs + again) * secondsPerEpoch };
  };
  if (budget.minutes === undefined) return Number.isFinite(most) ? of(most) : null;
  const seconds = 60 * budget.minutes;
  let trials = 1;
  // Re-runs may take half of the time at most.
  const fits = (count: number): boolean => {
    const searching = epochsOf(spec, count) * secondsPerEpoch;
    return searching + Math.min(confirmEpochs(count) * secondsPerEpoch, seconds / 2) <= seconds;
  };
  while (trials < most && trials < 10_000 && fits(trials + 1)) trials++;
  const all = of(trials);
  return { ...all, seconds: Math.min(all.seconds, seconds) };
}

/** Epochs of so many trials, the first of which, the base, trains to its end. */
function epochsOf(spec: SearchSpec, trials: number): number {
  if (spec.strategy !== "asha") return trials * spec.base.epochs;
  const rungs = rungsOf(spec);
  let epochs = spec.base.epochs + (trials - 1) * rungs[0]!;
  // The base stands on every rung: at the worst it takes no other's place there.
  let there = trials;
  for (const [i, rung] of rungs.slice(1).entries()) {
    const going = Math.max(knowsTrials(spec) && trials > 1 ? 1 : 0, Math.floor(there / spec.halving.factor));
    epochs += going * (rung - rungs[i]!);
    there = going + 1;
  }
  return epochs;
}
