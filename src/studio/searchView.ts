// What is shown of a search: how far it is, its trials as rows of a table, and their scores along the epochs with where those
// of unfinished trials are heading.

import { finalists } from "../core/experiments/search/confirm.ts";
import { extrapolate } from "../core/experiments/search/curves.ts";
import { forecastSearch } from "../core/experiments/search/forecast.ts";
import { valuesOf } from "../core/experiments/search/space.ts";
import { ranked, scoreOf, searched, secondsSpent } from "../core/experiments/search/trials.ts";
import type { SearchState, Trial } from "../core/experiments/search/types.ts";
import type { SettingValue } from "../core/lib/settingControl.ts";

/** How far a search is. */
export interface SearchProgress {
  /** Settings tried so far, begun ones included, and how many there will be; null where that is open. */
  tried: number;
  trials: number | null;
  /** Whether the best few are trained again with other seeds. */
  confirming: boolean;
  /** 0..1; null where only the user ends it. */
  share: number | null;
  secondsLeft: number | null;
  /** Of training so far. */
  seconds: number;
  /** The best trial so far; null before the first epoch. */
  best: Trial | null;
}

/** `share`: of the epoch under way, which is not in the state yet. */
export function searchProgress(state: SearchState): SearchProgress {
  const { spec, trials } = state;
  const own = searched(state);
  const epochs = trials.reduce((sum, trial) => sum + trial.epochs.length, 0);
  const seconds = secondsSpent(state);
  const perEpoch = epochs > 0 ? seconds / epochs : null;
  const forecast = perEpoch === null ? null : forecastSearch(spec, perEpoch);
  const confirming = state.closed || trials.some(({ repeats }) => repeats !== undefined);
  const all = forecast && (confirming ? epochs + confirmEpochsLeft(state) : forecast.epochs + forecast.confirmEpochs);
  const share = all ? Math.min(1, epochs / Math.max(all, epochs, 1)) : null;
  return {
    tried: own.length,
    trials: confirming ? own.length : (spec.budget.trials ?? null),
    confirming,
    share,
    secondsLeft: all && perEpoch !== null ? Math.max(0, all - epochs) * perEpoch : null,
    seconds,
    best: ranked(own)[0] ?? null,
  };
}

/** Epochs that the re-runs of the best will still take, at most. */
function confirmEpochsLeft({ spec, trials, ...state }: SearchState): number {
  const again = trials.filter(({ repeats }) => repeats !== undefined);
  const best = finalists({ spec, trials, ...state }).length;
  const runs = best * spec.confirm.seeds;
  const done = again.reduce((sum, trial) => sum + (trial.state === "open" ? trial.epochs.length : spec.base.epochs), 0);
  return Math.max(0, runs * spec.base.epochs - done);
}

export type TrialStanding = "running" | "waiting" | "stopped" | "whole" | "failed";

export interface TrialRow {
  trial: Trial;
  /** The trial that this one repeats with another seed. */
  repeats: number | null;
  standing: TrialStanding;
  /** Validation NDCG@10 of the best epoch; null before the first. */
  score: number | null;
  epochs: number;
  seconds: number;
  /** Values of the parameters that exist for it; marked where they are not the base's. */
  values: readonly { name: string; value: SettingValue | undefined; differs: boolean }[];
}

/** Rows of all trials in their order; `running`: the number of the trial under way. `over`: nothing is trained any more. */
export function trialRows(state: SearchState, running: number | null, over: boolean): TrialRow[] {
  const [base] = state.trials;
  const baseValues = base ? valuesOf(state.spec, base) : {};
  return state.trials.map((trial) => {
    const values = valuesOf(state.spec, trial);
    const score = scoreOf(trial);
    return {
      trial,
      repeats: trial.repeats ?? null,
      standing: standingOf(trial, running, over),
      score: Number.isNaN(score) ? null : score,
      epochs: trial.epochs.length,
      seconds: trial.epochs.reduce((sum, { seconds }) => sum + seconds, 0),
      values: state.spec.space.parameters.map(({ name }) => ({
        name,
        value: values[name],
        differs: values[name] !== baseValues[name],
      })),
    };
  });
}

function standingOf({ id, state }: Trial, running: number | null, over: boolean): TrialStanding {
  if (id === running) return "running";
  if (state === "failed") return "failed";
  if (state === "spent") return "whole";
  return over ? "stopped" : "waiting";
}

export interface TrialCurve {
  trial: number;
  /** [epoch, validation NDCG@10]. */
  points: [epoch: number, score: number][];
  /** Where an unfinished one is heading: the score after its last epoch, and the interval that holds it 9 times in 10. */
  end: { epoch: number; mean: number; low: number; high: number } | null;
  isBest: boolean;
  isRunning: boolean;
}

/** Curves of all trials but the re-runs; ends are told of those that may still go on. */
export function trialCurves(state: SearchState, running: number | null, over: boolean): TrialCurve[] {
  const { epochs: last } = state.spec.base;
  const best = ranked(searched(state))[0]?.id;
  return searched(state).map(({ id, epochs, state: stands }) => {
    const scores = epochs.map(({ ndcg10 }) => ndcg10);
    const isOpen = stands === "open" && !over && scores.length > 0 && scores.length < last;
    const { mean, low, high } = isOpen ? extrapolate(scores, last) : { mean: 0, low: 0, high: 0 };
    return {
      trial: id,
      points: scores.map((score, i) => [i + 1, score]),
      end: isOpen ? { epoch: last, mean, low: Math.max(0, low), high: Math.min(1, high) } : null,
      isBest: id === best,
      isRunning: id === running,
    };
  });
}
