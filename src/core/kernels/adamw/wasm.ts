// AdamW on the WASM backend: all parameters in two calls, over a table of pieces that threads share out.

import { sizeOf, wasmKernel } from "../wasm/backend.ts";
import { ADAMW, type AdamWAttributes } from "./index.ts";

/** Values of one piece. */
const PIECE = 16384;

export const adamwWasm = wasmKernel<AdamWAttributes>(ADAMW, (backend, inputs, attributes) => {
  const { count, learningRate, beta1, beta2, epsilon, weightDecay, maxNorm, step } = attributes;
  const table: number[] = []; // p, g, m, v, n of each piece
  for (let i = 0; i < count; i++) {
    const size = sizeOf(inputs[`p${i}`]!.shape);
    const addresses = ["p", "g", "m", "v"].map((name) => backend.address(inputs[`${name}${i}`]));
    for (let from = 0; from < size; from += PIECE) {
      table.push(...addresses.map((address) => address + from * 4), Math.min(PIECE, size - from));
    }
  }
  const pieces = table.length / 5;
  const norm = backend.output([]);
  backend.withMemory([table.length * 4, pieces * 8], (tableAt, sumsAt) => {
    backend.integersAt(tableAt, table.length).set(table);
    backend.kernels.adamwNorm(pieces, tableAt, sumsAt);
    const sums = new Float64Array(backend.bytesAt(sumsAt, pieces * 8).buffer, sumsAt, pieces);
    const squares = sums.reduce((total, value) => total + value, 0);
    const value = Math.sqrt(squares);
    backend.floats(norm)[0] = value;
    if (!Number.isFinite(value)) return;
    backend.kernels.adamw(
      ...[pieces, tableAt, Math.min(1, maxNorm / (value + 1e-6)), beta1, beta2, 1 - beta1, 1 - beta2],
      ...[
        1 - learningRate * weightDecay,
        learningRate / (1 - beta1 ** step),
        1 / Math.sqrt(1 - beta2 ** step),
        epsilon,
      ],
    );
  });
  return [norm];
});
