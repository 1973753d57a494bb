// Every reference kernel, and their registration under TensorFlow.js's plain "cpu" backend.

import "@tensorflow/tfjs-backend-cpu";
import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { type KernelConfig, registerKernel, type TensorInfo } from "@tensorflow/tfjs-core";
import { adamwReference } from "./adamw/reference.ts";
import { attentionGradReference, attentionReference } from "./attention/reference.ts";
import { dropoutReference } from "./dropout/reference.ts";
import { embeddingGradReference, embeddingReference } from "./embedding/reference.ts";
import type { Plain, ReferenceKernel } from "./kernel.ts";
import { lastStepsGradReference, lastStepsReference } from "./lastSteps/reference.ts";
import { layerNormGradReference, layerNormReference } from "./layerNorm/reference.ts";
import { linearGradReference, linearReference } from "./linear/reference.ts";
import { lstmGradReference, lstmReference } from "./lstm/reference.ts";
import { productLossGradReference, productLossReference } from "./productLoss/reference.ts";
import { sequencePoolGradReference, sequencePoolReference } from "./sequencePool/reference.ts";
import { smoothL1GradReference, smoothL1Reference } from "./smoothL1/reference.ts";

// biome-ignore lint/suspicious/noExplicitAny: each kernel has its own attributes; they meet only in this list.
export const REFERENCE_KERNELS: ReferenceKernel<any>[] = [
  linearReference,
  linearGradReference,
  embeddingReference,
  embeddingGradReference,
  lstmReference,
  lstmGradReference,
  attentionReference,
  attentionGradReference,
  layerNormReference,
  layerNormGradReference,
  dropoutReference,
  sequencePoolReference,
  sequencePoolGradReference,
  lastStepsReference,
  lastStepsGradReference,
  productLossReference,
  productLossGradReference,
  smoothL1Reference,
  smoothL1GradReference,
  adamwReference,
];

let registered = false;

/** Registers the reference kernels under the "cpu" backend: the yardstick of tests, far too slow to train with. */
export function registerReferenceKernels(): void {
  if (registered) return;
  registered = true;
  for (const kernel of REFERENCE_KERNELS) {
    const config: KernelConfig = {
      kernelName: kernel.name,
      backendName: "cpu",
      kernelFunc: ({ inputs, backend, attrs }) => {
        const cpu = backend as MathBackendCPU;
        const values: Record<string, Plain> = {};
        for (const [name, info] of Object.entries(inputs)) {
          const tensor = info as TensorInfo;
          values[name] = {
            shape: tensor.shape,
            values: cpu.data.get(tensor.dataId).values as Float32Array | Int32Array,
          };
        }
        return kernel
          .run(values, attrs)
          .map((output) => cpu.makeTensorInfo(output.shape, "float32", output.values as Float32Array));
      },
    };
    registerKernel(config);
  }
}
