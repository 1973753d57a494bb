// The reference kernels under TensorFlow.js's plain "cpu" backend, so that tests can run a whole model on them.

import "@tensorflow/tfjs-backend-cpu";
import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { type KernelConfig, registerKernel, type TensorInfo } from "@tensorflow/tfjs-core";
import { REFERENCE_KERNELS } from "../cases.ts";
import type { Plain } from "../kernel.ts";

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
