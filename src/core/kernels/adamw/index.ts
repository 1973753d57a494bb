// AdamW over all parameters at once, with clipping by the global gradient norm, in place on the device.
// Loshchilov and Hutter (2019), https://arxiv.org/abs/1711.05101; clipping: Pascanu et al. (2013),
// https://arxiv.org/abs/1211.5063.
//
// Kernel StudioAdamW  inputs p0…, g0…, m0…, v0… (same index, same shape); attributes below → [norm []], the global norm
//   before clipping. Parameters and moments are updated in place; gradients are left as they are. A norm that is not
//   finite changes nothing: the step is skipped, and the caller sees it in the norm.

import type { Scalar, Tensor, Variable } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const ADAMW = "StudioAdamW";
export interface AdamWAttributes {
  /** Number of parameters. */
  count: number;
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
  /** Gradients are scaled by min(1, maxNorm / (norm + 1e-6)). */
  maxNorm: number;
  /** Step number, from 1 (for the bias correction). */
  step: number;
}

export interface AdamWSlot {
  parameter: Variable;
  moment: Variable;
  variance: Variable;
}

/** One step; returns the gradient norm before clipping (a device scalar that the caller disposes). */
export function adamw(slots: AdamWSlot[], gradients: Tensor[], options: Omit<AdamWAttributes, "count">): Scalar {
  const inputs: Record<string, Tensor> = {};
  slots.forEach((slot, i) => {
    inputs[`p${i}`] = slot.parameter;
    inputs[`g${i}`] = gradients[i]!;
    inputs[`m${i}`] = slot.moment;
    inputs[`v${i}`] = slot.variance;
  });
  return runKernel(ADAMW, inputs, { ...options, count: slots.length } satisfies AdamWAttributes)[0] as Scalar;
}
