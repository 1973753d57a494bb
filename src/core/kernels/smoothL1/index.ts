// SmoothL1 (Huber with beta 1): half the square within 1, the distance less one half beyond.
// Girshick (2015), https://arxiv.org/abs/1504.08083, after Huber (1964), https://doi.org/10.1214/aoms/1177703732.
//
// Kernel StudioSmoothL1      inputs prediction [B], target [B]; attributes { denominator } → [loss []] = Σ / denominator
// Kernel StudioSmoothL1Grad  inputs prediction, target, dy []; attributes the same → [dprediction [B]]

import { customGrad, type Scalar, type Tensor, type Tensor1D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const SMOOTH_L1 = "StudioSmoothL1";
export const SMOOTH_L1_GRAD = "StudioSmoothL1Grad";
export interface SmoothL1Attributes {
  /** Rows of the whole (accumulated) batch. */
  denominator: number;
}

/** prediction [B], target [B] → scalar. */
export function smoothL1(prediction: Tensor1D, target: Tensor1D, denominator: number): Scalar {
  const attributes: SmoothL1Attributes = { denominator };
  return customGrad((...args) => {
    const [input, save] = args as unknown as [Tensor, (tensors: Tensor[]) => void];
    const value = runKernel(SMOOTH_L1, { prediction: input, target }, attributes)[0]!;
    save([input]);
    return {
      value,
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        runKernel(SMOOTH_L1_GRAD, { prediction: saved[0], target, dy }, attributes)[0]!,
    };
  })(prediction) as Scalar;
}
