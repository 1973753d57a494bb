// What a model with memory is trained on is what it ranks by: the mixture at the target, told by the loss and by the answer.

import { tensor1d } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { disposeMicro, uploadMicro } from "../training/batches.ts";
import { PRESET_SETTINGS } from "../training/settings.ts";
import { lossSums } from "../training/step.ts";
import { distributorSamples } from "../training/testing/exampleSamples.ts";
import { modelConfig } from "./fromSettings.ts";
import { MEMORIES } from "./modelSettings.ts";
import { initialParameters, parameterCount } from "./parameters.ts";
import { loadModel } from "./predict.ts";
import { createVariables } from "./variables.ts";

const SMALL = {
  ...PRESET_SETTINGS.quick,
  embedDim: 4,
  hiddenSize: 4,
  numHeads: 1,
  fusionDim: 8,
  headDim: 4,
  periodHidden: 4,
  customerDim: 4,
};
let samples: SampleSet;

beforeAll(async () => {
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(3000, SMALL.maxSeqLen);
});

test.each(MEMORIES)("memory %s: held-out targets have the probability that their loss says", async (memory) => {
  const config = modelConfig(samples.sizes, samples.preprocess, { ...SMALL, memory });
  const parameters = initialParameters(config, 3);
  const targets = samples.split.validation.filter((target) => samples.targetProduct[target]! >= 2).slice(0, 24);
  const predictor = await loadModel([{ config, weights: parameters }]);
  const answers = await predictor.predictTargets(samples, targets, { topK: config.numProducts - 2 });
  predictor.dispose();
  const variables = createVariables(config, parameters);
  const taskWeights = tensor1d([1, 1, 1, 1]);
  for (const [i, target] of targets.entries()) {
    const micro = uploadMicro(samples, config, Uint32Array.of(target));
    const losses = lossSums(config, variables, micro, taskWeights);
    const [product] = await losses.data();
    const place = i * answers.topK + answers.rank[i]! - 1;
    expect(answers.topIds[place]).toBe(samples.targetProduct[target]);
    expect(Math.exp(-product!)).toBeCloseTo(answers.topProbabilities[place]!, 5);
    losses.dispose();
    disposeMicro(micro);
  }
  taskWeights.dispose();
  variables.dispose();
});

test("each memory has the parameters of its gate, and only the full one is told its evidence", () => {
  const [off, frequency, counts] = MEMORIES.map((memory) =>
    parameterCount(modelConfig(samples.sizes, samples.preprocess, { ...SMALL, memory })),
  ) as [number, number, number];
  const F = SMALL.fusionDim;
  expect(frequency - off).toBe(2 * F + 2);
  // 27 numbers more to the encoder's 2 · 4 units and to the gate, which has 6 shares.
  expect(counts - off).toBe(27 * 8 + 6 * (F + 27) + 6);
});
