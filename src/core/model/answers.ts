// What a model answers for the rows of a batch, on the CPU.

import { tidy } from "@tensorflow/tfjs-core";
import type { Batch } from "../features/batch.ts";
import type { Scaler } from "../features/sampleSet.ts";
import { invertScaler } from "../features/scaling.ts";
import type { ModelConfig } from "./config.ts";
import { forward, type Outputs, type Weights } from "./forward.ts";
import { checkIds, disposeInputs, uploadInputs } from "./inputs.ts";

export interface RowAnswers {
  logits: Float32Array; // [B, P]
  gate: Float32Array | null; // [B, 1 + M]
  quantity: Float32Array; // [B] standardised
  revenue: Float32Array; // [B] standardised
  discount: Float32Array; // [B]
}

/** What a network on the device answers for a batch; leaves nothing of it there. */
export async function answer(config: ModelConfig, weights: Weights, batch: Batch): Promise<RowAnswers> {
  checkIds(batch, config);
  const inputs = uploadInputs(batch, config);
  const outputs = tidy(() => ({ ...forward(config, weights, inputs) }));
  try {
    return await readAnswers(outputs);
  } finally {
    disposeInputs(inputs);
  }
}

/** Reads a forward pass's outputs, asked for at once so that a GPU is waited for once, and gives their tensors back. */
export async function readAnswers(outputs: Outputs): Promise<RowAnswers> {
  const read = async (tensor: { data(): Promise<unknown> }): Promise<Float32Array> =>
    (await tensor.data()) as Float32Array;
  try {
    const [logits, quantity, revenue, discount, gate] = await Promise.all([
      read(outputs.logits),
      read(outputs.quantity),
      read(outputs.revenue),
      read(outputs.discount),
      outputs.gate ? read(outputs.gate) : null,
    ]);
    return { logits, gate, quantity, revenue, discount };
  } finally {
    for (const tensor of Object.values(outputs)) tensor?.dispose();
  }
}

/** A standardised prediction in its own units again; never negative, as quantities and money are. */
export function unscaled(value: number, scaler: Scaler): number {
  return Math.max(0, invertScaler(scaler, value));
}
