// A batch on the device: the typed arrays of a host batch as tensors, made once and disposed once.

import { type Tensor, type Tensor1D, type Tensor2D, type Tensor3D, tensor } from "@tensorflow/tfjs-core";
import { type Batch, SCALE_PERIODS, type Scale } from "../features/batch.ts";
import type { ModelConfig } from "./config.ts";

export interface Inputs {
  products: Tensor1D; // [B·L] int32
  steps: Tensor2D; // [B·L, Fs]
  lengths: Tensor1D; // [B] int32
  periods: Map<Scale, { values: Tensor3D; lengths: Tensor1D }>; // [B, K, Fp], [B] all K
  /** [B] int32, the number of scales: every scale's token is a valid key. */
  tokens: Tensor1D;
  customer: Tensor2D; // [B, Fc]
  province: Tensor1D; // [B] int32
  batch: number;
  length: number;
}

export interface Targets {
  product: Tensor1D; // [B] int32, 0 = ignored
  quantity: Tensor1D; // [B]
  revenue: Tensor1D; // [B]
  discount: Tensor1D; // [B]
  frequency: Tensor1D; // [B]
  /** Rows with a known product. */
  known: number;
}

/** Throws when an id lies outside its table: on a GPU that would train garbage silently. */
export function checkIds(batch: Batch, config: ModelConfig): void {
  const check = (what: string, ids: Int32Array, bound: number): void => {
    for (let i = 0; i < ids.length; i++) {
      if (!(ids[i]! >= 0 && ids[i]! < bound)) throw new Error(`${what} id ${ids[i]} is outside 0..${bound - 1}`);
    }
  };
  check("product", batch.products, config.numProducts);
  check("province", batch.province, config.numProvinces);
  check("target product", batch.target.product, config.numProducts);
  for (const length of batch.lengths) {
    if (!(length >= 1 && length <= batch.length))
      throw new Error(`sequence length ${length} is outside 1..${batch.length}`);
  }
}

/** Uploads the inputs of a batch. Dispose with `disposeInputs`. */
export function uploadInputs(batch: Batch, config: ModelConfig): Inputs {
  const { size, length } = batch;
  const filled = (value: number): Tensor1D => tensor(new Int32Array(size).fill(value), [size], "int32");
  return {
    products: tensor(batch.products, [size * length], "int32"),
    steps: tensor(batch.steps, [size * length, config.stepFeatures], "float32"),
    lengths: tensor(batch.lengths, [size], "int32"),
    periods: new Map(
      config.scales.map((scale) => [
        scale,
        {
          values: tensor(batch.periods[scale], [size, SCALE_PERIODS[scale], config.periodFeatures], "float32"),
          lengths: filled(SCALE_PERIODS[scale]),
        },
      ]),
    ),
    tokens: filled(config.scales.length),
    customer: tensor(batch.customer, [size, config.customerFeatures], "float32"),
    province: tensor(batch.province, [size], "int32"),
    batch: size,
    length,
  };
}

export function uploadTargets(batch: Batch): Targets {
  const { target, size } = batch;
  return {
    product: tensor(target.product, [size], "int32"),
    quantity: tensor(target.quantity, [size], "float32"),
    revenue: tensor(target.revenue, [size], "float32"),
    discount: tensor(target.discount, [size], "float32"),
    frequency: tensor(target.frequency, [size], "float32"),
    known: target.product.reduce((count, id) => count + (id > 0 ? 1 : 0), 0),
  };
}

export function disposeInputs(inputs: Inputs): void {
  const { products, steps, lengths, periods, tokens, customer, province } = inputs;
  const scales = [...periods.values()].flatMap((scale) => [scale.values, scale.lengths]);
  for (const each of [products, steps, lengths, tokens, customer, province, ...scales] as Tensor[]) each.dispose();
}

export function disposeTargets(targets: Targets): void {
  const { product, quantity, revenue, discount, frequency } = targets;
  for (const each of [product, quantity, revenue, discount, frequency] as Tensor[]) each.dispose();
}
