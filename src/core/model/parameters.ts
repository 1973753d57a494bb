// The model's parameters by PyTorch's names: shapes from the configuration, values as PyTorch initialises them.

import { MessageError } from "../lib/message.ts";
import { type Random, random } from "../lib/random.ts";
import { countedParts, evidenceCount, type ModelConfig } from "./config.ts";
import { modelMessage } from "./modelMessages.ts";

export interface Parameter {
  shape: number[];
  values: Float32Array;
}

/** Where a parameter starts: uniform in ±bound, standard normal (row 0 zero where it is padding), or a constant. */
type Start =
  | { kind: "uniform"; bound: number }
  | { kind: "normal"; padding: boolean }
  | { kind: "constant"; value: number };

interface Declaration {
  shape: number[];
  start: Start;
}

function linear(into: Map<string, Declaration>, name: string, inputs: number, outputs: number): void {
  const start: Start = { kind: "uniform", bound: 1 / Math.sqrt(inputs) };
  into.set(`${name}.weight`, { shape: [outputs, inputs], start });
  into.set(`${name}.bias`, { shape: [outputs], start });
}

function lstm(into: Map<string, Declaration>, prefix: string, suffix: string, inputs: number, hidden: number): void {
  const start: Start = { kind: "uniform", bound: 1 / Math.sqrt(hidden) };
  into.set(`${prefix}.weight_ih_${suffix}`, { shape: [4 * hidden, inputs], start });
  into.set(`${prefix}.weight_hh_${suffix}`, { shape: [4 * hidden, hidden], start });
  into.set(`${prefix}.bias_ih_${suffix}`, { shape: [4 * hidden], start });
  into.set(`${prefix}.bias_hh_${suffix}`, { shape: [4 * hidden], start });
}

function attention(into: Map<string, Declaration>, name: string, dim: number): void {
  // Xavier uniform over the stacked projection, as torch.nn.MultiheadAttention.
  into.set(`${name}.in_proj_weight`, {
    shape: [3 * dim, dim],
    start: { kind: "uniform", bound: Math.sqrt(6 / (4 * dim)) },
  });
  into.set(`${name}.in_proj_bias`, { shape: [3 * dim], start: { kind: "constant", value: 0 } });
  into.set(`${name}.out_proj.weight`, { shape: [dim, dim], start: { kind: "uniform", bound: 1 / Math.sqrt(dim) } });
  into.set(`${name}.out_proj.bias`, { shape: [dim], start: { kind: "constant", value: 0 } });
}

function layerNorm(into: Map<string, Declaration>, name: string, dim: number): void {
  into.set(`${name}.weight`, { shape: [dim], start: { kind: "constant", value: 1 } });
  into.set(`${name}.bias`, { shape: [dim], start: { kind: "constant", value: 0 } });
}

function declarations(config: ModelConfig): Map<string, Declaration> {
  const into = new Map<string, Declaration>();
  const { hiddenSize, fusionDim, customerDim, periodHidden } = config;
  into.set("product_embedding.weight", {
    shape: [config.numProducts, config.embedDim],
    start: { kind: "normal", padding: true },
  });
  for (let layer = 0; layer < config.numLayers; layer++) {
    const inputs = layer === 0 ? config.embedDim + config.stepFeatures : 2 * hiddenSize;
    lstm(into, "lstm", `l${layer}`, inputs, hiddenSize);
    lstm(into, "lstm", `l${layer}_reverse`, inputs, hiddenSize);
  }
  attention(into, "attention", 2 * hiddenSize);
  layerNorm(into, "attention_norm", 2 * hiddenSize);
  for (const scale of config.scales) lstm(into, `period_lstms.${scale}`, "l0", config.periodFeatures, periodHidden);
  if (config.scales.length > 0) {
    linear(into, "period_query", 4 * hiddenSize, periodHidden);
    attention(into, "period_attention", periodHidden);
  }
  into.set("province_embedding.weight", {
    shape: [config.numProvinces, config.provinceDim],
    start: { kind: "normal", padding: false },
  });
  const customer = config.customerFeatures + evidenceCount(config.memory);
  linear(into, "customer_encoder.0", customer + config.provinceDim, 2 * customerDim);
  linear(into, "customer_encoder.3", 2 * customerDim, customerDim);
  const context = config.scales.length > 0 ? periodHidden : 0;
  linear(into, "fusion.0", 4 * hiddenSize + context + customerDim, 2 * fusionDim);
  layerNorm(into, "fusion.1", 2 * fusionDim);
  linear(into, "fusion.4", 2 * fusionDim, fusionDim);
  linear(into, "product_head", fusionDim, config.numProducts);
  for (const task of ["quantity", "revenue", "discount"]) {
    linear(into, `${task}_head.0`, fusionDim, config.headDim);
    linear(into, `${task}_head.2`, config.headDim, 1);
  }
  if (config.memory !== "off")
    linear(into, "memory_gate", fusionDim + evidenceCount(config.memory), 1 + countedParts(config.memory));
  return into;
}

/** Shapes of all parameters, in a fixed order. Throws when the sizes cannot be built. */
export function parameterShapes(config: ModelConfig): Map<string, number[]> {
  if ((2 * config.hiddenSize) % config.numHeads !== 0) {
    throw new MessageError(
      modelMessage("config.heads", { size: config.hiddenSize, outputs: 2 * config.hiddenSize, heads: config.numHeads }),
    );
  }
  if (config.scales.length > 0 && config.periodHidden % config.periodHeads !== 0) {
    throw new MessageError(
      modelMessage("config.periodHeads", { size: config.periodHidden, heads: config.periodHeads }),
    );
  }
  return new Map([...declarations(config)].map(([name, declaration]) => [name, declaration.shape]));
}

export function parameterCount(config: ModelConfig): number {
  let count = 0;
  for (const shape of parameterShapes(config).values()) count += shape.reduce((size, dimension) => size * dimension, 1);
  return count;
}

/** Seeded start values, by PyTorch's default rules for each kind of layer. */
export function initialParameters(config: ModelConfig, seed: number): Map<string, Parameter> {
  parameterShapes(config);
  const rng = random(seed);
  return new Map(
    [...declarations(config)].map(([name, { shape, start }]) => [name, { shape, values: draw(rng, shape, start) }]),
  );
}

function draw(rng: Random, shape: number[], start: Start): Float32Array {
  const values = new Float32Array(shape.reduce((size, dimension) => size * dimension, 1));
  switch (start.kind) {
    case "constant":
      return values.fill(start.value);
    case "uniform":
      for (let i = 0; i < values.length; i++) values[i] = (2 * rng.uniform() - 1) * start.bound;
      return values;
    case "normal":
      for (let i = start.padding ? shape[1]! : 0; i < values.length; i++) values[i] = rng.normal();
      return values;
    default:
      return start satisfies never;
  }
}

/** Checks that `weights` has exactly the configuration's names and shapes; the error names the first that differs. */
export function checkParameters(config: ModelConfig, weights: ReadonlyMap<string, Parameter>): void {
  const shapes = parameterShapes(config);
  for (const [name, shape] of shapes) {
    const found = weights.get(name);
    if (!found) throw new MessageError(modelMessage("weights.missing", { name, shape: String(shape) }));
    if (found.shape.join() !== shape.join()) {
      throw new MessageError(
        modelMessage("weights.shape", { name, found: String(found.shape), needed: String(shape) }),
      );
    }
  }
  for (const name of weights.keys())
    if (!shapes.has(name)) throw new MessageError(modelMessage("weights.unknown", { name }));
}
