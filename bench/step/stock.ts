// The yardstick: one training step of stock TensorFlow.js layers. Only the model's bulk is built, a bidirectional LSTM of
// the same sizes, its mean over time and the product head: without embedding, attention and the rest it has less to do.

import * as tf from "@tensorflow/tfjs";
import { registerWebGpuBackend } from "../../src/core/kernels/webgpu/backend.ts";
import { randomBatch, SIZES, type SizeName } from "./sizes.ts";

export interface StockRequest {
  /** A backend of stock kernels. */
  stock: "cpu" | "webgpu";
  size: SizeName;
  batch: number;
}

export interface StockResult {
  detail: string;
  /** Of the first and only step. */
  seconds: number;
}

/** Runs one step with Adam and a clip; minutes at the original's sizes. */
export async function measureStock({ stock, size, batch }: StockRequest): Promise<StockResult> {
  const detail = stock === "webgpu" ? await openWebGpu() : "JavaScript";
  await tf.setBackend(stock);
  const { config, length } = SIZES[size];
  const width = config.embedDim + config.stepFeatures;
  const input = tf.input({ shape: [length, width] });
  let y: tf.SymbolicTensor = input; // [B, L, E + Fs]
  for (let layer = 0; layer < config.numLayers; layer++) {
    const lstm = tf.layers.lstm({
      units: config.hiddenSize,
      returnSequences: true,
      recurrentActivation: "sigmoid",
      // the default, an orthogonal matrix, takes minutes to draw
      recurrentInitializer: "glorotUniform",
    });
    y = tf.layers.bidirectional({ layer: lstm as tf.RNN, mergeMode: "concat" }).apply(y) as tf.SymbolicTensor; // [B, L, 2H]
  }
  const pooled = tf.layers.globalAveragePooling1d().apply(y) as tf.SymbolicTensor; // [B, 2H]
  const logits = tf.layers.dense({ units: config.numProducts }).apply(pooled) as tf.SymbolicTensor; // [B, P]
  const model = tf.model({ inputs: input, outputs: logits });
  const rows = randomBatch(SIZES[size], new Array<number>(batch).fill(length));
  const x = tf.randomNormal([batch, length, width]);
  const target = tf.oneHot(tf.tensor1d(rows.target.product, "int32"), config.numProducts);
  const start = performance.now();
  const { value, grads } = tf.variableGrads(() =>
    tf.losses.softmaxCrossEntropy(target, model.apply(x, { training: true }) as tf.Tensor).asScalar(),
  );
  // not addN: of eight tensors and more it binds too many buffers on WebGPU
  const norm = tf.sqrt(tf.sum(tf.stack(Object.values(grads).map((grad) => tf.sum(tf.square(grad)))))).add(1e-6);
  const scale = tf.minimum(1, tf.div(1, norm));
  const clipped = Object.entries(grads).map(([name, grad]) => ({ name, tensor: tf.mul(grad, scale) }));
  tf.train.adam(1e-3).applyGradients(clipped);
  await value.data();
  await model.trainableWeights[0]!.read().data(); // the update itself
  return { detail, seconds: (performance.now() - start) / 1000 };
}

async function openWebGpu(): Promise<string> {
  const found = await registerWebGpuBackend({ allowSoftware: true });
  if ("unavailable" in found) throw new Error(found.unavailable);
  return found.software ? `${found.detail}, a software adapter: no performance number` : found.detail;
}
