// The last step of several sequences side by side: one token for each, ready for attention over them.
//
// Kernel StudioLastSteps      inputs x0 [B, K0, D], x1 [B, K1, D], … (at most 7) → [tokens [B·S, D]], S = number of inputs
// Kernel StudioLastStepsGrad  inputs dtokens [B·S, D]; attributes { steps: [K0, K1, …] }
//                             → [dx0 [B, K0, D], dx1 [B, K1, D], …], zero before the last step

import { customGrad, type Tensor, type Tensor2D, type Tensor3D } from "@tensorflow/tfjs-core";
import { InternalError } from "../../lib/internalError.ts";
import { runKernel } from "../kernel.ts";

export const LAST_STEPS = "StudioLastSteps";
export const LAST_STEPS_GRAD = "StudioLastStepsGrad";
/** With the output, as many buffers as every WebGPU adapter binds to a shader. */
export const MOST_SEQUENCES = 7;
export interface LastStepsAttributes {
  /** S. */
  count: number;
}
export interface LastStepsGradAttributes {
  steps: number[];
}

/** sequences [B, K, D] of one B and D, at most 7 of them → [B·S, D]: row b · S + s is the last step of sequence s. */
export function lastSteps(sequences: Tensor3D[]): Tensor2D {
  const count = sequences.length;
  if (count < 1 || count > MOST_SEQUENCES) {
    throw new InternalError(`lastSteps takes 1 to ${MOST_SEQUENCES} sequences, not ${count}`);
  }
  const steps = sequences.map((sequence) => sequence.shape[1]);
  return customGrad((...args) => {
    const given = Object.fromEntries(args.slice(0, count).map((sequence, s) => [`x${s}`, sequence as Tensor]));
    return {
      value: runKernel(LAST_STEPS, given, { count } satisfies LastStepsAttributes)[0]!,
      gradFunc: (dtokens: Tensor) =>
        runKernel(LAST_STEPS_GRAD, { dtokens }, { steps } satisfies LastStepsGradAttributes),
    };
  })(...sequences) as Tensor2D;
}
