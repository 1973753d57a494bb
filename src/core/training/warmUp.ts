// Everything that costs time once, before anything is timed: shaders compile, memory grows, pools fill.

import { tensor1d } from "@tensorflow/tfjs-core";
import type { SampleSet } from "../features/sampleSet.ts";
import type { ModelConfig } from "../model/config.ts";
import type { Parameter } from "../model/parameters.ts";
import { createSlots, createVariables } from "../model/variables.ts";
import { disposeMicro, type EpochPlan, uploadMicro } from "./batches.ts";
import type { TrainingSettings } from "./settings.ts";
import { lossSums, type MicroBatch, trainStep } from "./step.ts";

/** Task weights in the order of TASKS; an absent task weighs 0. */
export function weightsOf(settings: TrainingSettings, samples: SampleSet): number[] {
  const { tasks } = samples.preprocess;
  return [
    settings.productWeight,
    tasks.quantity ? settings.quantityWeight : 0,
    tasks.revenue ? settings.revenueWeight : 0,
    tasks.discount ? settings.discountWeight : 0,
  ];
}

/** One whole training step and one forward pass on variables that are thrown away. */
export async function warmUp(
  samples: SampleSet,
  config: ModelConfig,
  weights: ReadonlyMap<string, Parameter>,
  settings: TrainingSettings,
  plan: EpochPlan,
): Promise<void> {
  const variables = createVariables(config, weights);
  const moments = createSlots(variables);
  const taskWeights = tensor1d(weightsOf(settings, samples)); // [4]
  const micros: MicroBatch[] = [];
  try {
    for (let i = 0; i < Math.min(2, plan.accumulation); i++) {
      micros.push(uploadMicro(samples, config, samples.split.train.subarray(0, plan.batch)));
    }
    const { weightDecay, gradientClip } = settings;
    const options = { learningRate: 0, weightDecay, gradientClip, step: 1 };
    const { tasks, norm } = trainStep(config, variables, moments.slots, micros, taskWeights, 1, options);
    const sums = lossSums(config, variables, micros[0]!, taskWeights);
    try {
      await Promise.all([tasks.data(), sums.data()]);
    } finally {
      for (const each of [tasks, norm, sums]) each.dispose();
    }
  } finally {
    for (const micro of micros) disposeMicro(micro);
    taskWeights.dispose();
    moments.dispose();
    variables.dispose();
  }
}
