// What a search found, with its noise: the winner by the seeds it was confirmed with, its lead as a paired interval over customers,
// and how much of the best score is luck. Everything is of the validation part.

import { difference, interval, type Resamples, ratio, resampleCustomers } from "../../evaluation/bootstrap.ts";
import { customerRows, customerTable } from "../../evaluation/customerSums.ts";
import type { Metric } from "../../evaluation/metric.ts";
import { gain } from "../../evaluation/metrics.ts";
import { sampleDeviation } from "../../lib/sampleDeviation.ts";
import { finalists, repeatsOf } from "./confirm.ts";
import { unpackCustomers, unpackRanks } from "./packed.ts";
import { ranked, scoreOf, searched } from "./trials.ts";
import type { SearchState, Trial } from "./types.ts";

/** One of the best few. */
export interface Finalist {
  trial: number;
  /** In the search, with the seed that it was chosen by. */
  score: number;
  /** With each of the other seeds. */
  repeats: readonly number[];
  /** Mean over `repeats`, or `score` where there are none; with the 95 % interval over customers. */
  mean: Metric;
  /** Standard deviation between the seeds of `repeats`; NaN below two. */
  seedDeviation: number;
}

export interface Lead {
  trial: number;
  /** Winner − that trial, NDCG@10, paired over customers. */
  difference: number;
  low: number;
  high: number;
}

export interface Outcome {
  /** Best first; the first is the winner. */
  finalists: readonly [Finalist, ...Finalist[]];
  /** To the second of the finalists; null where there is none. */
  lead: Lead | null;
  /** To the base; null where the base is the winner itself, or failed. */
  overBase: Lead | null;
  /** How much too high the best of all trials' scores is expected to be, since it was chosen for being the highest on these customers. */
  optimism: number;
  targets: number;
  customers: number;
}

/** Null while no trial has trained to its end. */
export function outcomeOf(state: SearchState): Outcome | null {
  const best = finalists({
    ...state,
    spec: { ...state.spec, confirm: { ...state.spec.confirm, best: Math.max(2, state.spec.confirm.best) } },
  });
  if (best.length === 0 || state.customers === undefined) return null;
  const customerOf = unpackCustomers(state.customers);
  const base = state.trials[0]!;
  // Whoever was confirmed goes before who was not: their scores are not alike.
  const confirmed = best.filter((trial) => repeatsOf(state, trial).length > 0);
  const compared = confirmed.length > 0 ? confirmed : best;
  const gainsOf = (trial: Trial): Float64Array => meanGains(repeatsOf(state, trial), trial);
  const all = compared.map((trial) => ({ trial, gains: gainsOf(trial) }));
  all.sort((a, b) => sum(b.gains) - sum(a.gains) || a.trial.id - b.trial.id);
  const { customers, rowOf } = customerRows(customerOf);
  const ofBase = base.ranks === undefined ? [] : [{ trial: base, gains: gainsOf(base) }];
  const columns = [...all, ...ofBase];
  const sums = customerTable(
    rowOf,
    customers,
    columns.map(
      ({ gains }) =>
        (target) =>
          gains[target]!,
    ),
  );
  const resamples = resampleCustomers(sums, columns.length + 1);
  const score = (at: number) => ratio([1 + at], [0]);
  const leadOver = (at: number, trial: Trial): Lead => {
    const { value, low, high } = interval(resamples, difference(score(0), score(at)));
    return { trial: trial.id, difference: value, low, high };
  };
  const [winner] = all;
  const found = all.map(({ trial }, at): Finalist => {
    const repeats = repeatsOf(state, trial).map((each) => scoreOf(each));
    return {
      trial: trial.id,
      score: scoreOf(trial),
      repeats,
      mean: interval(resamples, score(at)),
      seedDeviation: sampleDeviation(repeats),
    };
  });
  return {
    finalists: found as [Finalist, ...Finalist[]],
    lead: all.length > 1 ? leadOver(1, all[1]!.trial) : null,
    overBase: ofBase.length > 0 && winner!.trial.id !== base.id ? leadOver(all.length, base) : null,
    optimism: optimismOf(searched(state), rowOf, customers),
    targets: customerOf.length,
    customers,
  };
}

/**
 * The bootstrap's estimate of how much the best of several overstates itself (Efron 1983, for error rates; Tibshirani and Tibshirani
 * 2009, https://doi.org/10.1214/08-AOAS224, for the best of many): customers are drawn anew, the best trial among them is
 * chosen, and its score there is held against its score on all customers; the mean of the differences over the resamples.
 */
function optimismOf(trials: readonly Trial[], rowOf: Int32Array, customers: number): number {
  const all = ranked(trials).filter(({ ranks }) => ranks !== undefined);
  if (all.length < 2) return 0;
  const gains = all.map((trial) => meanGains([], trial));
  const sums = customerTable(
    rowOf,
    customers,
    gains.map((own) => (target) => own[target]!),
  );
  const width = all.length + 1;
  const { totals, resamples }: Resamples = resampleCustomers(sums, width);
  // What all trials gain or lose by the customers drawn says nothing of the choice, and is left out of the noise.
  const shared = (at: number): number => {
    let sum = 0;
    for (let column = 1; column < width; column++) sum += totals[at + column]! / totals[at]!;
    return sum / (width - 1);
  };
  let total = 0;
  for (let r = 1; r <= resamples; r++) {
    const at = r * width;
    let best = 1;
    for (let column = 2; column < width; column++) if (totals[at + column]! > totals[at + best]!) best = column;
    total += totals[at + best]! / totals[at]! - shared(at) - (totals[best]! / totals[0]! - shared(0));
  }
  return Math.max(0, total / resamples);
}

/** NDCG@10 of each target, the mean over the re-runs, or of the trial itself where there are none. */
function meanGains(repeats: readonly Trial[], trial: Trial): Float64Array {
  const counted = (repeats.length > 0 ? repeats : [trial]).flatMap(({ ranks }) =>
    ranks === undefined ? [] : [unpackRanks(ranks)],
  );
  const gains = new Float64Array(counted[0]?.length ?? 0);
  for (const ranks of counted)
    for (const [i, rank] of ranks.entries()) gains[i]! += gain("ndcg10", rank) / counted.length;
  return gains;
}

function sum(values: Float64Array): number {
  return values.reduce((all, each) => all + each, 0);
}
