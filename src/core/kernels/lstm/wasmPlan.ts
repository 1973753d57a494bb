// Which rows of a padded batch [B, T] are real: the lists by which the LSTM's products and scans skip the rest.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { InternalError } from "../../lib/internalError.ts";
import type { WasmBackend } from "../wasm/backend.ts";

export interface Plan {
  /** Number of valid steps in the batch, and whether any is padding. */
  valid: number;
  padded: boolean;
  /** Address of int32 [valid]: b·T + t of each valid step; 0 where nothing is padded. */
  rows: number;
  /** Address of int32 [B]: rows by falling length. */
  order: number;
  /** Number of neighbouring pairs of valid steps, and the addresses of int32 [pairs] with the rows of t and of t + 1. */
  pairs: number;
  earlier: number;
  later: number;
}

/** Runs with the plan of these lengths (1..T each). Throws on a length outside that range. */
export function withPlan(
  backend: WasmBackend,
  lengths: TensorInfo,
  batch: number,
  steps: number,
  run: (plan: Plan) => void,
): void {
  const bytes = batch * steps * 4;
  backend.withMemory([batch * 4, bytes, bytes, bytes], (order, rows, earlier, later) => {
    const length = backend.integers(lengths);
    for (const [b, value] of length.entries()) {
      if (value < 1 || value > steps) {
        throw new InternalError(
          `row ${b} has length ${value}: lengths must lie in 1..${steps}, the steps of the sequence`,
        );
      }
    }
    const byLength = Array.from(length.keys()).sort((a, b) => length[b]! - length[a]! || a - b);
    backend.integersAt(order, batch).set(byLength);
    const row = backend.integersAt(rows, batch * steps);
    const first = backend.integersAt(earlier, batch * steps);
    const second = backend.integersAt(later, batch * steps);
    let valid = 0;
    let pairs = 0;
    for (let b = 0; b < batch; b++) {
      for (let t = 0; t < length[b]!; t++) {
        row[valid++] = b * steps + t;
        if (t + 1 === length[b]!) continue;
        first[pairs] = b * steps + t;
        second[pairs++] = b * steps + t + 1;
      }
    }
    const padded = valid < batch * steps;
    run({ valid, padded, rows: padded ? rows : 0, order, pairs, earlier, later });
  });
}
