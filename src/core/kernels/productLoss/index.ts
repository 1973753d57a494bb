// Cross entropy of the next product, with or without a memory: M counted shares of the target beside the softmax.
//
// Kernel StudioProductLoss      inputs logits [B, P], target int32 [B] (0 = ignored), gate? [B, 1 + M], counted? [B, M]
//                               → [loss [], logNormaliser [B] = log Σ exp(logits)]
//   loss = Σ over rows with a target / denominator of
//     without gate: logNormaliser − logits[target]
//     with gate:    −log(g₀ · softmax(logits)[target] + Σₘ gₘ · counted[m − 1] + 1e-9), g = softmax(gate)
// Kernel StudioProductLossGrad  inputs logits, target, gate?, counted?, logNormaliser, dy []
//                               → [dlogits [B, P], dgate [B, 1 + M] if gate]

import { customGrad, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const PRODUCT_LOSS = "StudioProductLoss";
export const PRODUCT_LOSS_GRAD = "StudioProductLossGrad";
/** Keeps the logarithm of the mixture finite (MODEL.md). */
export const MIXTURE_FLOOR = 1e-9;
export interface ProductLossAttributes {
  /** Number of rows with a target, of the whole (accumulated) batch; 1 where there is none. */
  denominator: number;
}

/** logits [B, P], target int32 [B], memory: gate logits [B, 1 + M] and the target's counted shares [B, M] → scalar. */
export function productLoss(
  logits: Tensor2D,
  target: Tensor1D,
  memory: { gate: Tensor2D; counted: Tensor2D } | undefined,
  denominator: number,
): Scalar {
  const attributes: ProductLossAttributes = { denominator };
  const counted = memory?.counted;
  const op = customGrad((...args) => {
    const save = args.at(-1) as unknown as (tensors: Tensor[]) => void;
    const given = args.slice(0, -1) as Tensor[];
    const [loss, logNormaliser] = runKernel(
      PRODUCT_LOSS,
      { logits: given[0], target, gate: given[1], counted },
      attributes,
    ) as [Tensor, Tensor];
    save([logNormaliser, ...given]);
    return {
      value: loss,
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        runKernel(
          PRODUCT_LOSS_GRAD,
          { logits: saved[1], target, gate: saved[2], counted, logNormaliser: saved[0], dy },
          attributes,
        ),
    };
  });
  return (memory ? op(logits, memory.gate) : op(logits)) as Scalar;
}
