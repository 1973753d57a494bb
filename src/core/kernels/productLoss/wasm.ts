// Cross entropy with memory on the WASM backend: the kernels pass over all products, JavaScript over the rows.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { type WasmBackend, wasmKernel } from "../wasm/backend.ts";
import { MIXTURE_FLOOR, PRODUCT_LOSS, PRODUCT_LOSS_GRAD, type ProductLossAttributes } from "./index.ts";

/** The gate's two shares of row b, softmax(gate[b]). */
function gateShares(gate: Float32Array, b: number): [number, number] {
  const g0 = 1 / (1 + Math.exp(gate[2 * b + 1]! - gate[2 * b]!));
  const g1 = 1 / (1 + Math.exp(gate[2 * b]! - gate[2 * b + 1]!));
  return [g0, g1];
}

/** The address of logits[b, target[b]] is read often: this is its index. */
function targetIndex(target: Int32Array, products: number, b: number): number {
  const y = target[b]!;
  if (y < 0 || y >= products) throw new Error(`row ${b} has target ${y}: product ids must lie in 0..${products - 1}`);
  return b * products + y;
}

function optional(backend: WasmBackend, tensor: TensorInfo | undefined): Float32Array | undefined {
  return tensor && backend.floats(tensor);
}

export const productLossWasm = wasmKernel<ProductLossAttributes>(PRODUCT_LOSS, (backend, inputs, { denominator }) => {
  const [batch, products] = inputs.logits!.shape as [number, number];
  const loss = backend.output([]);
  const logNormaliser = backend.output([batch]); // [B]
  backend.withMemory([batch * 4, batch * 4], (topsAt, sumsAt) => {
    backend.kernels.softmaxStats(batch, products, backend.address(inputs.logits), topsAt, sumsAt);
    const tops = backend.floatsAt(topsAt, batch);
    const sums = backend.floatsAt(sumsAt, batch);
    const logits = backend.floats(inputs.logits!);
    const target = backend.integers(inputs.target!);
    const gate = optional(backend, inputs.gate);
    const frequency = optional(backend, inputs.frequency);
    const normaliser = backend.floats(logNormaliser);
    let total = 0;
    for (let b = 0; b < batch; b++) {
      const log = tops[b]! + Math.log(sums[b]!);
      normaliser[b] = log;
      if (target[b] === 0) continue;
      const logSoftmax = logits[targetIndex(target, products, b)]! - log;
      if (gate) {
        const [g0, g1] = gateShares(gate, b);
        total -= Math.log(g0 * Math.exp(logSoftmax) + g1 * frequency![b]! + MIXTURE_FLOOR);
      } else {
        total -= logSoftmax;
      }
    }
    backend.floats(loss)[0] = total / denominator;
  });
  return [loss, logNormaliser];
});

export const productLossGradWasm = wasmKernel<ProductLossAttributes>(
  PRODUCT_LOSS_GRAD,
  (backend, inputs, { denominator }) => {
    const [batch, products] = inputs.logits!.shape as [number, number];
    const dlogits = backend.output([batch, products]); // [B, P]
    const dgate = inputs.gate ? backend.output([batch, 2]) : undefined; // [B, 2]
    backend.withMemory([batch * 4], (factorsAt) => {
      const factors = backend.floatsAt(factorsAt, batch);
      const logits = backend.floats(inputs.logits!);
      const target = backend.integers(inputs.target!);
      const gate = optional(backend, inputs.gate);
      const frequency = optional(backend, inputs.frequency);
      const normaliser = backend.floats(inputs.logNormaliser!);
      const slopes = optional(backend, dgate)?.fill(0);
      const scale = backend.floats(inputs.dy!)[0]! / denominator;
      // d loss / d logits = factor · (softmax − 1 at the target), factor = scale · g₀ · softmax[y] / mixture
      for (let b = 0; b < batch; b++) {
        factors[b] = target[b] === 0 ? 0 : scale;
        if (!gate || target[b] === 0) continue;
        const [g0, g1] = gateShares(gate, b);
        const probability = Math.exp(logits[targetIndex(target, products, b)]! - normaliser[b]!);
        const mixture = g0 * probability + g1 * frequency![b]! + MIXTURE_FLOOR;
        factors[b] = (scale * g0 * probability) / mixture;
        const slope = (-scale * g0 * g1 * (probability - frequency![b]!)) / mixture;
        slopes![2 * b] = slope;
        slopes![2 * b + 1] = -slope;
      }
      backend.kernels.softmaxGrad(
        ...[batch, products, backend.address(inputs.logits), backend.address(inputs.logNormaliser)],
        ...[factorsAt, backend.address(dlogits)],
      );
      const out = backend.floats(dlogits);
      for (let b = 0; b < batch; b++) if (target[b] !== 0) out[targetIndex(target, products, b)]! -= factors[b]!;
    });
    return dgate ? [dlogits, dgate] : [dlogits];
  },
);
