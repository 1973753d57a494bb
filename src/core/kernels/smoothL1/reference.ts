// SmoothL1, slow and obvious.

import { plain, type ReferenceKernel } from "../kernel.ts";
import { SMOOTH_L1, SMOOTH_L1_GRAD, type SmoothL1Attributes } from "./index.ts";

export const smoothL1Reference: ReferenceKernel<SmoothL1Attributes> = {
  name: SMOOTH_L1,
  run({ prediction, target }, { denominator }) {
    const loss = plain(prediction!, []);
    for (let b = 0; b < prediction!.shape[0]!; b++) {
      const d = Math.abs(prediction!.values[b]! - target!.values[b]!);
      loss.values[0]! += (d < 1 ? 0.5 * d * d : d - 0.5) / denominator;
    }
    return [loss];
  },
};

export const smoothL1GradReference: ReferenceKernel<SmoothL1Attributes> = {
  name: SMOOTH_L1_GRAD,
  run({ prediction, target, dy }, { denominator }) {
    const dprediction = plain(prediction!, prediction!.shape); // [B]
    for (let b = 0; b < prediction!.shape[0]!; b++) {
      const d = prediction!.values[b]! - target!.values[b]!;
      dprediction.values[b] = (dy!.values[0]! * Math.min(1, Math.max(-1, d))) / denominator;
    }
    return [dprediction];
  },
};
