// How a kernel of ours becomes a TensorFlow.js kernel of the "webgpu" backend.

import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type { KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";
import { Encoder } from "./program.ts";

/** Inputs that a caller left out are undefined. */
export type Inputs = Record<string, TensorInfo | undefined>;

/** `run` records the kernel's dispatches and answers its outputs, in the order the kernel's index.ts documents. */
export function webGpuKernel<Attributes>(
  name: string,
  run: (encoder: Encoder, inputs: Inputs, attributes: Attributes) => TensorInfo[],
): KernelConfig {
  return {
    kernelName: name,
    backendName: "webgpu",
    kernelFunc: ({ inputs, backend, attrs }) => {
      const encoder = new Encoder(backend as WebGPUBackend);
      const outputs = run(encoder, inputs as Inputs, attrs as unknown as Attributes);
      encoder.finish();
      return outputs;
    },
  };
}
