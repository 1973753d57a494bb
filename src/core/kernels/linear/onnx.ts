// The linear layer in ONNX: x [..., K] times a weight [N, K] laid down as PyTorch's, of any number of leading axes.

import type { Constant, OnnxGraph, Value } from "../../lib/onnx/onnxGraph.ts";
import type { Activation } from "./index.ts";

const OPERATORS: Record<Exclude<Activation, "none">, string> = { relu: "Relu", sigmoid: "Sigmoid" };

/** x [..., K], weight [N, K], bias [N] → [..., N]; the constants' names begin with `name`. */
export function emitLinear(
  graph: OnnxGraph,
  name: string,
  x: Value,
  weight: Constant,
  bias: Constant,
  activation: Activation = "none",
): Value {
  const product = graph.node("MatMul", [x, graph.weight(`${name}.weight_transposed`, transposed(weight))]); // [..., N]
  const sum = graph.node("Add", [product, graph.weight(`${name}.bias`, bias)]); // [..., N]
  return activation === "none" ? sum : graph.node(OPERATORS[activation], [sum]);
}

/** [N, K] → [K, N] */
function transposed({ shape, values }: Constant): Constant {
  const [N, K] = shape as [number, number];
  const turned = new Float32Array(values.length);
  for (let n = 0; n < N; n++) for (let k = 0; k < K; k++) turned[k * N + n] = values[n * K + k]!;
  return { shape: [K, N], values: turned };
}
