// Runs a search without training: what a trial comes to is a function of its settings.

import type { FeatureSettings } from "../../../features/featureSettings.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../../../features/featureSettings.ts";
import { PRESET_SETTINGS, type TrainingSettings } from "../../../training/settings.ts";
import { packCustomers, packRanks } from "../packed.ts";
import { settingsOf } from "../space.ts";
import { begun, closedSearch, nextWork, recordedEpoch } from "../state.ts";
import type { SearchSpec, SearchState } from "../types.ts";

export const FEATURES: FeatureSettings = { ...DEFAULT_FEATURE_SETTINGS, customFeatures: [] };

/** A search of random settings over learning rate and dropout, 20 trials of 9 epochs, without re-runs. */
export function exampleSpec(change: Partial<SearchSpec> = {}): SearchSpec {
  return {
    space: {
      parameters: [
        { kind: "range", name: "learningRate", low: 1e-4, high: 1e-1, scale: "log" },
        { kind: "range", name: "dropout", low: 0, high: 0.8, scale: "linear" },
      ],
    },
    strategy: "random",
    budget: { trials: 20 },
    halving: { factor: 3, firstEpochs: 1 },
    confirm: { best: 0, seeds: 0 },
    base: { ...PRESET_SETTINGS.quick, epochs: 9, patience: 9 },
    features: FEATURES,
    seed: 1,
    ...change,
  };
}

export interface Simulated {
  /** Validation NDCG@10 after this epoch. */
  ndcg10: number;
  /** Validation loss; falls with the score unless said otherwise. */
  loss?: number;
  seconds?: number;
}

export type Objective = (settings: TrainingSettings, epoch: number) => Simulated;

/** One epoch more of what is next; the same state where nothing is. Closes the search where it has no more to try. */
export function step(state: SearchState, objective: Objective): SearchState {
  const work = nextWork(state);
  if (!work) return state.closed ? state : closedSearch(state);
  const next = { ...begun(state, work), customers: packCustomers([0, 1]) };
  const trial = next.trials.find(({ id }) => id === work.trial.id)!;
  const epoch = trial.epochs.length + 1;
  const { ndcg10, loss = 1 - ndcg10, seconds = 1 } = objective(settingsOf(state.spec, trial), epoch);
  return recordedEpoch(next, trial.id, { epoch, loss, ndcg10, hit10: ndcg10, seconds }, packRanks([1, 0]));
}

/** Until it is done, or for so many epochs. */
export function simulate(start: SearchState, objective: Objective, most = 100_000): SearchState {
  let state = start;
  for (let i = 0; i < most; i++) {
    const next = step(state, objective);
    if (next === state) break;
    state = next;
  }
  return state;
}
