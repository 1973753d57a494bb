// Successive halving: many trials begin, the best of each rung go on to the next. ASHA (Li et al. 2020,
// https://arxiv.org/abs/1810.05934) promotes as soon as a trial is among the best so far; where the number of trials is known, all
// begin before any goes on, so that none is promoted that a later one would have displaced.

import { ranked, searched } from "../trials.ts";
import type { SearchSpec, SearchState, Trial } from "../types.ts";

/** Epochs at which trials are compared, ascending; the last is a whole training. */
export function rungsOf({ halving, base }: Pick<SearchSpec, "halving" | "base">): number[] {
  const rungs: number[] = [];
  for (let at = halving.firstEpochs; at < base.epochs; at *= halving.factor) rungs.push(at);
  return [...rungs, base.epochs];
}

/** Whether the budget says how many trials there will be, and nothing else ends the search. */
export function knowsTrials({ budget }: Pick<SearchSpec, "budget">): boolean {
  return budget.trials !== undefined && budget.minutes === undefined;
}

/**
 * The trial to go on with and the epoch it goes on to; null where none is good enough. `last`: no trial will begin any more, so that
 * at least one of each rung goes on.
 */
export function promotion(state: SearchState, last: boolean): { trial: Trial; until: number } | null {
  const rungs = rungsOf(state.spec);
  const trials = searched(state);
  const steps = rungs.slice(0, -1).map((rung, i) => ({ rung, until: rungs[i + 1]! }));
  // With all trials begun a rung is full before the next is judged; else the most advanced goes on first.
  for (const { rung, until } of knowsTrials(state.spec) ? steps : steps.reverse()) {
    const there = trials.filter((trial) => hasReached(trial, rung));
    const quota = Math.max(last && there.length > 0 ? 1 : 0, Math.floor(there.length / state.spec.halving.factor));
    const best = ranked(there, rung).slice(0, quota);
    const trial = best.find((each) => each.state === "open" && each.epochs.length === rung);
    if (trial) return { trial, until };
  }
  return null;
}

/** Whether it has trained so far, or will not train any further. */
function hasReached({ epochs, state }: Trial, rung: number): boolean {
  return epochs.length >= rung || state !== "open";
}
