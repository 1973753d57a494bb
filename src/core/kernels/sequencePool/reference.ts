// Last and mean of the valid steps, slow and obvious.

import { plain, type ReferenceKernel } from "../kernel.ts";
import { SEQUENCE_POOL, SEQUENCE_POOL_GRAD, type SequencePoolGradAttributes } from "./index.ts";

export const sequencePoolReference: ReferenceKernel<object> = {
  name: SEQUENCE_POOL,
  run({ y, lengths }) {
    const [batch, steps, dim] = y!.shape as [number, number, number];
    const out = plain(y!, [batch, 2 * dim]); // [B, 2D]
    for (let b = 0; b < batch; b++) {
      const length = lengths!.values[b]!;
      for (let j = 0; j < dim; j++) {
        out.values[b * 2 * dim + j] = y!.values[(b * steps + length - 1) * dim + j]!;
        let sum = 0;
        for (let t = 0; t < length; t++) sum += y!.values[(b * steps + t) * dim + j]!;
        out.values[b * 2 * dim + dim + j] = sum / length;
      }
    }
    return [out];
  },
};

export const sequencePoolGradReference: ReferenceKernel<SequencePoolGradAttributes> = {
  name: SEQUENCE_POOL_GRAD,
  run({ dout, lengths }, { steps }) {
    const [batch, width] = dout!.shape as [number, number];
    const dim = width / 2;
    const dy = plain(dout!, [batch, steps, dim]); // [B, T, D]
    for (let b = 0; b < batch; b++) {
      const length = lengths!.values[b]!;
      for (let t = 0; t < length; t++) {
        for (let j = 0; j < dim; j++) {
          const last = t === length - 1 ? dout!.values[b * width + j]! : 0;
          dy.values[(b * steps + t) * dim + j] = last + dout!.values[b * width + dim + j]! / length;
        }
      }
    }
    return [dy];
  },
};
