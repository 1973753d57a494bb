// The graph, run by onnxruntime, answers as the studio does: every memory, several layers, one row and many, one step and many.

import * as ort from "onnxruntime-web";
import { beforeAll, expect, test } from "vitest";
import type { SampleSet } from "../../features/sampleSet.ts";
import { chooseBackend } from "../../kernels/backends.ts";
import { MEMORIES } from "../modelSettings.ts";
import { exampleNetwork, exampleSamples, modelDistance, networkDistance, type Runtime } from "./testing/onnxCases.ts";

const runtime: Runtime = { ort, provider: "wasm" };
let samples: SampleSet;

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  await chooseBackend("wasm", { threads: 1 });
  samples = await exampleSamples();
});

test.each(MEMORIES)("memory %s answers as the studio does", async (memory) => {
  const model = exampleNetwork(samples, memory, 3);
  expect(await modelDistance(runtime, samples, [model], [33])).toBeLessThan(1e-5);
});

test.each([1, 2, 3, 4])("%s layers of LSTM answer as the studio's, for one row and for many", async (numLayers) => {
  const model = exampleNetwork(samples, "experts", 5, { numLayers });
  expect(await modelDistance(runtime, samples, [model], [1, 33])).toBeLessThan(1e-5);
});

test("several members answer with their mean", async () => {
  const members = [5, 6].map((seed) => exampleNetwork(samples, "experts", seed));
  expect(await modelDistance(runtime, samples, members, [9])).toBeLessThan(1e-5);
});

test("weights in half precision answer nearly the same", async () => {
  const model = exampleNetwork(samples, "counts", 5, { hiddenSize: 16, embedDim: 16 });
  const distance = await modelDistance(runtime, samples, [model], [9], true);
  expect(distance).toBeGreaterThan(0);
  expect(distance).toBeLessThan(5e-3);
});

test.each([1, 30])("a network by itself says what the forward pass says, over %s steps", async (steps) => {
  const model = exampleNetwork(samples, "experts", 7);
  expect(await networkDistance(runtime, samples, model, [{ rows: 5, steps }])).toBeLessThan(1e-5);
});
