// Everything that costs time once, before anything is timed: shaders compile, memory grows, pools fill.

import { dispose, type Tensor1D, tensor1d } from "@tensorflow/tfjs-core";
import type { FitSamples } from "../features/withoutTest.ts";
import { compileAhead, gpuDevice } from "../kernels/webgpu/program.ts";
import type { ModelConfig } from "../model/config.ts";
import type { Parameter } from "../model/parameters.ts";
import { createSlots, createVariables } from "../model/variables.ts";
import { disposeMicro, type EpochPlan, uploadMicro } from "./batches.ts";
import { disposePending, type Pending, readPending } from "./readLosses.ts";
import type { TrainingSettings } from "./settings.ts";
import { lossSums, type MicroBatch, trainStep } from "./step.ts";

/** Task weights in the order of TASKS; an absent task weighs 0. */
export function weightsOf(settings: TrainingSettings, samples: FitSamples): number[] {
  const { tasks } = samples.preprocess;
  return [
    settings.productWeight,
    tasks.quantity ? settings.quantityWeight : 0,
    tasks.revenue ? settings.revenueWeight : 0,
    tasks.discount ? settings.discountWeight : 0,
  ];
}

/**
 * One whole training step, and forward passes of a whole batch and of the `rest` that the last batch of a validation has,
 * on variables that are thrown away.
 */
export async function warmUp(
  samples: FitSamples,
  config: ModelConfig,
  weights: ReadonlyMap<string, Parameter>,
  settings: TrainingSettings,
  plan: EpochPlan,
  rest = 0,
): Promise<void> {
  const variables = createVariables(config, weights);
  const moments = createSlots(variables);
  const taskWeights = tensor1d(weightsOf(settings, samples)); // [4]
  const micros: MicroBatch[] = [];
  const parts: MicroBatch[] = [];
  try {
    for (let i = 0; i < Math.min(2, plan.accumulation); i++) {
      micros.push(uploadMicro(samples, config, samples.split.train.subarray(0, plan.batch)));
    }
    if (rest > 0) parts.push(uploadMicro(samples, config, samples.split.validation.subarray(0, rest)));
    parts.push(micros[0]!);
    const { weightDecay, gradientClip } = settings;
    const options = { learningRate: 0, weightDecay, gradientClip, step: 1 };
    const learningRate = 0;
    const pass = (): { step: Pending; sums: Tensor1D[] } => {
      const result = trainStep(config, variables, moments.slots, micros, taskWeights, 1, options);
      const sums = parts.map((part) => lossSums(config, variables, part, taskWeights));
      return { step: { step: 1, learningRate, ...result }, sums };
    };
    const device = gpuDevice();
    if (device) {
      await compileAhead(device, () => {
        const { step, sums } = pass();
        disposePending([step]);
        dispose(sums);
      });
    }
    const { step, sums } = pass();
    try {
      await Promise.all([readPending([step], 1, weightsOf(settings, samples)), ...sums.map((each) => each.data())]);
    } finally {
      dispose(sums);
    }
  } finally {
    for (const micro of new Set([...micros, ...parts])) disposeMicro(micro);
    taskWeights.dispose();
    moments.dispose();
    variables.dispose();
  }
}
