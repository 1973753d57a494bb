// Which targets an epoch sees and in what order, and their way onto the device.

import type { Batch } from "../features/batch.ts";
import type { FitSamples } from "../features/withoutTest.ts";
import { MessageError } from "../lib/message.ts";
import { hash32, random, shuffle } from "../lib/random.ts";
import type { ModelConfig } from "../model/config.ts";
import { checkIds, disposeInputs, disposeTargets, uploadInputs, uploadTargets } from "../model/inputs.ts";
import type { TrainingSettings } from "./settings.ts";
import type { MicroBatch } from "./step.ts";
import { trainingMessage } from "./trainingMessages.ts";

/** How an epoch is cut: every step has the same shape, what is left over waits for another epoch's shuffle. */
export interface EpochPlan {
  /** Targets drawn per epoch. */
  samples: number;
  /** Rows of one micro-batch, B. */
  batch: number;
  /** Micro-batches per optimiser step. */
  accumulation: number;
  steps: number;
}

/** Throws when there is nothing to train on. */
export function planEpoch(available: number, settings: TrainingSettings): EpochPlan {
  if (available === 0) {
    throw new MessageError(trainingMessage("run.noTargets"));
  }
  const wanted = settings.targetsPerEpoch > 0 ? Math.min(available, settings.targetsPerEpoch) : available;
  const batch = Math.min(settings.batchSize, wanted);
  const accumulation = Math.max(1, Math.min(settings.accumulation, Math.floor(wanted / batch)));
  const steps = Math.floor(wanted / (batch * accumulation));
  return { samples: steps * batch * accumulation, batch, accumulation, steps };
}

/** The epoch's targets in random order: a new draw each epoch, the same one for the same seed. */
export function epochTargets(train: Uint32Array, plan: EpochPlan, seed: number, epoch: number): Uint32Array {
  return shuffle(train.slice(), random(hash32(seed) ^ hash32(epoch))).subarray(0, plan.samples);
}

/** A fixed, seeded choice of validation targets, in time order; all of them when the limit is 0 or larger. */
export function validationTargets(all: Uint32Array, limit: number, seed: number): Uint32Array {
  if (limit === 0 || all.length <= limit) return all;
  return shuffle(all.slice(), random(hash32(seed ^ 0x5eed)))
    .slice(0, limit)
    .sort();
}

/** The rows of these targets, checked. */
export function assembleMicro(samples: FitSamples, config: ModelConfig, targets: Uint32Array): Batch {
  const host = samples.assemble(targets);
  checkIds(host, config);
  return host;
}

/** How many values of these rows are no numbers, and in which parts of them; null where all are. */
export function oddInputs(batches: readonly Batch[]): { count: number; what: string } | null {
  let count = 0;
  const parts = new Set<string>();
  for (const { steps, periods, customer, evidence, target } of batches) {
    const { quantity, revenue, discount, counted } = target;
    const all = { steps, customer, evidence, quantity, revenue, discount, counted, ...periods };
    for (const [name, values] of Object.entries(all)) {
      const odd = values.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0);
      if (odd > 0) parts.add(name);
      count += odd;
    }
  }
  return count > 0 ? { count, what: [...parts].join(", ") } : null;
}

/** The rows of these targets on the device; give back with `disposeMicro`. */
export function uploadMicro(samples: FitSamples, config: ModelConfig, targets: Uint32Array): MicroBatch {
  return uploadBatch(assembleMicro(samples, config, targets), config);
}

/**
 * A host batch [B, ...] as tensors on the current backend, inputs and targets; the caller gives them back with `disposeMicro`.
 * The values are copied. Throws where the device has no room. Ids are taken as checked (`checkIds`).
 */
export function uploadBatch(host: Batch, config: ModelConfig): MicroBatch {
  return { inputs: uploadInputs(host, config), targets: uploadTargets(host, config) };
}

export function disposeMicro(micro: MicroBatch): void {
  disposeInputs(micro.inputs);
  disposeTargets(micro.targets);
}
