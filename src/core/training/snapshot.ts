// The state of a run between two steps, on the CPU: what a run goes on from after a lost device or a closed page. The
// order of targets and the dropout masks follow from the seed and the numbers of epoch and step, so that no generator
// has a state to keep: on WebAssembly a run that goes on from here is, bit for bit, the run that never stopped.

import type { Parameter } from "../model/parameters.ts";
import type { EpochReport, StepReport, TrainEvent, TrainHistory } from "./events.ts";
import type { TrainingSettings } from "./settings.ts";
import type { EpochCheck, LatestAnswers } from "./watched.ts";

export interface Snapshot {
  settings: TrainingSettings;
  /** The epoch under way, from 1; one more than the last when all are done. */
  epoch: number;
  /** Optimiser steps done since the start. */
  step: number;
  /** A run goes on only with as many steps to an epoch. */
  stepsPerEpoch: number;
  /** Spent on the whole run so far, and on the epoch under way. */
  seconds: number;
  epochSeconds: number;
  weights: Map<string, Parameter>;
  /** AdamW's moments of each parameter. */
  moments: Map<string, Parameter>;
  variances: Map<string, Parameter>;
  best: Best;
  steps: StepReport[];
  epochs: EpochReport[];
  /** Before the first step, and the answers after the last epoch that ended, where the run was watched. */
  before?: EpochCheck;
  answers?: LatestAnswers;
  /** Networks of the model that are done; all else is of the one under way. Absent where there is none. */
  networks?: DoneNetwork[];
  /** Ends of restart periods of the one under way, ascending; absent where none is kept. */
  ends?: PeriodEnd[];
}

/** A trained network of a model of several; the batch may have been another before memory ran out. */
export interface DoneNetwork extends Pick<TrainingSettings, "seed" | "batchSize" | "accumulation"> {
  weights: Map<string, Parameter>;
  history: TrainHistory;
}

/** The state of a training at the end of a restart period. */
export interface PeriodEnd {
  epoch: number;
  /** Spent on the training until then. */
  seconds: number;
  weights: Map<string, Parameter>;
}

/** What the loop yields: what listeners are told, and what a run may go on from or be made of. */
export type LoopEvent =
  | TrainEvent
  | { kind: "snapshot"; snapshot: Snapshot }
  /** Before the state after that epoch; only where the settings ask for snapshots. */
  | { kind: "periodEnd"; end: PeriodEnd };

/** The epoch with the lowest validation loss; epoch 0 without weights while there is none. */
export interface Best {
  loss: number;
  epoch: number;
  weights: Map<string, Parameter>;
}

/**
 * Settings under which the same steps need about half the memory: half the batch, twice the accumulation. Null where
 * there is no such pair.
 */
export function halveBatch(settings: TrainingSettings): TrainingSettings | null {
  const { batchSize, accumulation } = settings;
  if (batchSize % 2 === 1 || accumulation > MOST_ACCUMULATION / 2) return null;
  return { ...settings, batchSize: batchSize / 2, accumulation: 2 * accumulation };
}

/** As the settings' schema has it. */
const MOST_ACCUMULATION = 32;
