// Which rows of a padded batch [B, T] are real: the lists by which products and scans skip the rest.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { InternalError } from "../../lib/internalError.ts";
import type { WasmBackend } from "./backend.ts";

export interface ValidSteps {
  /** Number of valid steps in the batch, and whether any is padding. */
  valid: number;
  padded: boolean;
  /** Address of int32 [valid]: b·T + t of each valid step; 0 where nothing is padded. */
  rows: number;
  /** Gives each row of padding of an array [B·T, width] at an address the same values. */
  fillPadding(at: number, width: number, fill: (row: Float32Array) => void): void;
}

/** What a scan needs beside: in which order rows run, and which steps are neighbours. */
export interface ScanPlan extends ValidSteps {
  /** Address of int32 [B]: rows by falling length. */
  order: number;
  /** Number of neighbouring pairs of valid steps, and the addresses of int32 [pairs] with the rows of t and of t + 1. */
  pairs: number;
  earlier: number;
  later: number;
}

/** Runs with the valid steps of these lengths (1..T each). Throws on a length outside that range. */
export function withValidSteps(
  backend: WasmBackend,
  lengths: TensorInfo,
  steps: number,
  run: (found: ValidSteps) => void,
): void {
  const batch = lengths.shape[0]!;
  backend.withMemory([batch * steps * 4], (at) => {
    const length = backend.integers(lengths).slice();
    for (const [b, value] of length.entries()) {
      if (value < 1 || value > steps) {
        throw new InternalError(
          `row ${b} has length ${value}: lengths must lie in 1..${steps}, the steps of the sequence`,
        );
      }
    }
    const row = backend.integersAt(at, batch * steps);
    let valid = 0;
    for (let b = 0; b < batch; b++) for (let t = 0; t < length[b]!; t++) row[valid++] = b * steps + t;
    const padded = valid < batch * steps;
    const fillPadding: ValidSteps["fillPadding"] = (to, width, fill) => {
      if (!padded) return;
      const values = backend.floatsAt(to, batch * steps * width);
      for (let b = 0; b < batch; b++) {
        for (let i = b * steps + length[b]!; i < (b + 1) * steps; i++)
          fill(values.subarray(i * width, (i + 1) * width));
      }
    };
    run({ valid, padded, rows: padded ? at : 0, fillPadding });
  });
}

/** Runs with the plan of a scan over these lengths (1..T each). Throws on a length outside that range. */
export function withScanPlan(
  backend: WasmBackend,
  lengths: TensorInfo,
  steps: number,
  run: (plan: ScanPlan) => void,
): void {
  const batch = lengths.shape[0]!;
  const bytes = batch * steps * 4;
  withValidSteps(backend, lengths, steps, (found) =>
    backend.withMemory([batch * 4, bytes, bytes], (order, earlier, later) => {
      const length = backend.integers(lengths);
      const byLength = Array.from(length.keys()).sort((a, b) => length[b]! - length[a]! || a - b);
      backend.integersAt(order, batch).set(byLength);
      const first = backend.integersAt(earlier, batch * steps);
      const second = backend.integersAt(later, batch * steps);
      let pairs = 0;
      for (let b = 0; b < batch; b++) {
        for (let t = 1; t < length[b]!; t++) {
          first[pairs] = b * steps + t - 1;
          second[pairs++] = b * steps + t;
        }
      }
      run({ ...found, order, pairs, earlier, later });
    }),
  );
}

/** Runs with those of `rows` rows that count: the valid steps of their lengths, or all where none are given. */
export function withRows(
  backend: WasmBackend,
  rows: number,
  lengths: TensorInfo | undefined,
  run: (found: ValidSteps) => void,
): void {
  if (lengths) withValidSteps(backend, lengths, rows / lengths.shape[0]!, run);
  else run({ valid: rows, padded: false, rows: 0, fillPadding: () => {} });
}
