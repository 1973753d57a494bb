// The WebGPU kernels against the reference, in both shader variants, on whatever adapter the browser has: a test without
// an adapter fails.

import { beforeAll, describe, expect, it } from "vitest";
import { kernelCases, worstDifference } from "../cases.ts";
import { registerWebGpuBackend, type WebGpuDevice } from "./backend.ts";
import { setVariant } from "./variant.ts";

const errors: string[] = [];
let gpu: WebGpuDevice;

beforeAll(async () => {
  const answer = await registerWebGpuBackend({ allowSoftware: true, onError: (message) => errors.push(message) });
  if ("unavailable" in answer) throw new Error(answer.unavailable);
  gpu = answer;
});

describe.each(["direct", "tiled"] as const)("%s kernels on WebGPU", (variant) => {
  it.each(kernelCases().map((test) => [test.name, test] as const))("%s agrees with the reference", async (_, test) => {
    errors.length = 0;
    setVariant(gpu.device, variant);
    const worst = await worstDifference("webgpu", test);
    expect(errors).toEqual([]);
    expect(worst).toBeLessThanOrEqual(1e-4);
  });
});
