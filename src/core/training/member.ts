// One trained network: what fitting makes, and what an artefact holds one or several of.

import type { AmountModel } from "../model/amounts/amountModel.ts";
import type { ModelConfig } from "../model/config.ts";
import type { Experts } from "../model/experts.ts";
import type { Parameter } from "../model/parameters.ts";
import type { NetworkHistory, TrainHistory } from "./events.ts";
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

/**
 * The trainings that these networks are of, by seed: of several networks of one training, each of which has its part of it, the longest
 * history. At least one where there is a network.
 */
export function trainingsOf(networks: readonly NetworkHistory[]): NetworkHistory[] {
  const bySeed = new Map<number, NetworkHistory>();
  for (const { seed, history } of networks) {
    const known = bySeed.get(seed);
    if (!known || history.epochs.length > known.history.epochs.length) bySeed.set(seed, { seed, history });
  }
  return [...bySeed.values()];
}

/** The same of a model's members. */
export function trainingsOfMembers(members: readonly Pick<Member, "settings" | "history">[]): NetworkHistory[] {
  return trainingsOf(members.map(({ settings: { seed }, history }) => ({ seed, history })));
}

/** Seconds of training in all. */
export function trainingSeconds(members: readonly Pick<Member, "settings" | "history">[]): number {
  return trainingsOfMembers(members).reduce((sum, { history }) => sum + history.seconds, 0);
}
