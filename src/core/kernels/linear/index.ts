// y = activation(x · weightᵀ + bias), with PyTorch's weight layout [out, in].
//
// Kernel StudioLinear      inputs x [M, K], weight [N, K], bias? [N], lengths?   → [y [M, N]]
// Kernel StudioLinearGrad  inputs x, weight, y, dy [M, N], bias?, lengths?
//                          → [dx [M, K] if wantDx, dweight [N, K], dbias [N] if bias]
//   lengths int32 [B], where x is the steps [B·T, K] of padded sequences: the rows of padding may be left out. Nothing may read
//   what comes out of them, and dy must be 0 there.

import { customGrad, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const LINEAR = "StudioLinear";
export const LINEAR_GRAD = "StudioLinearGrad";
export type Activation = "none" | "relu" | "sigmoid";
export interface LinearAttributes {
  activation: Activation;
}
export interface LinearGradAttributes extends LinearAttributes {
  wantDx: boolean;
}

/**
 * Fully connected layer. x [M, K], weight [N, K], bias [N] → [M, N].
 * `constantInput`: x needs no gradient (it is data), which saves its product. `lengths` int32 [B]: x is the steps [B·T, K] of
 * padded sequences, whose padding may be left out: nothing may depend on what comes out of it.
 */
export function linear(
  x: Tensor2D,
  weight: Tensor2D,
  bias: Tensor1D,
  options: { activation?: Activation; constantInput?: boolean; lengths?: Tensor1D } = {},
): Tensor2D {
  const activation = options.activation ?? "none";
  const { lengths } = options;
  const wantDx = !options.constantInput;
  const forward = (input: Tensor, w: Tensor, b: Tensor): Tensor =>
    runKernel(LINEAR, { x: input, weight: w, bias: b, lengths }, { activation } satisfies LinearAttributes)[0]!;
  const backward = (input: Tensor, w: Tensor, b: Tensor, y: Tensor, dy: Tensor): Tensor[] =>
    runKernel(LINEAR_GRAD, { x: input, weight: w, bias: b, lengths, y, dy }, {
      activation,
      wantDx,
    } satisfies LinearGradAttributes);
  if (!wantDx) {
    return customGrad((...args) => {
      const [w, b, save] = args as unknown as [Tensor, Tensor, (tensors: Tensor[]) => void];
      const y = forward(x, w, b);
      save([w, b, y]);
      return { value: y, gradFunc: (dy: Tensor, saved: Tensor[]) => backward(x, saved[0]!, saved[1]!, saved[2]!, dy) };
    })(weight, bias) as Tensor2D;
  }
  return customGrad((...args) => {
    const [input, w, b, save] = args as unknown as [Tensor, Tensor, Tensor, (tensors: Tensor[]) => void];
    const y = forward(input, w, b);
    save([input, w, b, y]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => backward(saved[0]!, saved[1]!, saved[2]!, saved[3]!, dy),
    };
  })(x, weight, bias) as Tensor2D;
}
