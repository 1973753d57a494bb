// y = activation(LayerNorm(x + residual) · gamma + beta) over the last dimension; biased variance, as PyTorch.
// Ba, Kiros and Hinton (2016), https://arxiv.org/abs/1607.06450.
//
// Kernel StudioLayerNorm      inputs x [M, N], residual? [M, N], gamma [N], beta [N], lengths? → [y [M, N], mean [M], rstd [M]]
// Kernel StudioLayerNormGrad  inputs x, residual?, gamma, beta, mean, rstd, dy, lengths?
//                             → [dx [M, N] (also the residual's gradient), dgamma [N], dbeta [N]]
//   lengths int32 [B], where x is the steps [B·T, N] of padded sequences: the rows of padding may be left out. Nothing may read
//   what comes out of them, and dy must be 0 there.

import { customGrad, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const LAYER_NORM = "StudioLayerNorm";
export const LAYER_NORM_GRAD = "StudioLayerNormGrad";
export interface LayerNormAttributes {
  epsilon: number;
  activation: "none" | "relu";
}

/**
 * x [M, N], residual [M, N], gamma [N], beta [N] → [M, N]. `lengths` int32 [B]: x is the steps [B·T, N] of padded sequences, whose
 * padding may be left out: nothing may depend on what comes out of it.
 */
export function layerNorm(
  x: Tensor2D,
  residual: Tensor2D | undefined,
  gamma: Tensor1D,
  beta: Tensor1D,
  options: { activation?: "none" | "relu"; epsilon?: number; lengths?: Tensor1D } = {},
): Tensor2D {
  const attributes: LayerNormAttributes = {
    epsilon: options.epsilon ?? 1e-5,
    activation: options.activation ?? "none",
  };
  const op = customGrad((...args) => {
    const save = args.at(-1) as unknown as (tensors: Tensor[]) => void;
    const given = args.slice(0, -1) as Tensor[];
    const name = (tensors: Tensor[]) => ({
      x: tensors[0],
      residual: residual ? tensors[1] : undefined,
      gamma: tensors.at(-2),
      beta: tensors.at(-1),
      lengths: options.lengths,
    });
    const [y, mean, rstd] = runKernel(LAYER_NORM, name(given), attributes) as [Tensor, Tensor, Tensor];
    save([...given, mean, rstd]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const inputs = name(saved.slice(0, -2));
        const [dx, dgamma, dbeta] = runKernel(
          LAYER_NORM_GRAD,
          { ...inputs, mean: saved.at(-2), rstd: saved.at(-1), dy },
          attributes,
        ) as [Tensor, Tensor, Tensor];
        return residual ? [dx, dx.clone(), dgamma, dbeta] : [dx, dgamma, dbeta];
      },
    };
  });
  return (residual ? op(x, residual, gamma, beta) : op(x, gamma, beta)) as Tensor2D;
}
