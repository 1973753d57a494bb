// Every WebGPU kernel of ours, registered under TensorFlow.js's "webgpu" backend.

import { type KernelConfig, registerKernel } from "@tensorflow/tfjs-core";
import { embeddingGradWebGpu, embeddingWebGpu } from "../embedding/webgpu.ts";
import { linearGradWebGpu, linearWebGpu } from "../linear/webgpu.ts";
import { lstmGradWebGpu, lstmWebGpu } from "../lstm/webgpu.ts";

const KERNELS: KernelConfig[] = [
  linearWebGpu,
  linearGradWebGpu,
  embeddingWebGpu,
  embeddingGradWebGpu,
  lstmWebGpu,
  lstmGradWebGpu,
];

let registered = false;

/** Registers them once; the backend they run on may be replaced. */
export function registerWebGpuKernels(): void {
  if (registered) return;
  registered = true;
  for (const kernel of KERNELS) registerKernel(kernel);
}
