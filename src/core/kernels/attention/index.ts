// Multi-head scaled dot-product attention between projected queries and keys/values; the projections are linear layers.
// Vaswani et al. (2017), https://arxiv.org/abs/1706.03762.
//
// Kernel StudioAttention      inputs q [B, Tq, Sq], kv [B, Tk, Sk], lengths int32 [B] (valid keys of each row)
//                             → [context [B, Tq, D], weights [B, heads, Tq, Tk] before dropout]
//   queries q[…, 0 .. D), keys kv[…, kOffset .. +D), values kv[…, vOffset .. +D); scale 1/√(D/heads); padded keys weigh 0;
//   dropout on the weights: element i (flat index in [B, heads, Tq, Tk]) is kept where `keeps(i, seed, rate)` (dropout/)
// Kernel StudioAttentionGrad  inputs q, kv, lengths, weights, dcontext
//                             → self ? [dqkv [B, T, 3D]] : [dq [B, Tq, Sq], dkv [B, Tk, Sk]]

import { customGrad, type Tensor, type Tensor1D, type Tensor3D, type Tensor4D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const ATTENTION = "StudioAttention";
export const ATTENTION_GRAD = "StudioAttentionGrad";
export interface AttentionAttributes {
  /** D, over all heads. */
  dim: number;
  heads: number;
  kOffset: number;
  vOffset: number;
  dropout: number;
  seed: number;
}
export interface AttentionGradAttributes extends AttentionAttributes {
  self: boolean;
}

/** Called with the attention weights [B, heads, Tq, Tk] (before dropout) of a forward pass; `keep` what shall outlive it. */
export type OnWeights = (weights: Tensor4D) => void;

interface Options {
  heads: number;
  dropout: number;
  seed: number;
  onWeights?: OnWeights;
}

/** qkv [B, T, 3D] (stacked q, k, v), lengths int32 [B] → [B, T, D]. */
export function selfAttention(qkv: Tensor3D, lengths: Tensor1D, options: Options): Tensor3D {
  const dim = qkv.shape[2] / 3;
  const attributes: AttentionAttributes = {
    dim,
    heads: options.heads,
    kOffset: dim,
    vOffset: 2 * dim,
    dropout: options.dropout,
    seed: options.seed,
  };
  return customGrad((...args) => {
    const [packed, save] = args as unknown as [Tensor, (tensors: Tensor[]) => void];
    const [context, weights] = runKernel(ATTENTION, { q: packed, kv: packed, lengths }, attributes) as [Tensor, Tensor];
    save([packed, weights]);
    options.onWeights?.(weights as Tensor4D);
    return {
      value: context,
      gradFunc: (dcontext: Tensor, saved: Tensor[]) =>
        runKernel(ATTENTION_GRAD, { q: saved[0], kv: saved[0], lengths, weights: saved[1], dcontext }, {
          ...attributes,
          self: true,
        } satisfies AttentionGradAttributes)[0]!,
    };
  })(qkv) as Tensor3D;
}

/**
 * q [B, Tq, 3D], kv [B, Tk, 3D], each projected to stacked q, k, v, lengths int32 [B] → [B, Tq, D]. Queries of the first
 * meet keys and values of the second; the other thirds are not read, and their gradient is zero.
 */
export function crossAttention(q: Tensor3D, kv: Tensor3D, lengths: Tensor1D, options: Options): Tensor3D {
  const dim = q.shape[2] / 3;
  const attributes: AttentionAttributes = {
    dim,
    heads: options.heads,
    kOffset: dim,
    vOffset: 2 * dim,
    dropout: options.dropout,
    seed: options.seed,
  };
  return customGrad((...args) => {
    const [queries, pairs, save] = args as unknown as [Tensor, Tensor, (tensors: Tensor[]) => void];
    const [context, weights] = runKernel(ATTENTION, { q: queries, kv: pairs, lengths }, attributes) as [Tensor, Tensor];
    save([queries, pairs, weights]);
    options.onWeights?.(weights as Tensor4D);
    return {
      value: context,
      gradFunc: (dcontext: Tensor, saved: Tensor[]) =>
        runKernel(ATTENTION_GRAD, { q: saved[0], kv: saved[1], lengths, weights: saved[2], dcontext }, {
          ...attributes,
          self: false,
        } satisfies AttentionGradAttributes),
    };
  })(q, kv) as Tensor3D;
}
