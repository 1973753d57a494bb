// A long run on WebGPU: nothing that training takes from the device stays with it.

import { backend as backendOf, memory } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { chooseBackend } from "../kernels/backends.ts";
import { PRESET_SETTINGS } from "./settings.ts";
import { distributorSamples } from "./testing/exampleSamples.ts";
import { train } from "./train.ts";

/** Bytes of a step's losses, one of each task and their sum, as float32. */
const LOSSES = 5 * 4;

it("holds as many tensors, buffers and bytes after 300 steps as after the first 30", async () => {
  const backend = await chooseBackend("webgpu");
  const settings = {
    ...PRESET_SETTINGS.quick,
    ...{ embedDim: 4, hiddenSize: 4, numHeads: 2, fusionDim: 8, headDim: 4, periodHidden: 4, customerDim: 4 },
    ...{ maxSeqLen: 3, batchSize: 4, epochs: 10, patience: 100, targetsPerEpoch: 120, validationTargets: 8 },
  };
  const samples = await distributorSamples(1500, settings.maxSeqLen);
  const device = backendOf() as unknown as { memory(): { numBytesInGPU: number; numBytesAllocatedInGPU: number } };
  const held: { numTensors: number; numBytes: number; numBytesInGPU: number }[] = [];
  const allocated: number[] = [];
  const living: number[] = [];
  const buffers = new Set<GPUBuffer>();
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (this: GPUDevice, descriptor: GPUBufferDescriptor) {
    const buffer = createBuffer.call(this, descriptor);
    buffers.add(buffer);
    return buffer;
  };
  const { destroy } = GPUBuffer.prototype;
  GPUBuffer.prototype.destroy = function (this: GPUBuffer) {
    buffers.delete(this);
    return destroy.call(this);
  };
  try {
    const training = train({ samples, settings, backend });
    let next = await training.next();
    for (; !next.done; next = await training.next()) {
      if (next.value.kind !== "epoch") continue;
      const { numTensors, numBytes } = memory();
      const { numBytesInGPU, numBytesAllocatedInGPU } = device.memory();
      held.push({ numTensors, numBytes, numBytesInGPU });
      allocated.push(numBytesAllocatedInGPU);
      living.push(buffers.size);
    }
    expect(next.value.history.steps).toHaveLength(300);
  } finally {
    GPUDevice.prototype.createBuffer = createBuffer;
    GPUBuffer.prototype.destroy = destroy;
  }
  expect(held).toHaveLength(10);
  for (const each of held.slice(1)) expect(each).toEqual(held[0]);
  // Pools fill in the first epochs. In the last five at most another reading of losses is once under way beside the others (which
  // depends on how fast they come back): a buffer that stayed with each epoch, let alone each step, would make five or more.
  expect(living[9]! - living[4]!).toBeLessThan(5);
  expect(allocated[9]! - allocated[4]!).toBeLessThan(5 * LOSSES);
});
