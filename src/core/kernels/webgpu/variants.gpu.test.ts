// Both shader variants are timed, the faster one is set; programs that were compiled ahead are not compiled again.

import { engine, memory, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it, vi } from "vitest";
import { kernelCases } from "../cases.ts";
import { runCase, worstDifference } from "../compare.ts";
import { registerWebGpuBackend, type WebGpuDevice } from "./backend.ts";
import { measureVariants } from "./measureVariants.ts";
import { compileAhead } from "./program.ts";
import { setVariant, variantOf } from "./variant.ts";

const errors: string[] = [];
let gpu: WebGpuDevice;

beforeAll(async () => {
  const answer = await registerWebGpuBackend({ allowSoftware: true, onError: (message) => errors.push(message) });
  if ("unavailable" in answer) throw new Error(answer.unavailable);
  gpu = answer;
  await setBackend("webgpu");
});

it("compiles ahead without a dispatch, leaves nothing behind, and computes right afterwards", async () => {
  setVariant(gpu.device, "direct");
  const tests = kernelCases().filter(({ name }) => /^(linear 7|layer norm 9|product loss 9|AdamW 3)/.test(name));
  expect(tests.length).toBeGreaterThanOrEqual(4);
  const compile = vi.spyOn(GPUDevice.prototype, "createComputePipeline");
  const ahead = vi.spyOn(GPUDevice.prototype, "createComputePipelineAsync");
  const dispatches = vi.spyOn(GPUComputePassEncoder.prototype, "dispatchWorkgroups");
  const before = memory().numTensors;
  await compileAhead(gpu.device, () => {
    for (const test of tests) for (const each of runCase(test)) each.dispose();
  });
  expect(ahead.mock.calls.length).toBeGreaterThan(5);
  expect(compile).not.toHaveBeenCalled();
  expect(dispatches).not.toHaveBeenCalled();
  expect(memory().numTensors).toBe(before);
  const compiled = ahead.mock.calls.length;
  for (const test of tests) expect(await worstDifference("webgpu", test)).toBeLessThanOrEqual(1e-4);
  expect(ahead.mock.calls.length).toBe(compiled);
  expect(compile).not.toHaveBeenCalled();
  expect(dispatches).toHaveBeenCalled();
  vi.restoreAllMocks();
  expect(errors).toEqual([]);
});

it("times both and sets the faster one", async () => {
  const before = memory().numTensors;
  const { variant, times } = await measureVariants(gpu.device, { rounds: 2, scale: 0.25 });
  expect(times.tiled).toBeGreaterThan(0);
  expect(times.direct).toBeGreaterThan(0);
  expect(Number.isFinite(times.tiled + times.direct)).toBe(true);
  expect(variant).toBe(times.direct < times.tiled ? "direct" : "tiled");
  expect(variantOf(gpu.device)).toBe(variant);
  expect(memory().numTensors).toBe(before);
  expect(engine().backendName).toBe("webgpu");
  expect(errors).toEqual([]);
});
