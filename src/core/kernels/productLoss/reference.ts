// Cross entropy with memory, slow and obvious.

import { type Plain, plain, type ReferenceKernel } from "../kernel.ts";
import { MIXTURE_FLOOR, PRODUCT_LOSS, PRODUCT_LOSS_GRAD, type ProductLossAttributes } from "./index.ts";

/** The gate's two shares of one row, softmax(gate[b]). */
function gateShares(gate: Plain, b: number): [number, number] {
  const top = Math.max(gate.values[2 * b]!, gate.values[2 * b + 1]!);
  const e0 = Math.exp(gate.values[2 * b]! - top);
  const e1 = Math.exp(gate.values[2 * b + 1]! - top);
  return [e0 / (e0 + e1), e1 / (e0 + e1)];
}

export const productLossReference: ReferenceKernel<ProductLossAttributes> = {
  name: PRODUCT_LOSS,
  run({ logits, target, gate, frequency }, { denominator }) {
    const [batch, products] = logits!.shape as [number, number];
    const loss = plain(logits!, []);
    const logNormaliser = plain(logits!, [batch]); // [B]
    for (let b = 0; b < batch; b++) {
      let top = -Infinity;
      for (let p = 0; p < products; p++) top = Math.max(top, logits!.values[b * products + p]!);
      let sum = 0;
      for (let p = 0; p < products; p++) sum += Math.exp(logits!.values[b * products + p]! - top);
      logNormaliser.values[b] = top + Math.log(sum);
      const y = target!.values[b]!;
      if (y === 0) continue;
      const logSoftmax = logits!.values[b * products + y]! - logNormaliser.values[b]!;
      if (gate) {
        const [g0, g1] = gateShares(gate, b);
        loss.values[0]! -=
          Math.log(g0 * Math.exp(logSoftmax) + g1 * frequency!.values[b]! + MIXTURE_FLOOR) / denominator;
      } else {
        loss.values[0]! -= logSoftmax / denominator;
      }
    }
    return [loss, logNormaliser];
  },
};

export const productLossGradReference: ReferenceKernel<ProductLossAttributes> = {
  name: PRODUCT_LOSS_GRAD,
  run({ logits, target, gate, frequency, logNormaliser, dy }, { denominator }) {
    const [batch, products] = logits!.shape as [number, number];
    const dlogits = plain(logits!, [batch, products]); // [B, P]
    const dgate = plain(logits!, [batch, 2]); // [B, 2]
    for (let b = 0; b < batch; b++) {
      const y = target!.values[b]!;
      if (y === 0) continue;
      const scale = dy!.values[0]! / denominator;
      const softmax = (p: number): number => Math.exp(logits!.values[b * products + p]! - logNormaliser!.values[b]!);
      // d(−log mixture)/d logits = −(g₀·s_y/mixture) · (1[p = y] − s_p); without a gate the share is 1
      let share = 1;
      if (gate) {
        const [g0, g1] = gateShares(gate, b);
        const mixture = g0 * softmax(y) + g1 * frequency!.values[b]! + MIXTURE_FLOOR;
        share = (g0 * softmax(y)) / mixture;
        const slope = (-scale * g0 * g1 * (softmax(y) - frequency!.values[b]!)) / mixture;
        dgate.values[2 * b] = slope;
        dgate.values[2 * b + 1] = -slope;
      }
      for (let p = 0; p < products; p++) {
        dlogits.values[b * products + p] = -scale * share * ((p === y ? 1 : 0) - softmax(p));
      }
    }
    return gate ? [dlogits, dgate] : [dlogits];
  },
};
