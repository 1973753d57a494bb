// The last and the mean valid step of each sequence in ONNX, as one product with a weight for each step.

import { ELEMENT_TYPES, type OnnxGraph, type Value } from "../../lib/onnx/onnxGraph.ts";

/** Which steps of a batch are valid, told once for all that asks. */
export interface ValidSteps {
  valid: Value; // [B, L] booleans
  last: Value; // [B, L] booleans
}

/** products [B, L], lengths int32 [B], each at least 1 */
export function emitValidSteps(graph: OnnxGraph, products: Value, lengths: Value): ValidSteps {
  const L = graph.node("Gather", [graph.node("Shape", [products]), graph.int(1)]); // []
  const places = graph.node("Range", [graph.int(0), L, graph.int(1)]); // [L]
  const long = graph.node("Cast", [lengths], { to: ELEMENT_TYPES.int64 }); // [B] int64
  const ends = graph.node("Unsqueeze", [long, graph.ints(1)]); // [B, 1]
  const final = graph.node("Sub", [ends, graph.ints(1)]); // [B, 1]
  return { valid: graph.node("Less", [places, ends]), last: graph.node("Equal", [places, final]) };
}

/** x [B, L, D] → [B, 2D]: the last valid step, then the mean over the valid ones. */
export function emitSequencePool(graph: OnnxGraph, x: Value, { valid, last }: ValidSteps, width: number): Value {
  const asNumbers = (steps: Value): Value => graph.node("Cast", [steps], { to: ELEMENT_TYPES.float }); // [B, L]
  const ones = asNumbers(valid); // [B, L]
  const shares = graph.node("Div", [ones, graph.node("ReduceSum", [ones, graph.ints(1)], { keepdims: 1 })]); // [B, L]
  const rows = [asNumbers(last), shares].map((each) => graph.node("Unsqueeze", [each, graph.ints(1)])); // [B, 1, L]
  const pooled = graph.node("MatMul", [graph.node("Concat", rows, { axis: 1 }), x]); // [B, 2, D]
  return graph.node("Reshape", [pooled, graph.ints(0, 2 * width)]); // [B, 2D]
}
