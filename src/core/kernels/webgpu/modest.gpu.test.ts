// Adapters that bind only 8 storage buffers to a shader take other paths through some kernels: they agree too.

import { beforeAll, expect, it } from "vitest";
import { kernelCases } from "../cases.ts";
import { worstDifference } from "../compare.ts";
import { registerWebGpuBackend } from "./backend.ts";

const errors: string[] = [];
let lost = 0;

beforeAll(async () => {
  const onLost = (): number => lost++;
  const first = await registerWebGpuBackend({ allowSoftware: true, onLost });
  if ("unavailable" in first) throw new Error(first.unavailable);
  const onError = (message: string): number => errors.push(message);
  const second = await registerWebGpuBackend({ allowSoftware: true, modest: true, onError, onLost });
  if ("unavailable" in second) throw new Error(second.unavailable);
  expect(second.device.limits.maxStorageBuffersPerShaderStage).toBe(8);
});

const cases = kernelCases().filter(({ name }) => /^(lstm|AdamW|layer norm 9|product loss 9|last steps)/.test(name));

it.each(cases.map((test) => [test.name, test] as const))("%s agrees with the reference", async (_, test) => {
  expect(await worstDifference("webgpu", test)).toBeLessThanOrEqual(1e-4);
  expect(errors).toEqual([]);
});

it("tells of a lost device, but not of the backend that was replaced", async () => {
  expect(lost).toBe(0);
  const told = new Promise<string>((resolve) => {
    void registerWebGpuBackend({ allowSoftware: true, onLost: resolve }).then((found) => {
      if (!("unavailable" in found)) found.device.destroy();
    });
  });
  expect(await told).not.toBe("");
  expect(lost).toBe(0);
});
