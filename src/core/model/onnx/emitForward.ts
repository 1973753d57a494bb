// The forward pass (forward.ts) as an ONNX graph: the same layers in the same order, each through the emitter beside its
// kernel. Capitals are dimensions as there.

import { SCALE_PERIODS, type Scale } from "../../features/batch.ts";
import { emitAttention } from "../../kernels/attention/onnx.ts";
import { emitLayerNorm } from "../../kernels/layerNorm/onnx.ts";
import type { Activation } from "../../kernels/linear/index.ts";
import { emitLinear } from "../../kernels/linear/onnx.ts";
import { emitLstm, type LstmConstants } from "../../kernels/lstm/onnx.ts";
import { emitSequencePool, emitValidSteps, type ValidSteps } from "../../kernels/sequencePool/onnx.ts";
import type { Constant, OnnxGraph, Value } from "../../lib/onnx/onnxGraph.ts";
import { evidenceCount, type ModelConfig } from "../config.ts";

/** What the networks of a model are asked with: the batch of features/batch.ts. */
export interface GraphInputs {
  products: Value; // [B, L] int64
  steps: Value; // [B, L, Fs]
  lengths: Value; // [B] int32
  validSteps: ValidSteps;
  periods: Map<Scale, Value>; // [B, K, Fp]
  customer: Value; // [B, Fc]
  province: Value; // [B] int64
  evidence: Value | undefined; // [B, G]
}

export interface GraphOutputs {
  logits: Value; // [B, P]
  gate: Value | undefined; // [B, 1 + M] weights that sum to 1
  quantity: Value; // [B, 1] standardised log1p
  revenue: Value; // [B, 1] standardised log1p
  discount: Value; // [B, 1] 0..1
}

/** Declares what all networks of a model are told. */
export function emitInputs(graph: OnnxGraph, config: ModelConfig): GraphInputs {
  const G = evidenceCount(config.memory);
  const products = graph.input(
    "products",
    "int64",
    ["B", "L"],
    "vocabulary ids, oldest first; 0 behind the last, 1 unknown",
  );
  const steps = graph.input("steps", "float", ["B", "L", config.stepFeatures], "features of each line, standardised");
  const lengths = graph.input("lengths", "int32", ["B"], "valid steps of each row, 1 to L");
  return {
    products,
    steps,
    lengths,
    validSteps: emitValidSteps(graph, products, lengths),
    periods: new Map(
      config.scales.map((scale) => {
        const shape = ["B", SCALE_PERIODS[scale], config.periodFeatures];
        return [scale, graph.input(scale, "float", shape, `features of each ${scale}, oldest first, standardised`)];
      }),
    ),
    customer: graph.input(
      "customer",
      "float",
      ["B", config.customerFeatures],
      "features of the customer, standardised",
    ),
    province: graph.input("province", "int64", ["B"], "province id, 0 unknown"),
    evidence: G > 0 ? graph.input("evidence", "float", ["B", G], "how much the memory has to go by") : undefined,
  };
}

/** All that one network says of the inputs; its weights by PyTorch's names. */
export function emitForward(
  graph: OnnxGraph,
  config: ModelConfig,
  weights: ReadonlyMap<string, Constant>,
  inputs: GraphInputs,
): GraphOutputs {
  const weight = (name: string): Constant => weights.get(name)!;
  const dense = (x: Value, name: string, activation?: Activation): Value =>
    emitLinear(graph, name, x, weight(`${name}.weight`), weight(`${name}.bias`), activation);
  const norm = (x: Value, name: string): Value =>
    emitLayerNorm(graph, name, x, weight(`${name}.weight`), weight(`${name}.bias`));
  const direction = (prefix: string, suffix: string): LstmConstants => ({
    weightIh: weight(`${prefix}.weight_ih_${suffix}`),
    weightHh: weight(`${prefix}.weight_hh_${suffix}`),
    biasIh: weight(`${prefix}.bias_ih_${suffix}`),
    biasHh: weight(`${prefix}.bias_hh_${suffix}`),
  });
  const timeFirst = (x: Value): Value => graph.node("Transpose", [x], { perm: [1, 0, 2] });

  // The sequence of purchases
  const table = graph.weight("product_embedding.weight", weight("product_embedding.weight"));
  const embedded = graph.node("Gather", [table, inputs.products], { axis: 0 }); // [B, L, E]
  let y = timeFirst(graph.node("Concat", [embedded, inputs.steps], { axis: 2 })); // [L, B, E + Fs]
  for (let layer = 0; layer < config.numLayers; layer++) {
    const sides = [direction("lstm", `l${layer}`), direction("lstm", `l${layer}_reverse`)];
    y = emitLstm(graph, `lstm.l${layer}`, y, inputs.lengths, sides).steps(); // [L, B, 2H]
  }
  const sequence = timeFirst(y); // [B, L, 2H]
  const width = 2 * config.hiddenSize; // 2H
  const attended = emitAttention(graph, thirds(graph, "attention", weight, [sequence, sequence, sequence]), {
    heads: config.numHeads,
    width,
    valid: inputs.validSteps.valid,
  }); // [B, L, 2H]
  const projected = dense(attended, "attention.out_proj"); // [B, L, 2H]
  const normed = norm(graph.node("Add", [sequence, projected]), "attention_norm"); // [B, L, 2H]
  const pooled = emitSequencePool(graph, normed, inputs.validSteps, width); // [B, 4H]

  // The periods, weighed by what the sequence asks for
  const parts: Value[] = [pooled];
  if (config.scales.length > 0) {
    const D = config.periodHidden;
    const tokens = config.scales.map((scale) => {
      const name = `period_lstms.${scale}`;
      const state = emitLstm(graph, name, timeFirst(inputs.periods.get(scale)!), "", [direction(name, "l0")]).last(); // [B, D]
      return graph.node("Unsqueeze", [state, graph.ints(1)]); // [B, 1, D]
    });
    const pairs = graph.node("Concat", tokens, { axis: 1 }); // [B, S, D]
    const query = graph.node("Unsqueeze", [dense(pooled, "period_query"), graph.ints(1)]); // [B, 1, D]
    const context = emitAttention(graph, thirds(graph, "period_attention", weight, [query, pairs, pairs]), {
      heads: config.periodHeads,
      width: D,
    }); // [B, 1, D]
    parts.push(graph.node("Squeeze", [dense(context, "period_attention.out_proj"), graph.ints(1)])); // [B, D]
  }

  // The customer
  const provinces = graph.weight("province_embedding.weight", weight("province_embedding.weight"));
  const place = graph.node("Gather", [provinces, inputs.province], { axis: 0 }); // [B, province]
  const evidence = inputs.evidence === undefined ? [] : [inputs.evidence];
  const profile = graph.node("Concat", [inputs.customer, ...evidence, place], { axis: 1 }); // [B, Fc + G + province]
  parts.push(dense(dense(profile, "customer_encoder.0", "relu"), "customer_encoder.3", "relu")); // [B, C]

  // Fusion and heads
  const joined = graph.node("Concat", parts, { axis: 1 }); // [B, 4H + D + C]
  const wide = graph.node("Relu", [norm(dense(joined, "fusion.0"), "fusion.1")]); // [B, 2F]
  const fused = dense(wide, "fusion.4", "relu"); // [B, F]
  const head = (task: string, activation?: Activation): Value =>
    dense(dense(fused, `${task}_head.0`, "relu"), `${task}_head.2`, activation); // [B, 1]
  const weighing = evidence.length > 0 ? graph.node("Concat", [fused, ...evidence], { axis: 1 }) : fused; // [B, F + G]
  return {
    logits: dense(fused, "product_head"), // [B, P]
    gate: config.memory === "off" ? undefined : graph.node("Softmax", [dense(weighing, "memory_gate")], { axis: -1 }), // [B, 1 + M]
    quantity: head("quantity"),
    revenue: head("revenue"),
    discount: head("discount", "sigmoid"),
  };
}

/** Query, key and value [B, ·, D] of `from`, each through its third of the stacked projection. */
function thirds(
  graph: OnnxGraph,
  name: string,
  weight: (name: string) => Constant,
  from: readonly [Value, Value, Value],
): [Value, Value, Value] {
  const stacked = weight(`${name}.in_proj_weight`);
  const biases = weight(`${name}.in_proj_bias`);
  const D = stacked.shape[1]!;
  const project = (third: number): Value => {
    const rows = { shape: [D, D], values: stacked.values.subarray(third * D * D, (third + 1) * D * D) };
    const bias = { shape: [D], values: biases.values.subarray(third * D, (third + 1) * D) };
    return emitLinear(graph, `${name}.${["q", "k", "v"][third]}`, from[third]!, rows, bias);
  };
  return [project(0), project(1), project(2)];
}
