// A search as the tests of storage want it.

import type { SearchState } from "../../core/experiments/search/types.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../../core/features/featureSettings.ts";
import { PRESET_SETTINGS } from "../../core/training/settings.ts";
import type { SearchRecord } from "../database.ts";

/** Two trials, of which one has trained an epoch. */
export const EXAMPLE_STATE: SearchState = {
  spec: {
    space: { parameters: [{ kind: "range", name: "learningRate", low: 1e-4, high: 1e-2, scale: "log" }] },
    strategy: "asha",
    budget: { trials: 3 },
    halving: { factor: 3, firstEpochs: 1 },
    confirm: { best: 1, seeds: 1 },
    base: PRESET_SETTINGS.quick,
    features: { ...DEFAULT_FEATURE_SETTINGS, customFeatures: [] },
    seed: 7,
  },
  lines: "fingerprint",
  trials: [
    { id: 1, values: {}, seed: 1, state: "open", epochs: [], ranks: "AQID" },
    {
      ...{ id: 2, values: { learningRate: 3e-3 }, seed: 1, state: "spent", repeats: 1 },
      epochs: [{ epoch: 1, loss: null, ndcg10: 0.4, hit10: 0.6, seconds: 1.5 }],
    },
  ],
  closed: false,
};

/** On the data set "data", saved just now. */
export const exampleSearch = (id: string, change: Partial<SearchRecord> = {}): SearchRecord => ({
  ...{ id, dataset: "data", name: "sales.csv", fingerprint: "f", createdAt: 1, savedAt: Date.now() },
  ...{ state: EXAMPLE_STATE, stopped: false, bytes: { 1: 8 } },
  ...change,
});
