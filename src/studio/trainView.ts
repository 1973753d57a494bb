// Which parts of the Train screen the user has unfolded: remembered from visit to visit.

import { createRememberedView } from "./rememberedView.ts";
import type { TextStore } from "./settings.ts";

export const TRAIN_FOLDS = ["settings", "plan", "model", "features", "log"] as const;
export type TrainFold = (typeof TRAIN_FOLDS)[number];

export interface TrainView {
  unfolded: readonly TrainFold[];
}

const KEY = "sales-studio.train";

export type TrainViewStore = ReturnType<typeof createTrainView>;

/** The view as it was left; each change is remembered. */
export const createTrainView = (storage: TextStore) =>
  createRememberedView<TrainView>(storage, KEY, ({ unfolded }) => ({
    unfolded: Array.isArray(unfolded) ? TRAIN_FOLDS.filter((name) => unfolded.includes(name)) : [],
  }));
