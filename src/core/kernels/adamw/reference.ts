// AdamW, slow and obvious. In place: the arrays of p, m and v are written.

import { type Floats, plain, type ReferenceKernel } from "../kernel.ts";
import { ADAMW, type AdamWAttributes } from "./index.ts";

export const adamwReference: ReferenceKernel<AdamWAttributes> = {
  name: ADAMW,
  run(inputs, { count, learningRate, beta1, beta2, epsilon, weightDecay, maxNorm, step }) {
    let squares = 0;
    for (let i = 0; i < count; i++) for (const g of inputs[`g${i}`]!.values) squares += g * g;
    const norm = plain(inputs.p0!, []);
    norm.values[0] = Math.sqrt(squares);
    if (!Number.isFinite(squares)) return [norm];
    const clip = Math.min(1, maxNorm / (Math.sqrt(squares) + 1e-6));
    for (let i = 0; i < count; i++) {
      const p = inputs[`p${i}`]!.values as Floats;
      const g = inputs[`g${i}`]!.values;
      const m = inputs[`m${i}`]!.values as Floats;
      const v = inputs[`v${i}`]!.values as Floats;
      for (let j = 0; j < p.length; j++) {
        const d = g[j]! * clip;
        m[j] = beta1 * m[j]! + (1 - beta1) * d;
        v[j] = beta2 * v[j]! + (1 - beta2) * d * d;
        const centre = m[j]! / (1 - beta1 ** step);
        const spread = Math.sqrt(v[j]! / (1 - beta2 ** step));
        p[j] = p[j]! * (1 - learningRate * weightDecay) - (learningRate * centre) / (spread + epsilon);
      }
    }
    return [norm];
  },
};
