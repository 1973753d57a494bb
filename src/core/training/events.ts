// What a training run tells whoever listens: the worker, the command line and the tests read the same events.

import type { BackendChoice, Trainer } from "../kernels/backendChoice.ts";
import type { Message } from "../lib/message.ts";
import type { TrainingSettings } from "./settings.ts";
import type { CountedVerdict, EpochCheck, LatestAnswers, Watched } from "./watched.ts";

export const TASKS = ["product", "quantity", "revenue", "discount"] as const;
export type Task = (typeof TASKS)[number];
/** total = Σ weight · loss; an absent task's entry is 0. */
export type TaskLosses = Record<"total" | Task, number>;

export interface StepReport {
  /** Optimiser steps done since the start, from 1. */
  step: number;
  epoch: number;
  learningRate: number;
  gradientNorm: number;
  loss: TaskLosses;
  /**
   * Seconds of work on the run when the step was done: without pauses, states being kept and whatever else the loop
   * waited for between two reports. Absent in runs of older versions.
   */
  seconds?: number;
}

export interface EpochReport {
  epoch: number;
  train: TaskLosses;
  validation: TaskLosses;
  best: boolean;
  seconds: number;
  /** Where the run was watched. */
  check?: EpochCheck;
}

export type TrainEvent =
  | { kind: "preparing"; what: "counting" | "comparing" | "compiling" | "initialising" | "experts" }
  | {
      kind: "started";
      backend: BackendChoice;
      settings: TrainingSettings;
      parameters: number;
      epochs: number;
      stepsPerEpoch: number;
      samplesPerEpoch: number;
    }
  /** Before "started", where counting alone is judged: the first verdict of a run. */
  | { kind: "counted"; counted: CountedVerdict }
  /** After "started", where the run is watched. */
  | { kind: "watching"; watched: Watched }
  /** How the model stood before its first step, where the run is watched from the start. */
  | { kind: "untrained"; check: EpochCheck; answers: LatestAnswers }
  /** A few times a second: all steps since the last such event. */
  | { kind: "steps"; steps: StepReport[]; samplesPerSecond: number; progress: number; secondsLeft: number }
  | { kind: "epoch"; report: EpochReport; answers?: LatestAnswers }
  /** After "started", where the run goes on from a snapshot: all that was done before. */
  | {
      kind: "continued";
      step: number;
      epoch: number;
      progress: number;
      steps: StepReport[];
      epochs: EpochReport[];
      before?: EpochCheck;
      answers?: LatestAnswers;
    }
  /** The device was lost; the run starts over on this one, after so many steps. */
  | { kind: "recovered"; backend: BackendChoice; step: number; fault: Message }
  /**
   * Of a model of several trainings, before each: which of how many begins (or goes on), and how those before it went. What follows
   * is of this one, but for `progress` and `secondsLeft`, which are of all.
   */
  | { kind: "network"; number: number; of: number; seed: number; done: readonly NetworkHistory[] }
  | { kind: "paused" }
  | { kind: "resumed" }
  | { kind: "finished"; reason: StopReason; bestEpoch: number; seconds: number };

export type StopReason = "all epochs done" | "early stop" | "stopped by user";

/** How the training of one network of several went. */
export interface NetworkHistory {
  seed: number;
  history: TrainHistory;
}

/** The whole run, as history.json stores it. */
export interface TrainHistory {
  steps: StepReport[];
  epochs: EpochReport[];
  bestEpoch: number;
  reason: StopReason;
  seconds: number;
  backend: Trainer;
}
