// What a training step at the original's sizes may ask of a GPU: JavaScript's time and the driver's grow with it.

import { memory, setBackend, tensor1d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { type Batch, SCALE_PERIODS, SCALES } from "../features/batch.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "../features/memory/parts.ts";
import { registerWebGpuBackend } from "../kernels/webgpu/backend.ts";
import { countGpuWork } from "../kernels/webgpu/testing/counters.ts";
import type { ModelConfig } from "../model/config.ts";
import { disposeInputs, disposeTargets, uploadInputs, uploadTargets } from "../model/inputs.ts";
import { initialParameters } from "../model/parameters.ts";
import { createSlots, createVariables } from "../model/variables.ts";
import { trainStep } from "./step.ts";

const CONFIG: ModelConfig = {
  numProducts: 1800,
  numProvinces: 35,
  embedDim: 128,
  hiddenSize: 256,
  numLayers: 2,
  numHeads: 8,
  stepFeatures: 11,
  periodFeatures: 8,
  periodHidden: 64,
  periodHeads: 4,
  customerFeatures: 20,
  provinceDim: 8,
  customerDim: 64,
  fusionDim: 256,
  headDim: 64,
  dropout: 0.2,
  memory: "counts",
  scales: [...SCALES],
};
const [B, L] = [1, 30];

function batch(): Batch {
  const values = (count: number): Float32Array => new Float32Array(count).fill(0.1);
  const periods = SCALES.map((scale) => [scale, values(B * SCALE_PERIODS[scale] * CONFIG.periodFeatures)]);
  return {
    size: B,
    length: L,
    products: new Int32Array(B * L).fill(2),
    steps: values(B * L * CONFIG.stepFeatures),
    lengths: new Int32Array(B).fill(L),
    periods: Object.fromEntries(periods) as Batch["periods"],
    customer: values(B * CONFIG.customerFeatures),
    province: new Int32Array(B),
    evidence: values(B * EVIDENCE_COUNT),
    target: {
      product: new Int32Array(B).fill(3),
      quantity: values(B),
      revenue: values(B),
      discount: values(B),
      counted: values(B * PART_COUNT),
    },
  };
}

it("takes at most 250 dispatches and 10 submissions", async () => {
  const errors: string[] = [];
  const found = await registerWebGpuBackend({ allowSoftware: true, onError: (message) => errors.push(message) });
  if ("unavailable" in found) throw new Error(found.unavailable);
  await setBackend("webgpu");
  const before = memory().numTensors;
  const inputs = uploadInputs(batch(), CONFIG);
  const targets = uploadTargets(batch(), CONFIG);
  const taskWeights = tensor1d([1, 1, 1, 1]);
  const variables = createVariables(CONFIG, initialParameters(CONFIG, 1));
  const { slots, dispose } = createSlots(variables);
  const counter = countGpuWork(found.device);
  const options = { learningRate: 1e-3, weightDecay: 1e-2, gradientClip: 1, step: 1 };
  const { tasks, norm } = trainStep(CONFIG, variables, slots, [{ inputs, targets }], taskWeights, 1, options);
  expect((await tasks.data()).every(Number.isFinite)).toBe(true);
  const { dispatches, submits } = counter.counts();
  counter.stop();
  expect(dispatches).toBeGreaterThan(0);
  expect(dispatches).toBeLessThanOrEqual(250);
  expect(submits).toBeLessThanOrEqual(10);
  disposeInputs(inputs);
  disposeTargets(targets);
  for (const each of [tasks, norm, taskWeights, variables]) each.dispose();
  dispose();
  expect(memory().numTensors).toBe(before);
  expect(errors).toEqual([]);
});
