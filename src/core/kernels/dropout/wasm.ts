// Dropout on the WASM backend.

import { hash32 } from "../../lib/random.ts";
import { sizeOf, wasmKernel } from "../wasm/backend.ts";
import { DROPOUT, type DropoutAttributes, threshold } from "./index.ts";

export const dropoutWasm = wasmKernel<DropoutAttributes>(DROPOUT, (backend, { x }, { rate, seed }) => {
  const y = backend.output(x!.shape);
  backend.kernels.dropout(
    ...[sizeOf(x!.shape), backend.address(x), backend.address(y), threshold(rate), hash32(seed), 1 / (1 - rate)],
  );
  return [y];
});
