// What a trial's epochs say of it: its score, how far it got, its ranks.

import type { SearchState, Trial } from "./types.ts";

/**
 * The score that trials are compared by, after the first `epochs` of them (all unless said otherwise): validation NDCG@10 of the
 * network that a training of so many epochs would keep, that is, of the epoch with the lowest validation loss. NaN before the
 * first epoch.
 */
export function scoreOf({ epochs }: Pick<Trial, "epochs">, until = epochs.length): number {
  const best = bestEpoch({ epochs }, until);
  return best === 0 ? Number.NaN : epochs[best - 1]!.ndcg10;
}

/** The epoch with the lowest validation loss among the first `until`, the earliest of several; 0 where there is none. */
export function bestEpoch({ epochs }: Pick<Trial, "epochs">, until = epochs.length): number {
  let [best, lowest] = [0, Number.POSITIVE_INFINITY];
  for (const { epoch, loss } of epochs.slice(0, until)) {
    if (loss !== null && loss < lowest) [best, lowest] = [epoch, loss];
  }
  return best;
}

/** Trials that try settings, in the order in which they were drawn: all but the re-runs of the best. */
export function searched({ trials }: Pick<SearchState, "trials">): readonly Trial[] {
  return trials.filter(({ repeats }) => repeats === undefined);
}

/** Those with a score, best first; the earlier of two as good. */
export function ranked(trials: readonly Trial[], until?: number): Trial[] {
  const scored = trials.filter((each) => each.state !== "failed" && !Number.isNaN(scoreOf(each, until)));
  return scored.sort((a, b) => scoreOf(b, until) - scoreOf(a, until) || a.id - b.id);
}

/** Seconds that a trial has trained. */
export function secondsOf({ epochs }: Pick<Trial, "epochs">): number {
  return epochs.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Seconds of training so far. */
export function secondsSpent({ trials }: Pick<SearchState, "trials">): number {
  return trials.reduce((sum, trial) => sum + secondsOf(trial), 0);
}
