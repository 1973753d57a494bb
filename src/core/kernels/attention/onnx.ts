// Scaled dot-product attention of several heads in ONNX, between projections that the caller makes.

import type { OnnxGraph, Value } from "../../lib/onnx/onnxGraph.ts";

/** Added to the scores of padded keys: their weight is 0 exactly, and no row is without a number. */
const NEVER = -1e30;

/**
 * query [B, Q, D], key and value [B, K, D] → [B, Q, D]; D a multiple of the heads. `valid` [B, K] booleans: keys that count,
 * all where it is left out.
 */
export function emitAttention(
  graph: OnnxGraph,
  [query, key, value]: readonly [Value, Value, Value],
  { heads, width, valid }: { heads: number; width: number; valid?: Value },
): Value {
  const size = width / heads; // d
  const apart = (x: Value, perm: number[]): Value =>
    graph.node("Transpose", [graph.node("Reshape", [x, graph.ints(0, 0, heads, size)])], { perm });
  const q = graph.node("Mul", [apart(query, [0, 2, 1, 3]), graph.float(1 / Math.sqrt(size))]); // [B, heads, Q, d]
  let scores = graph.node("MatMul", [q, apart(key, [0, 2, 3, 1])]); // [B, heads, Q, K]
  if (valid !== undefined) {
    const mask = graph.node("Where", [valid, graph.float(0), graph.float(NEVER)]); // [B, K]
    scores = graph.node("Add", [scores, graph.node("Unsqueeze", [mask, graph.ints(1, 2)])]); // [B, heads, Q, K]
  }
  const weights = graph.node("Softmax", [scores], { axis: -1 }); // [B, heads, Q, K]
  const mixed = graph.node("MatMul", [weights, apart(value, [0, 2, 1, 3])]); // [B, heads, Q, d]
  const together = graph.node("Transpose", [mixed], { perm: [0, 2, 1, 3] }); // [B, Q, heads, d]
  return graph.node("Reshape", [together, graph.ints(0, 0, width)]); // [B, Q, D]
}
