// The WebGPU kernels against the reference, in both shader variants, on whatever adapter the browser has: a test without
// an adapter fails.

import { engine, type Tensor, tensor } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type KernelCase, kernelCases } from "../cases.ts";
import { worstDifference } from "../compare.ts";
import { registerWebGpuBackend, type WebGpuDevice } from "./backend.ts";
import { setVariant } from "./variant.ts";

const errors: string[] = [];
let gpu: WebGpuDevice;

beforeAll(async () => {
  const answer = await registerWebGpuBackend({ allowSoftware: true, onError: (message) => errors.push(message) });
  if ("unavailable" in answer) throw new Error(answer.unavailable);
  gpu = answer;
});

/** Gradients of a case with and without the input's, from one forward pass. */
async function gradients(test: KernelCase): Promise<{ all: number[][]; withoutX: number[][] }> {
  const gradient = test.gradient!;
  const given: Record<string, Tensor> = {};
  for (const [name, input] of Object.entries(test.inputs)) {
    if (!input) continue;
    const integer = input.values instanceof Int32Array;
    const values = integer ? input.values : Float32Array.from(input.values);
    given[name] = tensor(values, input.shape, integer ? "int32" : "float32");
  }
  const outputs = ([] as Tensor[]).concat(engine().runKernel(test.kernel, given, { ...test.attributes }) as Tensor[]);
  const handed = { ...given, [gradient.incoming.name]: outputs[gradient.incoming.output]! };
  for (const [name, output] of Object.entries(gradient.outputs)) handed[name] = outputs[output]!;
  const run = async (wantDx: boolean): Promise<number[][]> => {
    const grads = engine().runKernel(gradient.kernel, handed, { ...gradient.attributes, wantDx }) as Tensor[];
    return Promise.all(grads.map(async (grad) => Array.from(await grad.data())));
  };
  return { all: await run(true), withoutX: await run(false) };
}

describe.each(["direct", "tiled"] as const)("%s kernels on WebGPU", (variant) => {
  it.each(kernelCases().map((test) => [test.name, test] as const))("%s agrees with the reference", async (_, test) => {
    errors.length = 0;
    setVariant(gpu.device, variant);
    const worst = await worstDifference("webgpu", test);
    expect(errors).toEqual([]);
    expect(worst).toBeLessThanOrEqual(1e-4);
  });

  it.each(["linear 7×13→9 relu", "lstm B6 T8 I5 H8 one direction", "lstm B3 T5 I7 H5 two directions"])(
    "%s has the same weight gradients when the input is constant",
    async (name) => {
      setVariant(gpu.device, variant);
      const { all, withoutX } = await gradients(kernelCases().find((test) => test.name === name)!);
      expect(withoutX).toEqual(all.slice(1));
    },
  );
});
