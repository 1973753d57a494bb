// A batch on the device: the typed arrays of a host batch as tensors, made once and disposed once.

import { type Tensor, type Tensor1D, type Tensor2D, type Tensor3D, tensor } from "@tensorflow/tfjs-core";
import { type Batch, SCALE_PERIODS, type Scale } from "../features/batch.ts";
import { PART_COUNT } from "../features/memory/parts.ts";
import { MessageError } from "../lib/message.ts";
import { countedParts, evidenceCount, type ModelConfig } from "./config.ts";
import { modelMessage } from "./modelMessages.ts";

export interface Inputs {
  products: Tensor1D; // [B·L] int32
  steps: Tensor2D; // [B·L, Fs]
  lengths: Tensor1D; // [B] int32
  periods: Map<Scale, { values: Tensor3D; lengths: Tensor1D }>; // [B, K, Fp], [B] all K
  /** [B] int32, the number of scales: every scale's token is a valid key. */
  tokens: Tensor1D;
  customer: Tensor2D; // [B, Fc + G]: with the memory's evidence where the model has all parts
  province: Tensor1D; // [B] int32
  /** What the gate is told of the memory beside what the customer encoder makes of it. */
  evidence: Tensor2D | undefined; // [B, G]
  batch: number;
  length: number;
}

export interface Targets {
  product: Tensor1D; // [B] int32, 0 = ignored
  quantity: Tensor1D; // [B]
  revenue: Tensor1D; // [B]
  discount: Tensor1D; // [B]
  counted: Tensor2D; // [B, M], M ≥ 1
  /** Rows with a known product. */
  known: number;
}

/** Throws when an id lies outside its table: on a GPU that would train garbage silently. */
export function checkIds(batch: Batch, config: ModelConfig): void {
  check("ids.product", batch.products, config.numProducts);
  check("ids.province", batch.province, config.numProvinces);
  check("ids.target", batch.target.product, config.numProducts);
  for (const length of batch.lengths) {
    if (!(length >= 1 && length <= batch.length)) {
      throw new MessageError(modelMessage("ids.length", { length, most: batch.length }));
    }
  }
}

/** Throws when a product to predict lies outside the model's table: before a run, all of them at once. */
export function checkTargets(products: Int32Array, config: ModelConfig): void {
  check("ids.target", products, config.numProducts);
}

function check(code: "ids.product" | "ids.target" | "ids.province", ids: Int32Array, bound: number): void {
  for (let i = 0; i < ids.length; i++) {
    if (!(ids[i]! >= 0 && ids[i]! < bound))
      throw new MessageError(modelMessage(code, { id: ids[i]!, last: bound - 1 }));
  }
}

/** Uploads the inputs of a batch. Dispose with `disposeInputs`. */
export function uploadInputs(batch: Batch, config: ModelConfig): Inputs {
  const { size, length } = batch;
  const G = evidenceCount(config.memory);
  const customer = G > 0 ? sideBySide(batch.customer, batch.evidence, size) : batch.customer;
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
    customer: tensor(customer, [size, config.customerFeatures + G], "float32"),
    province: tensor(batch.province, [size], "int32"),
    evidence: G > 0 ? tensor(batch.evidence, [size, G], "float32") : undefined,
    batch: size,
    length,
  };
}

/** Uploads what a model with this memory is held against. */
export function uploadTargets(batch: Batch, { memory }: Pick<ModelConfig, "memory">): Targets {
  const { target, size } = batch;
  const M = Math.max(1, countedParts(memory));
  return {
    product: tensor(target.product, [size], "int32"),
    quantity: tensor(target.quantity, [size], "float32"),
    revenue: tensor(target.revenue, [size], "float32"),
    discount: tensor(target.discount, [size], "float32"),
    counted: tensor(firstColumns(target.counted, PART_COUNT, M), [size, M], "float32"),
    known: target.product.reduce((count, id) => count + (id > 0 ? 1 : 0), 0),
  };
}

export function disposeInputs(inputs: Inputs): void {
  const { products, steps, lengths, periods, tokens, customer, province, evidence } = inputs;
  const scales = [...periods.values()].flatMap((scale) => [scale.values, scale.lengths]);
  for (const each of [products, steps, lengths, tokens, customer, province, ...scales] as Tensor[]) each.dispose();
  evidence?.dispose();
}

export function disposeTargets(targets: Targets): void {
  const { product, quantity, revenue, discount, counted } = targets;
  for (const each of [product, quantity, revenue, discount, counted] as Tensor[]) each.dispose();
}

/** Rows of `left` [rows, a] continued by those of `right` [rows, b]. */
function sideBySide(left: Float32Array, right: Float32Array, rows: number): Float32Array {
  const [a, b] = [left.length / rows, right.length / rows];
  const joined = new Float32Array(left.length + right.length);
  for (let row = 0; row < rows; row++) {
    joined.set(left.subarray(row * a, (row + 1) * a), row * (a + b));
    joined.set(right.subarray(row * b, (row + 1) * b), row * (a + b) + a);
  }
  return joined;
}

/** The first `kept` of each row's `width` values. */
function firstColumns(values: Float32Array, width: number, kept: number): Float32Array {
  return kept === width
    ? values
    : Float32Array.from({ length: (values.length / width) * kept }, (_, i) => {
        const row = Math.floor(i / kept);
        return values[row * width + (i - row * kept)]!;
      });
}
