// The same graph in a page: onnxruntime-web on WebAssembly and on WebGPU (here the software adapter) answers as the studio does.

import * as ort from "onnxruntime-web/webgpu";
import { beforeAll, expect, test } from "vitest";
import type { SampleSet } from "../../features/sampleSet.ts";
import { chooseBackend } from "../../kernels/backends.ts";
import { exampleNetwork, exampleSamples, modelDistance, networkDistance, type Runtime } from "./testing/onnxCases.ts";

const WASM: Runtime = { ort, provider: "wasm" };
const WEBGPU: Runtime = { ort, provider: "webgpu" };
const ROWS = [1, 33];
const SHAPES = ROWS.flatMap((rows) => [1, 30].map((steps) => ({ rows, steps })));
let samples: SampleSet;

const withLayers = (numLayers: number) => exampleNetwork(samples, "experts", 5, { numLayers });

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  await chooseBackend("wasm", { threads: 1 });
  samples = await exampleSamples();
});

test.each([1, 2, 3, 4])("%s layers on WebAssembly say what the forward pass says", async (numLayers) => {
  expect(await networkDistance(WASM, samples, withLayers(numLayers), SHAPES)).toBeLessThan(1e-5);
});

test("the whole model on WebAssembly answers as the studio does", async () => {
  expect(await modelDistance(WASM, samples, [withLayers(1)], ROWS)).toBeLessThan(1e-5);
});

// A session on WebGPU compiles every shader anew, which takes the software adapter most of a minute: one is asked for a member of
// each depth at once, and in no hurry.
test("the whole model on WebGPU, with members of 1 to 4 layers, answers as the studio does", async () => {
  const members = [1, 2, 3, 4].map(withLayers);
  expect(await modelDistance(WEBGPU, samples, members, ROWS)).toBeLessThan(1e-5);
}, 600_000);
