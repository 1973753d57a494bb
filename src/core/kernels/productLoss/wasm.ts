// Cross entropy with memory on the WASM backend: the kernels pass over all products, JavaScript over the rows.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { InternalError } from "../../lib/internalError.ts";
import { type WasmBackend, wasmKernel } from "../wasm/backend.ts";
import { MIXTURE_FLOOR, PRODUCT_LOSS, PRODUCT_LOSS_GRAD, type ProductLossAttributes } from "./index.ts";

/** The gate of a batch: its shares of the row last looked at, and what they make of the parts. */
class Gate {
  /** 1 + M. */
  readonly parts: number;
  /** [1 + M] softmax(gate[b]). */
  readonly shares: Float64Array;
  readonly #gate: Float32Array;
  readonly #counted: Float32Array;

  constructor(gate: Float32Array, counted: Float32Array, parts: number) {
    this.parts = parts;
    this.shares = new Float64Array(parts);
    this.#gate = gate;
    this.#counted = counted;
  }

  /** What part gives to the target of row b: `likelihood` where it is the softmax. */
  given(b: number, part: number, likelihood: number): number {
    return part === 0 ? likelihood : this.#counted[b * (this.parts - 1) + part - 1]!;
  }

  /** Looks at row b: Σ shares · given. */
  mix(b: number, likelihood: number): number {
    const { parts, shares } = this;
    let top = Number.NEGATIVE_INFINITY;
    for (let part = 0; part < parts; part++) top = Math.max(top, this.#gate[b * parts + part]!);
    let sum = 0;
    for (let part = 0; part < parts; part++) {
      shares[part] = Math.exp(this.#gate[b * parts + part]! - top);
      sum += shares[part]!;
    }
    let mixed = 0;
    for (let part = 0; part < parts; part++) {
      shares[part]! /= sum;
      mixed += shares[part]! * this.given(b, part, likelihood);
    }
    return mixed;
  }
}

function gateOf(backend: WasmBackend, gate: TensorInfo | undefined, counted: TensorInfo | undefined): Gate | undefined {
  return gate && new Gate(backend.floats(gate), backend.floats(counted!), gate.shape[1]!);
}

/** The address of logits[b, target[b]] is read often: this is its index. */
function targetIndex(target: Int32Array, products: number, b: number): number {
  const y = target[b]!;
  if (y < 0 || y >= products)
    throw new InternalError(`row ${b} has target ${y}: product ids must lie in 0..${products - 1}`);
  return b * products + y;
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
    const gate = gateOf(backend, inputs.gate, inputs.counted);
    const normaliser = backend.floats(logNormaliser);
    let total = 0;
    for (let b = 0; b < batch; b++) {
      const log = tops[b]! + Math.log(sums[b]!);
      normaliser[b] = log;
      if (target[b] === 0) continue;
      const logSoftmax = logits[targetIndex(target, products, b)]! - log;
      total -= gate ? Math.log(gate.mix(b, Math.exp(logSoftmax)) + MIXTURE_FLOOR) : logSoftmax;
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
    const dgate = inputs.gate && backend.output([...inputs.gate.shape]); // [B, 1 + M]
    backend.withMemory([batch * 4], (factorsAt) => {
      const factors = backend.floatsAt(factorsAt, batch);
      const logits = backend.floats(inputs.logits!);
      const target = backend.integers(inputs.target!);
      const gate = gateOf(backend, inputs.gate, inputs.counted);
      const normaliser = backend.floats(inputs.logNormaliser!);
      const slopes = dgate && backend.floats(dgate).fill(0);
      const scale = backend.floats(inputs.dy!)[0]! / denominator;
      // d loss / d logits = factor · (softmax − 1 at the target), factor = scale · g₀ · softmax[y] / mixture
      for (let b = 0; b < batch; b++) {
        factors[b] = target[b] === 0 ? 0 : scale;
        if (!gate || target[b] === 0) continue;
        const probability = Math.exp(logits[targetIndex(target, products, b)]! - normaliser[b]!);
        const mean = gate.mix(b, probability);
        const mixture = mean + MIXTURE_FLOOR;
        const { parts, shares } = gate;
        factors[b] = (scale * shares[0]! * probability) / mixture;
        for (let part = 0; part < parts; part++) {
          const lead = gate.given(b, part, probability) - mean;
          slopes![b * parts + part] = (-scale * shares[part]! * lead) / mixture;
        }
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
