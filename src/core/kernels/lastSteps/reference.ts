// The last steps of several sequences, slow and obvious.

import { type Plain, plain, type ReferenceKernel } from "../kernel.ts";
import { LAST_STEPS, LAST_STEPS_GRAD, type LastStepsAttributes, type LastStepsGradAttributes } from "./index.ts";

export const lastStepsReference: ReferenceKernel<LastStepsAttributes> = {
  name: LAST_STEPS,
  run(inputs, { count }) {
    const [batch, , dim] = inputs.x0!.shape as [number, number, number];
    const tokens = plain(inputs.x0!, [batch * count, dim]); // [B·S, D]
    for (let b = 0; b < batch; b++) {
      for (let s = 0; s < count; s++) {
        const x = inputs[`x${s}`]!;
        const steps = x.shape[1]!;
        for (let j = 0; j < dim; j++) {
          tokens.values[(b * count + s) * dim + j] = x.values[(b * steps + steps - 1) * dim + j]!;
        }
      }
    }
    return [tokens];
  },
};

export const lastStepsGradReference: ReferenceKernel<LastStepsGradAttributes> = {
  name: LAST_STEPS_GRAD,
  run({ dtokens }, { steps }) {
    const count = steps.length;
    const [rows, dim] = dtokens!.shape as [number, number];
    const batch = rows / count;
    return steps.map((length, s): Plain => {
      const dx = plain(dtokens!, [batch, length, dim]); // [B, K, D]
      for (let b = 0; b < batch; b++) {
        for (let j = 0; j < dim; j++) {
          dx.values[(b * length + length - 1) * dim + j] = dtokens!.values[(b * count + s) * dim + j]!;
        }
      }
      return dx;
    });
  },
};
