// What is kept of a sequence: its last valid step beside the mean of its valid steps.
//
// Kernel StudioSequencePool      inputs y [B, T, D], lengths int32 [B] → [out [B, 2D]]
// Kernel StudioSequencePoolGrad  inputs dout [B, 2D], lengths; attributes { steps: T } → [dy [B, T, D]]

import { customGrad, type Tensor, type Tensor1D, type Tensor2D, type Tensor3D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const SEQUENCE_POOL = "StudioSequencePool";
export const SEQUENCE_POOL_GRAD = "StudioSequencePoolGrad";
export interface SequencePoolGradAttributes {
  steps: number;
}

/** y [B, T, D], lengths int32 [B] (1..T) → [B, 2D]. */
export function sequencePool(y: Tensor3D, lengths: Tensor1D): Tensor2D {
  const steps = y.shape[1];
  return customGrad((...args) => {
    const [input] = args as unknown as [Tensor];
    return {
      value: runKernel(SEQUENCE_POOL, { y: input, lengths }, {})[0]!,
      gradFunc: (dout: Tensor) =>
        runKernel(SEQUENCE_POOL_GRAD, { dout, lengths }, { steps } satisfies SequencePoolGradAttributes)[0]!,
    };
  })(y) as Tensor2D;
}
