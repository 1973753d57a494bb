// Every WebGPU kernel of ours, registered under TensorFlow.js's "webgpu" backend.

import { type KernelConfig, registerKernel } from "@tensorflow/tfjs-core";
import { adamwWebGpu } from "../adamw/webgpu.ts";
import { attentionGradWebGpu, attentionWebGpu } from "../attention/webgpu.ts";
import { dropoutWebGpu } from "../dropout/webgpu.ts";
import { embeddingGradWebGpu, embeddingWebGpu } from "../embedding/webgpu.ts";
import { lastStepsGradWebGpu, lastStepsWebGpu } from "../lastSteps/webgpu.ts";
import { layerNormGradWebGpu, layerNormWebGpu } from "../layerNorm/webgpu.ts";
import { linearGradWebGpu, linearWebGpu } from "../linear/webgpu.ts";
import { lstmGradWebGpu, lstmWebGpu } from "../lstm/webgpu.ts";
import { productLossGradWebGpu, productLossWebGpu } from "../productLoss/webgpu.ts";
import { sequencePoolGradWebGpu, sequencePoolWebGpu } from "../sequencePool/webgpu.ts";
import { smoothL1GradWebGpu, smoothL1WebGpu } from "../smoothL1/webgpu.ts";

const KERNELS: KernelConfig[] = [
  linearWebGpu,
  linearGradWebGpu,
  embeddingWebGpu,
  embeddingGradWebGpu,
  lstmWebGpu,
  lstmGradWebGpu,
  attentionWebGpu,
  attentionGradWebGpu,
  layerNormWebGpu,
  layerNormGradWebGpu,
  dropoutWebGpu,
  sequencePoolWebGpu,
  sequencePoolGradWebGpu,
  lastStepsWebGpu,
  lastStepsGradWebGpu,
  productLossWebGpu,
  productLossGradWebGpu,
  smoothL1WebGpu,
  smoothL1GradWebGpu,
  adamwWebGpu,
];

let registered = false;

/** Registers them once; the backend they run on may be replaced. */
export function registerWebGpuKernels(): void {
  if (registered) return;
  registered = true;
  for (const kernel of KERNELS) registerKernel(kernel);
}
