// What a long run relies on: nothing leaks, the same call repeats bit for bit, a gradient that is not finite changes
// nothing, and dispatches are counted.

import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { add, engine, memory, setBackend, type Tensor, tensor } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { ADAMW } from "../adamw/index.ts";
import { type KernelCase, kernelCases } from "../cases.ts";
import { registerWebGpuBackend, type WebGpuDevice } from "./backend.ts";
import { countGpuWork } from "./testing/counters.ts";

const errors: string[] = [];
let gpu: WebGpuDevice;

beforeAll(async () => {
  const answer = await registerWebGpuBackend({ allowSoftware: true, onError: (message) => errors.push(message) });
  if ("unavailable" in answer) throw new Error(answer.unavailable);
  gpu = answer;
  await setBackend("webgpu");
});

function upload(test: KernelCase): Record<string, Tensor> {
  const given: Record<string, Tensor> = {};
  for (const [name, input] of Object.entries(test.inputs)) {
    if (!input) continue;
    const integer = input.values instanceof Int32Array;
    const values = integer ? input.values : Float32Array.from(input.values);
    given[name] = tensor(values, input.shape, integer ? "int32" : "float32");
  }
  return given;
}

/** Forward and gradient kernels of a case, the forward output standing for the incoming gradient. */
function run(test: KernelCase, given: Record<string, Tensor>): Tensor[] {
  const outputs = ([] as Tensor[]).concat(engine().runKernel(test.kernel, given, { ...test.attributes }) as Tensor[]);
  if (!test.gradient) return outputs;
  const { gradient } = test;
  const handed: Record<string, Tensor> = { [gradient.incoming.name]: outputs[gradient.incoming.output]! };
  for (const name of gradient.takes) if (given[name]) handed[name] = given[name];
  for (const [name, output] of Object.entries(gradient.outputs)) handed[name] = outputs[output]!;
  return outputs.concat(engine().runKernel(gradient.kernel, handed, { ...gradient.attributes }) as Tensor[]);
}

const cases = kernelCases().filter(({ name }) =>
  /^(linear 7|embedding N42|lstm B3 |lstm B5 |attention B2 7|layer norm 9|dropout 5|sequence|last steps B5|product loss 9|smooth|AdamW 3)/.test(
    name,
  ),
);

it("keeps tensors and GPU memory constant over 300 rounds of every kernel", async () => {
  expect(cases.length).toBe(12);
  const backend = engine().backend as WebGPUBackend;
  const round = async (): Promise<void> => {
    for (const test of cases) {
      const given = upload(test);
      const outputs = run(test, given);
      for (const each of [...outputs, ...Object.values(given)]) each.dispose();
    }
  };
  const settled = async (): Promise<number[]> => {
    const probe = tensor([1]);
    const sum = add(probe, probe);
    await sum.data();
    probe.dispose();
    sum.dispose();
    const { numBytesInGPU, numBytesAllocatedInGPU } = backend.memory();
    return [memory().numTensors, numBytesInGPU, numBytesAllocatedInGPU];
  };
  for (let i = 0; i < 20; i++) await round();
  const before = await settled();
  for (let i = 0; i < 300; i++) {
    await round();
    if (i % 20 === 19) await settled();
  }
  expect(await settled()).toEqual(before);
  expect(errors).toEqual([]);
});

it.each(cases.map((test) => [test.name, test] as const))("%s repeats bit for bit", async (_, test) => {
  const values: number[][][] = [];
  for (let i = 0; i < 2; i++) {
    const outputs = run(test, upload(test));
    values.push(await Promise.all(outputs.map(async (output) => Array.from(await output.data()))));
  }
  expect(values[1]).toEqual(values[0]);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])(
  "AdamW leaves everything as it was when a gradient is %s",
  async (bad) => {
    const test = kernelCases().find(({ name }) => name.startsWith("AdamW 2"))!;
    const given = upload(test);
    const wrong = Float32Array.from(test.inputs.g1!.values);
    wrong[5] = bad;
    given.g1 = tensor(wrong, test.inputs.g1!.shape, "float32");
    const [norm] = engine().runKernel(ADAMW, given, { ...test.attributes }) as Tensor[];
    expect(Number.isFinite((await norm!.data())[0])).toBe(false);
    for (const name of test.updates!) {
      expect(Array.from(await given[name]!.data())).toEqual(Array.from(Float32Array.from(test.inputs[name]!.values)));
    }
  },
);

it("counts the dispatches of a kernel", async () => {
  const test = cases.find(({ name }) => name.startsWith("product loss"))!;
  const given = upload(test);
  const counter = countGpuWork(gpu.device);
  const outputs = run(test, given);
  expect(counter.counts().dispatches).toBe(3);
  await outputs[0]!.data();
  expect(counter.counts().submits).toBe(1);
  counter.reset();
  expect(counter.counts()).toEqual({ dispatches: 0, copies: 0, submits: 0 });
  counter.stop();
  run(test, given);
  expect(counter.counts().dispatches).toBe(0);
});
