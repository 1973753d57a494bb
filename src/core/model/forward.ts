// The forward pass of MODEL.md, a shape on every line. Capitals are dimensions: B rows, L steps, H hidden per direction,
// P products, S scales. The same code runs on every backend; gradients come from the tape through our kernels.

import {
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { crossAttention, selfAttention } from "../kernels/attention/index.ts";
import { dropout } from "../kernels/dropout/index.ts";
import { embedding } from "../kernels/embedding/index.ts";
import { join } from "../kernels/gradients.ts";
import { lastSteps } from "../kernels/lastSteps/index.ts";
import { layerNorm } from "../kernels/layerNorm/index.ts";
import { type Activation, linear } from "../kernels/linear/index.ts";
import { type LstmWeights, lstm } from "../kernels/lstm/index.ts";
import { sequencePool } from "../kernels/sequencePool/index.ts";
import { hash32 } from "../lib/random.ts";
import type { ModelConfig } from "./config.ts";
import type { Inputs } from "./inputs.ts";

/** Looks a parameter up by PyTorch's name. */
export type Weights = (name: string) => Tensor;

export interface Outputs {
  logits: Tensor2D; // [B, P]
  /** Logits of the memory gate; undefined without memory. */
  gate: Tensor2D | undefined; // [B, 1 + M]
  quantity: Tensor1D; // [B] standardised log1p
  revenue: Tensor1D; // [B] standardised log1p
  discount: Tensor1D; // [B] 0..1
}

export interface ForwardOptions {
  /** A number seeds this step's dropout; undefined = no dropout (prediction). */
  dropoutSeed?: number;
  /** Attention weights of the steps [B, heads, L, L] and of the scales [B, heads, 1, S], before dropout. */
  onStepAttention?: (weights: Tensor4D) => void;
  onScaleAttention?: (weights: Tensor4D) => void;
}

/**
 * Everything the model says of a batch, on the current backend: inputs [B, ...] of `uploadInputs`, parameters by PyTorch's
 * names. Run it inside `tidy` or under a gradient: all that it makes but the outputs is left to them; inputs and weights stay
 * the caller's. With a seed the same call drops out the same elements on every backend. Throws where a weight's shape does not
 * fit the configuration. docs/model.md describes each layer.
 */
export function forward(config: ModelConfig, weights: Weights, inputs: Inputs, options: ForwardOptions = {}): Outputs {
  const { batch: B, length: L } = inputs;
  const H = config.hiddenSize;
  const seeds = dropoutSeeds(options.dropoutSeed);
  const rate = options.dropoutSeed === undefined ? 0 : config.dropout;
  const dense = (x: Tensor2D, name: string, activation: Activation = "none", lengths?: Tensor1D): Tensor2D =>
    linear(x, weights(`${name}.weight`) as Tensor2D, weights(`${name}.bias`) as Tensor1D, { activation, lengths });
  const project = (x: Tensor2D, name: string, lengths?: Tensor1D): Tensor2D =>
    linear(x, weights(`${name}.in_proj_weight`) as Tensor2D, weights(`${name}.in_proj_bias`) as Tensor1D, { lengths }); // stacked q, k, v
  const recurrent = (prefix: string, suffix: string): LstmWeights => ({
    weightIh: weights(`${prefix}.weight_ih_${suffix}`) as Tensor2D,
    weightHh: weights(`${prefix}.weight_hh_${suffix}`) as Tensor2D,
    biasIh: weights(`${prefix}.bias_ih_${suffix}`) as Tensor1D,
    biasHh: weights(`${prefix}.bias_hh_${suffix}`) as Tensor1D,
  });
  const norm = (
    x: Tensor2D,
    residual: Tensor2D | undefined,
    name: string,
    options: { activation?: "relu"; lengths?: Tensor1D },
  ): Tensor2D =>
    layerNorm(x, residual, weights(`${name}.weight`) as Tensor1D, weights(`${name}.bias`) as Tensor1D, options);

  // The sequence of purchases
  const embedded = embedding(inputs.products, weights("product_embedding.weight") as Tensor2D, inputs.steps, {
    paddingRow: 0,
  }); // [B·L, E + Fs]
  let y = reshape(embedded, [B, L, embedded.shape[1]]) as Tensor3D; // [B, L, E + Fs]
  for (let layer = 0; layer < config.numLayers; layer++) {
    if (layer > 0) y = dropout(y, rate, seeds()); // [B, L, 2H]
    y = lstm(y, inputs.lengths, recurrent("lstm", `l${layer}`), recurrent("lstm", `l${layer}_reverse`)); // [B, L, 2H]
  }
  const flat = reshape(y, [B * L, 2 * H]) as Tensor2D; // [B·L, 2H]
  const qkv = project(flat, "attention", inputs.lengths); // [B·L, 6H]
  const attended = selfAttention(reshape(qkv, [B, L, 6 * H]) as Tensor3D, inputs.lengths, {
    heads: config.numHeads,
    dropout: rate,
    seed: seeds(),
    onWeights: options.onStepAttention,
  }); // [B, L, 2H]
  const projected = dense(reshape(attended, [B * L, 2 * H]) as Tensor2D, "attention.out_proj", "none", inputs.lengths); // [B·L, 2H]
  const normed = norm(flat, dropout(projected, rate, seeds()), "attention_norm", { lengths: inputs.lengths }); // [B·L, 2H]
  const sequence = sequencePool(reshape(normed, [B, L, 2 * H]) as Tensor3D, inputs.lengths); // [B, 4H]

  // The periods, weighed by what the sequence asks for
  const parts: Tensor2D[] = [sequence];
  if (config.scales.length > 0) {
    const D = config.periodHidden;
    const S = config.scales.length;
    const tokens = lastSteps(
      config.scales.map((scale) => {
        const { values, lengths } = inputs.periods.get(scale)!;
        return lstm(values, lengths, recurrent(`period_lstms.${scale}`, "l0"), undefined, { constantInput: true }); // [B, K, D]
      }),
    ); // [B·S, D]
    // All three thirds of both are projected: that costs less than cutting the weights apart.
    const query = project(dense(sequence, "period_query"), "period_attention"); // [B, 3D]
    const pairs = project(tokens, "period_attention"); // [B·S, 3D]
    const context = crossAttention(
      reshape(query, [B, 1, 3 * D]) as Tensor3D,
      reshape(pairs, [B, S, 3 * D]) as Tensor3D,
      inputs.tokens,
      { heads: config.periodHeads, dropout: rate, seed: seeds(), onWeights: options.onScaleAttention },
    ); // [B, 1, D]
    parts.push(dense(reshape(context, [B, D]) as Tensor2D, "period_attention.out_proj")); // [B, D]
  }

  // The customer
  const profile = embedding(inputs.province, weights("province_embedding.weight") as Tensor2D, inputs.customer, {
    featuresFirst: true,
  }); // [B, Fc + G + province]
  const hidden = dropout(dense(profile, "customer_encoder.0", "relu"), rate, seeds()); // [B, 2C]
  parts.push(dense(hidden, "customer_encoder.3", "relu")); // [B, C]

  // Fusion and heads
  const joined = join(parts, 1); // [B, 4H + D + C]
  const wide = dropout(norm(dense(joined, "fusion.0"), undefined, "fusion.1", { activation: "relu" }), rate, seeds()); // [B, 2F]
  const fused = dense(wide, "fusion.4", "relu"); // [B, F]
  const head = (task: string, activation: Activation): Tensor1D =>
    reshape(dense(dense(fused, `${task}_head.0`, "relu"), `${task}_head.2`, activation), [B]) as Tensor1D; // [B]
  const weighing = inputs.evidence ? join([fused, inputs.evidence], 1) : fused; // [B, F + G]
  return {
    logits: dense(fused, "product_head"), // [B, P]
    gate: config.memory === "off" ? undefined : dense(weighing, "memory_gate"), // [B, 1 + M]
    quantity: head("quantity", "none"),
    revenue: head("revenue", "none"),
    discount: head("discount", "sigmoid"),
  };
}

/** A different dropout seed for each place of the model, all from the step's seed. */
function dropoutSeeds(seed: number | undefined): () => number {
  let place = 0;
  return () => hash32((seed ?? 0) ^ hash32(++place));
}
