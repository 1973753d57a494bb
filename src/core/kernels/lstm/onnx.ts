// The LSTM layer in ONNX: time is the first axis (layout 0, the only one that every runtime computes), gates are i, o, f, c, and
// the lengths are connected, so that padded steps give zeros and the reverse direction starts at the last valid step.

import type { Constant, OnnxGraph, Value } from "../../lib/onnx/onnxGraph.ts";

/** One direction, as torch.nn.LSTM has it: weightIh [4H, I], weightHh [4H, H], biases [4H], gates i, f, g, o. */
export interface LstmConstants {
  weightIh: Constant;
  weightHh: Constant;
  biasIh: Constant;
  biasHh: Constant;
}

/** Where ONNX's gates i, o, f, c stand among PyTorch's i, f, g, o. */
const GATES = [0, 3, 1, 2];

/**
 * x [T, B, I], lengths int32 [B] → steps [T, B, D·H], forward units first, and last [B, H], the forward direction's state after
 * the last valid step. D is the number of directions given.
 */
export function emitLstm(
  graph: OnnxGraph,
  name: string,
  x: Value,
  lengths: Value,
  directions: readonly LstmConstants[],
): { steps: () => Value; last: () => Value } {
  const D = directions.length;
  const H = directions[0]!.weightHh.shape[1]!;
  const stacked = (part: string, rows: (side: LstmConstants) => Constant[], shape: number[]): Value =>
    graph.weight(`${name}.${part}`, {
      shape: [D, ...shape],
      values: concatenated(directions.flatMap((side) => rows(side).map(reordered))),
    });
  const I = directions[0]!.weightIh.shape[1]!;
  const [y, final] = graph.split(
    "LSTM",
    [
      x,
      stacked("W", ({ weightIh }) => [weightIh], [4 * H, I]),
      stacked("R", ({ weightHh }) => [weightHh], [4 * H, H]),
      stacked("B", ({ biasIh, biasHh }) => [biasIh, biasHh], [8 * H]),
      lengths,
    ],
    2,
    { hidden_size: H, direction: D === 2 ? "bidirectional" : "forward" },
  ) as [Value, Value]; // [T, D, B, H], [D, B, H]
  return {
    steps: () => {
      const turned = graph.node("Transpose", [y], { perm: [0, 2, 1, 3] }); // [T, B, D, H]
      return graph.node("Reshape", [turned, graph.ints(0, 0, D * H)]); // [T, B, D·H]
    },
    last: () => graph.node("Gather", [final, graph.int(0)], { axis: 0 }), // [B, H]
  };
}

/** The rows of each gate in ONNX's order. */
function reordered({ values }: Constant): Float32Array {
  const size = values.length / GATES.length;
  return concatenated(GATES.map((gate) => values.subarray(gate * size, (gate + 1) * size)));
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
