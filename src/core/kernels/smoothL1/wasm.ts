// SmoothL1 on the WASM backend: one number per batch row, so JavaScript over the tensors' memory is all it takes.

import { wasmKernel } from "../wasm/backend.ts";
import { SMOOTH_L1, SMOOTH_L1_GRAD, type SmoothL1Attributes } from "./index.ts";

export const smoothL1Wasm = wasmKernel<SmoothL1Attributes>(
  SMOOTH_L1,
  (backend, { prediction, target }, { denominator }) => {
    const loss = backend.output([]);
    const x = backend.floats(prediction!);
    const y = backend.floats(target!);
    let sum = 0;
    for (let b = 0; b < x.length; b++) {
      const d = Math.abs(x[b]! - y[b]!);
      sum += d < 1 ? 0.5 * d * d : d - 0.5;
    }
    backend.floats(loss)[0] = sum / denominator;
    return [loss];
  },
);

export const smoothL1GradWasm = wasmKernel<SmoothL1Attributes>(
  SMOOTH_L1_GRAD,
  (backend, { prediction, target, dy }, { denominator }) => {
    const dprediction = backend.output(prediction!.shape); // [B]
    const x = backend.floats(prediction!);
    const y = backend.floats(target!);
    const scale = backend.floats(dy!)[0]! / denominator;
    const to = backend.floats(dprediction);
    for (let b = 0; b < x.length; b++) to[b] = scale * Math.min(1, Math.max(-1, x[b]! - y[b]!));
    return [dprediction];
  },
);
