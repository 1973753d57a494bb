// Dropout, slow and obvious.

import { plain, type ReferenceKernel } from "../kernel.ts";
import { DROPOUT, type DropoutAttributes, keeps } from "./index.ts";

export const dropoutReference: ReferenceKernel<DropoutAttributes> = {
  name: DROPOUT,
  run({ x }, { rate, seed }) {
    const y = plain(x!, x!.shape);
    for (let i = 0; i < y.values.length; i++) y.values[i] = keeps(i, seed, rate) ? x!.values[i]! / (1 - rate) : 0;
    return [y];
  },
};
