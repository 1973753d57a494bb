// The re-run of the best few with more seeds: the best of many owes some of its score to its seed, and the winner is named by what
// its settings come to with others.

import { ranked, searched, secondsOf, secondsSpent } from "./trials.ts";
import type { SearchState, SearchWork, Trial } from "./types.ts";

/** Of the minutes, the search itself keeps at least this share. */
const SEARCH_SHARE = 0.5;
const SEEDS = 2 ** 31;

/** The best of the trials that are trained to their end, best first: as many as are to be confirmed. */
export function finalists(state: SearchState): Trial[] {
  const whole = searched(state).filter(({ state: stands }) => stands === "spent");
  return ranked(whole).slice(0, state.spec.confirm.best);
}

/** The re-runs of a trial that are trained to their end. */
export function repeatsOf({ trials }: SearchState, { id }: Pick<Trial, "id">): Trial[] {
  return trials.filter(({ repeats, state }) => repeats === id && state === "spent");
}

/** The next re-run: one seed of all finalists, then the next seed; null where all are done or time is too short for one more. */
export function confirmation(state: SearchState): SearchWork | null {
  const { spec, trials } = state;
  const until = spec.base.epochs;
  const interrupted = trials.find((trial) => trial.repeats !== undefined && trial.state === "open");
  if (interrupted) return { trial: interrupted, until };
  for (let i = 1; i <= spec.confirm.seeds; i++) {
    const seed = (spec.base.seed + i) % SEEDS;
    for (const finalist of finalists(state)) {
      const { id, values } = finalist;
      if (trials.some((trial) => trial.repeats === id && trial.seed === seed)) continue;
      if (secondsOf(finalist) > secondsLeft(state)) continue;
      return { trial: { id: trials.length + 1, values, seed, repeats: id, state: "open", epochs: [] }, until };
    }
  }
  return null;
}

/** Seconds of the budget that the re-runs will take, as far as the finalists so far tell; 0 where there are no minutes. */
export function reservedSeconds(state: SearchState): number {
  const { budget, confirm } = state.spec;
  if (budget.minutes === undefined) return 0;
  const known = finalists(state);
  const seconds = known.reduce((sum, trial) => sum + secondsOf(trial), 0);
  const all = known.length === 0 ? 0 : (confirm.seeds * confirm.best * seconds) / known.length;
  return Math.min(all, (1 - SEARCH_SHARE) * 60 * budget.minutes);
}

/** Seconds of training that the budget still allows. */
export function secondsLeft(state: SearchState): number {
  return 60 * (state.spec.budget.minutes ?? Number.POSITIVE_INFINITY) - secondsSpent(state);
}
