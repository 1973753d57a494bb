// One trained network: what fitting makes, and what an artefact holds one or several of.

import type { AmountModel } from "../model/amounts/amountModel.ts";
import type { ModelConfig } from "../model/config.ts";
import type { Experts } from "../model/experts.ts";
import type { Parameter } from "../model/parameters.ts";
import type { TrainHistory } from "./events.ts";
import type { TrainingSettings } from "./settings.ts";

export interface Member {
  config: ModelConfig;
  /** What it was trained with, the seed included. */
  settings: TrainingSettings;
  /** By PyTorch's names: those of the epoch with the lowest validation loss. */
  weights: Map<string, Parameter>;
  /** The second stage of memory `experts`. */
  experts?: Experts;
  history: TrainHistory;
  /** What tells a line's amounts given its product; absent in models of older versions and where there are no amounts. */
  amounts?: AmountModel;
}

/** The networks of one model: at least one. */
export type Members = [Member, ...Member[]];

/** Seconds of training in all: several networks may have been kept of one training, each with its part of it. */
export function trainingSeconds(members: readonly Pick<Member, "settings" | "history">[]): number {
  const bySeed = new Map<number, number>();
  for (const { settings, history } of members) {
    bySeed.set(settings.seed, Math.max(bySeed.get(settings.seed) ?? 0, history.seconds));
  }
  return [...bySeed.values()].reduce((sum, seconds) => sum + seconds, 0);
}
