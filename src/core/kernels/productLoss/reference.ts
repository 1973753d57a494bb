// Cross entropy with memory, slow and obvious.

import { type Plain, plain, type ReferenceKernel } from "../kernel.ts";
import { MIXTURE_FLOOR, PRODUCT_LOSS, PRODUCT_LOSS_GRAD, type ProductLossAttributes } from "./index.ts";

/** One row of the gate: its shares g = softmax(gate[b]) [1 + M] and what each part gives to the target [1 + M]. */
function mixtureOf(gate: Plain, counted: Plain, b: number, likelihood: number): { shares: number[]; given: number[] } {
  const width = gate.shape[1]!;
  const logits = Array.from(gate.values.subarray(b * width, (b + 1) * width));
  const exponentials = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const sum = exponentials.reduce((total, each) => total + each, 0);
  const given = [likelihood, ...counted.values.subarray(b * (width - 1), (b + 1) * (width - 1))];
  return { shares: exponentials.map((each) => each / sum), given };
}

/** Σ shares · given. */
function dot(shares: number[], given: number[]): number {
  return shares.reduce((total, share, part) => total + share * given[part]!, 0);
}

export const productLossReference: ReferenceKernel<ProductLossAttributes> = {
  name: PRODUCT_LOSS,
  run({ logits, target, gate, counted }, { denominator }) {
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
        const { shares, given } = mixtureOf(gate, counted!, b, Math.exp(logSoftmax));
        loss.values[0]! -= Math.log(dot(shares, given) + MIXTURE_FLOOR) / denominator;
      } else {
        loss.values[0]! -= logSoftmax / denominator;
      }
    }
    return [loss, logNormaliser];
  },
};

export const productLossGradReference: ReferenceKernel<ProductLossAttributes> = {
  name: PRODUCT_LOSS_GRAD,
  run({ logits, target, gate, counted, logNormaliser, dy }, { denominator }) {
    const [batch, products] = logits!.shape as [number, number];
    const dlogits = plain(logits!, [batch, products]); // [B, P]
    const parts = gate ? gate.shape[1]! : 0; // 1 + M
    const dgate = plain(logits!, [batch, parts]); // [B, 1 + M]
    for (let b = 0; b < batch; b++) {
      const y = target!.values[b]!;
      if (y === 0) continue;
      const scale = dy!.values[0]! / denominator;
      const softmax = (p: number): number => Math.exp(logits!.values[b * products + p]! - logNormaliser!.values[b]!);
      // d(−log mixture)/d logits = −(g₀·s_y/mixture) · (1[p = y] − s_p); without a gate the share is 1
      let share = 1;
      if (gate) {
        const { shares, given } = mixtureOf(gate, counted!, b, softmax(y));
        const mean = dot(shares, given);
        const mixture = mean + MIXTURE_FLOOR;
        share = (shares[0]! * given[0]!) / mixture;
        for (let part = 0; part < parts; part++) {
          dgate.values[b * parts + part] = (-scale * shares[part]! * (given[part]! - mean)) / mixture;
        }
      }
      for (let p = 0; p < products; p++) {
        dlogits.values[b * products + p] = -scale * share * ((p === y ? 1 : 0) - softmax(p));
      }
    }
    return gate ? [dlogits, dgate] : [dlogits];
  },
};
