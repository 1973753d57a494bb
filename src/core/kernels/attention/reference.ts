// Multi-head attention, slow and obvious.

import { keeps } from "../dropout/index.ts";
import { type Plain, plain, type ReferenceKernel } from "../kernel.ts";
import { ATTENTION, ATTENTION_GRAD, type AttentionAttributes, type AttentionGradAttributes } from "./index.ts";

export const attentionReference: ReferenceKernel<AttentionAttributes> = {
  name: ATTENTION,
  run({ q, kv, lengths }, { dim, heads, kOffset, vOffset, dropout, seed }) {
    const [batch, tq, sq] = q!.shape as [number, number, number];
    const [, tk, sk] = kv!.shape as [number, number, number];
    const size = dim / heads;
    const context = plain(q!, [batch, tq, dim]); // [B, Tq, D]
    const weights = plain(q!, [batch, heads, tq, tk]); // [B, heads, Tq, Tk]
    for (let b = 0; b < batch; b++) {
      const valid = lengths!.values[b]!;
      for (let h = 0; h < heads; h++) {
        for (let i = 0; i < tq; i++) {
          const row = ((b * heads + h) * tq + i) * tk;
          let top = -Infinity;
          for (let j = 0; j < valid; j++) {
            let score = 0;
            for (let c = h * size; c < (h + 1) * size; c++) {
              score += q!.values[(b * tq + i) * sq + c]! * kv!.values[(b * tk + j) * sk + kOffset + c]!;
            }
            weights.values[row + j] = score / Math.sqrt(size);
            top = Math.max(top, weights.values[row + j]!);
          }
          let sum = 0;
          for (let j = 0; j < valid; j++) {
            weights.values[row + j] = Math.exp(weights.values[row + j]! - top);
            sum += weights.values[row + j]!;
          }
          for (let j = 0; j < valid; j++) {
            weights.values[row + j]! /= sum;
            const kept = keeps(row + j, seed, dropout) ? weights.values[row + j]! / (1 - dropout) : 0;
            for (let c = h * size; c < (h + 1) * size; c++) {
              context.values[(b * tq + i) * dim + c]! += kept * kv!.values[(b * tk + j) * sk + vOffset + c]!;
            }
          }
        }
      }
    }
    return [context, weights];
  },
};

export const attentionGradReference: ReferenceKernel<AttentionGradAttributes> = {
  name: ATTENTION_GRAD,
  run({ q, kv, lengths, weights, dcontext }, { dim, heads, kOffset, vOffset, dropout, seed, self }) {
    const [batch, tq, sq] = q!.shape as [number, number, number];
    const [, tk, sk] = kv!.shape as [number, number, number];
    const size = dim / heads;
    const dkv = plain(kv!, [batch, tk, sk]); // [B, Tk, Sk]
    const dq: Plain & { values: Float32Array | Float64Array } = self ? dkv : plain(q!, [batch, tq, sq]); // [B, Tq, Sq]
    for (let b = 0; b < batch; b++) {
      const valid = lengths!.values[b]!;
      for (let h = 0; h < heads; h++) {
        for (let i = 0; i < tq; i++) {
          const row = ((b * heads + h) * tq + i) * tk;
          const dweight = new Float64Array(valid);
          let mean = 0;
          for (let j = 0; j < valid; j++) {
            const weight = weights!.values[row + j]!;
            const scale = keeps(row + j, seed, dropout) ? 1 / (1 - dropout) : 0;
            for (let c = h * size; c < (h + 1) * size; c++) {
              const d = dcontext!.values[(b * tq + i) * dim + c]!;
              dweight[j]! += d * kv!.values[(b * tk + j) * sk + vOffset + c]! * scale;
              dkv.values[(b * tk + j) * sk + vOffset + c]! += d * weight * scale;
            }
            mean += weight * dweight[j]!;
          }
          for (let j = 0; j < valid; j++) {
            const dscore = (weights!.values[row + j]! * (dweight[j]! - mean)) / Math.sqrt(size);
            for (let c = h * size; c < (h + 1) * size; c++) {
              dq.values[(b * tq + i) * sq + c]! += dscore * kv!.values[(b * tk + j) * sk + kOffset + c]!;
              dkv.values[(b * tk + j) * sk + kOffset + c]! += dscore * q!.values[(b * tq + i) * sq + c]!;
            }
          }
        }
      }
    }
    return self ? [dkv] : [dq, dkv];
  },
};
