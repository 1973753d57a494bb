// Losses on their way from the device: many steps in one read, and the validation part after an epoch.

import { concat, reshape, type Tensor, type Tensor1D, tidy } from "@tensorflow/tfjs-core";
import type { FitSamples } from "../features/withoutTest.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import { type RowAnswers, readAnswers } from "../model/answers.ts";
import type { ModelConfig } from "../model/config.ts";
import type { Variables } from "../model/variables.ts";
import { disposeMicro, uploadMicro } from "./batches.ts";
import { type StepReport, TASKS, type TaskLosses } from "./events.ts";
import { lossSums, lossSumsAndAnswers } from "./step.ts";
import type { Onlooker } from "./watched.ts";

/** A step whose numbers are still on the device. */
export interface Pending {
  step: number;
  learningRate: number;
  tasks: Tensor1D;
  norm: Tensor;
}

/** Task weights on both sides, in the order of TASKS. */
export interface TaskWeights {
  weights: number[];
  taskWeights: Tensor1D; // [4]
}

/** At most this many steps may wait unread, so that the device's queue stays bounded. */
export const MOST_PENDING = 16;

/** Reads all waiting losses and norms in one go, and gives their tensors back. */
export async function readPending(pending: Pending[], epoch: number, weights: number[]): Promise<StepReport[]> {
  // Always as many parts, the last one repeated: another number of parts would be another shader to compile.
  const full = Array.from({ length: MOST_PENDING }, (_, i) => pending[Math.min(i, pending.length - 1)]!);
  const packed = tidy(() => concat(full.flatMap(({ tasks, norm }) => [tasks, reshape(norm, [1])]))); // [5 · most]
  disposePending(pending);
  try {
    const values = await packed.data();
    return pending.map(({ step, learningRate }, i) => ({
      step,
      epoch,
      learningRate,
      gradientNorm: values[5 * i + 4]!,
      loss: lossesOf(Array.from(values.subarray(5 * i, 5 * i + 4)), weights),
    }));
  } finally {
    packed.dispose();
  }
}

/** Spreads the seconds of work after `before` evenly over the steps that were done in them. */
export function timeSteps(reports: StepReport[], before: number, seconds: number): void {
  for (const [i, report] of reports.entries()) {
    report.seconds = Math.round(1000 * (before + (seconds * (i + 1)) / reports.length)) / 1000;
  }
}

export function disposePending(pending: Pending[]): void {
  for (const { tasks, norm } of pending) {
    tasks.dispose();
    norm.dispose();
  }
}

/** Whether a step learned something: AdamW leaves everything as it was where a gradient is no number. */
export function isSound({ loss, gradientNorm }: StepReport): boolean {
  return Number.isFinite(loss.total) && Number.isFinite(gradientNorm);
}

/** Mean losses over targets, without training; `watch` is shown the answers that it looks at. */
export async function validate(
  samples: FitSamples,
  config: ModelConfig,
  variables: Variables,
  { weights, taskWeights }: TaskWeights,
  targets: Uint32Array,
  { batchSize }: { batchSize: number },
  signal: AbortSignal | undefined,
  watch: Onlooker | undefined,
): Promise<TaskLosses> {
  const sums = [0, 0, 0, 0];
  let known = 0;
  for (let at = 0; at < targets.length; at += batchSize) {
    const micro = uploadMicro(samples, config, targets.subarray(at, at + batchSize));
    let result: Tensor1D | undefined;
    try {
      let reading: Promise<RowAnswers> | undefined;
      if (watch && at < watch.ranked) {
        const watched = lossSumsAndAnswers(config, variables, micro, taskWeights);
        result = watched.sums;
        reading = readAnswers(watched.outputs);
      } else result = lossSums(config, variables, micro, taskWeights);
      known += micro.targets.known;
      const [values, answers] = await Promise.all([result.data(), reading]);
      for (let task = 0; task < sums.length; task++) sums[task]! += values[task]!;
      if (answers) watch?.take(at, answers);
    } finally {
      result?.dispose();
      disposeMicro(micro);
    }
    await yieldToEvents();
    throwIfAborted(signal);
  }
  return lossesOf(
    sums.map((sum, task) => sum / Math.max(1, task === 0 ? known : targets.length)),
    weights,
  );
}

/** Names the four task losses; an absent task's loss is 0, and the total is their weighted sum. */
function lossesOf(values: number[], weights: number[]): TaskLosses {
  const [product, quantity, revenue, discount] = values.map((value, i) => (weights[i] === 0 ? 0 : value)) as [
    number,
    number,
    number,
    number,
  ];
  const total = values.reduce((sum, value, i) => sum + (weights[i] === 0 ? 0 : weights[i]! * value), 0);
  return { total, product, quantity, revenue, discount };
}

export function averageOf(reports: TaskLosses[]): TaskLosses {
  const mean: TaskLosses = { total: 0, product: 0, quantity: 0, revenue: 0, discount: 0 };
  for (const report of reports) {
    for (const key of ["total", ...TASKS] as const) mean[key] += report[key] / reports.length;
  }
  return mean;
}
