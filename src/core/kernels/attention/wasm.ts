// Multi-head attention on the WASM backend; a thread works on one batch row and head at a time.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { hash32 } from "../../lib/random.ts";
import { threshold } from "../dropout/index.ts";
import { type WasmBackend, wasmKernel } from "../wasm/backend.ts";
import { ATTENTION, ATTENTION_GRAD, type AttentionAttributes, type AttentionGradAttributes } from "./index.ts";

const up = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

/** Shapes, strides and offsets, as both kernels take them first. */
function sizes(q: TensorInfo, kv: TensorInfo, { dim, heads, kOffset, vOffset }: AttentionAttributes) {
  const [batch, tq, strideQ] = q.shape as [number, number, number];
  const [, tk, strideKv] = kv.shape as [number, number, number];
  return { batch, tq, tk, strideQ, args: [batch, tq, tk, dim, heads, strideQ, strideKv, kOffset, vOffset] as const };
}

/** Runs with working memory for every thread: two packed operands, two score matrices and one result. */
function withWorking(
  backend: WasmBackend,
  { tq, tk }: { tq: number; tk: number },
  { dim, heads, dropout, seed }: AttentionAttributes,
  run: (options: [threshold: number, seedHash: number, keep: number, working: number, stride: number]) => void,
): void {
  const size = dim / heads;
  const rows = up(Math.max(tq, tk), 6);
  const inner = Math.max(size, tq, tk);
  const width = up(tk, 8);
  const wide = up(size, 8);
  const floats = rows * inner + Math.max(width, wide) * inner + 2 * rows * width + rows * wide;
  const stride = up(4 * floats + 64, 64);
  backend.withMemory([stride * backend.threads], (working) =>
    run([threshold(dropout), hash32(seed), 1 / (1 - dropout), working, stride]),
  );
}

export const attentionWasm = wasmKernel<AttentionAttributes>(ATTENTION, (backend, { q, kv, lengths }, attributes) => {
  const { batch, tq, tk, args } = sizes(q!, kv!, attributes);
  const context = backend.output([batch, tq, attributes.dim]);
  const weights = backend.output([batch, attributes.heads, tq, tk]);
  const addresses = [lengths, q, kv, context, weights].map((tensor) => backend.address(tensor));
  withWorking(backend, { tq, tk }, attributes, (options) =>
    backend.kernels.attention(...args, ...(addresses as [number, number, number, number, number]), ...options),
  );
  return [context, weights];
});

export const attentionGradWasm = wasmKernel<AttentionGradAttributes>(
  ATTENTION_GRAD,
  (backend, { q, kv, lengths, weights, dcontext }, attributes) => {
    const { batch, tq, tk, strideQ, args } = sizes(q!, kv!, attributes);
    const dkv = backend.output(kv!.shape);
    const dq = attributes.self ? dkv : backend.output([batch, tq, strideQ]);
    // columns that are neither query, key nor value take no part
    if (kv!.shape[2] !== (attributes.self ? 3 : 2) * attributes.dim) backend.floats(dkv).fill(0);
    if (!attributes.self && strideQ !== attributes.dim) backend.floats(dq).fill(0);
    const addresses = [lengths, q, kv, dcontext, weights, dq, dkv].map((tensor) => backend.address(tensor));
    withWorking(backend, { tq, tk }, attributes, (options) =>
      backend.kernels.attentionGrad(
        ...args,
        ...(addresses as [number, number, number, number, number, number, number]),
        ...options,
      ),
    );
    return attributes.self ? [dkv] : [dq, dkv];
  },
);
