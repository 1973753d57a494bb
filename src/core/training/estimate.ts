// How long a run will take on this device: a few real steps, timed.

import { backend, getBackend, memory, tensor1d } from "@tensorflow/tfjs-core";
import type { FitSamples } from "../features/withoutTest.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { modelConfig, startingParameters } from "../model/fromSettings.ts";
import { parameterCount } from "../model/parameters.ts";
import { createSlots, createVariables } from "../model/variables.ts";
import { disposeMicro, planEpoch, uploadMicro, validationTargets } from "./batches.ts";
import { checkDevice, faultBehind } from "./faults.ts";
import type { TrainingSettings } from "./settings.ts";
import { trainStep } from "./step.ts";
import { warmUp, weightsOf } from "./warmUp.ts";

export interface RunEstimate {
  parameters: number;
  secondsPerEpoch: number;
  samplesPerEpoch: number;
  /** Bytes on the device while training. */
  peakBytes: number;
}

const MOST_STEPS = 8;
const ENOUGH_SECONDS = 0.6;
/** A forward pass alone, as a share of a whole training step. */
const FORWARD_SHARE = 0.35;

/**
 * Times up to 8 steps (or 0.6 s) after a warm-up, on the first training targets. The backend must be current. Throws a
 * TrainingFault when the device fails or has no room.
 */
export async function estimateRun(options: {
  samples: FitSamples;
  settings: TrainingSettings;
  signal?: AbortSignal;
}): Promise<RunEstimate> {
  const { samples, settings, signal } = options;
  const plan = planEpoch(samples.split.train.length, settings);
  const config = modelConfig(samples.sizes, samples.preprocess, settings);
  (backend() as { resetPeak?: () => void }).resetPeak?.();
  const start = startingParameters(config, samples.preprocess, settings.seed);
  const given: { dispose(): void }[] = [];
  try {
    await warmUp(samples, config, start, settings, plan);
    const variables = createVariables(config, start);
    given.push(variables);
    const moments = createSlots(variables);
    given.push(moments);
    const taskWeights = tensor1d(weightsOf(settings, samples)); // [4]
    given.push(taskWeights);
    throwIfAborted(signal);
    const started = performance.now();
    let steps = 0;
    let peakBytes = 0;
    let seconds = 0;
    while (steps < MOST_STEPS && seconds < ENOUGH_SECONDS) {
      const at = (steps * plan.batch) % Math.max(1, samples.split.train.length - plan.batch + 1);
      const micro = uploadMicro(samples, config, samples.split.train.subarray(at, at + plan.batch));
      const { tasks, norm } = trainStep(config, variables, moments.slots, [micro], taskWeights, steps + 1, {
        learningRate: 1e-4,
        weightDecay: settings.weightDecay,
        gradientClip: settings.gradientClip,
        step: steps + 1,
      });
      await tasks.data();
      steps++;
      peakBytes = Math.max(peakBytes, deviceBytes());
      tasks.dispose();
      norm.dispose();
      disposeMicro(micro);
      seconds = (performance.now() - started) / 1000;
      throwIfAborted(signal);
    }
    checkDevice(settings);
    const perSample = seconds / (steps * plan.batch);
    const validated = validationTargets(samples.split.validation, settings.validationTargets, settings.seed).length;
    return {
      parameters: parameterCount(config),
      samplesPerEpoch: plan.samples,
      secondsPerEpoch: perSample * (plan.samples + FORWARD_SHARE * validated),
      peakBytes,
    };
  } catch (error) {
    throw signal?.aborted ? error : await faultBehind(error, settings, getBackend());
  } finally {
    for (const each of given) each.dispose();
  }
}

/** What the backend has taken from the device, as far as it says: scratch and pooled buffers included. */
function deviceBytes(): number {
  const { numBytes, ...more } = memory() as { numBytes: number; peakBytes?: number; numBytesInGPU?: number };
  return more.peakBytes ?? more.numBytesInGPU ?? numBytes;
}
