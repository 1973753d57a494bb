// Layer normalisation over the last axis in ONNX.

import type { Constant, OnnxGraph, Value } from "../../lib/onnx/onnxGraph.ts";

/** x [..., N], gamma and beta [N] → [..., N] */
export function emitLayerNorm(graph: OnnxGraph, name: string, x: Value, gamma: Constant, beta: Constant): Value {
  const constants = [graph.weight(`${name}.weight`, gamma), graph.weight(`${name}.bias`, beta)];
  return graph.node("LayerNormalization", [x, ...constants], { axis: -1, epsilon: { float: 1e-5 } });
}
