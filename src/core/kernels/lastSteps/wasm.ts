// The last steps of several sequences on the WASM backend: copies of whole rows.

import { wasmKernel } from "../wasm/backend.ts";
import { LAST_STEPS, LAST_STEPS_GRAD, type LastStepsAttributes, type LastStepsGradAttributes } from "./index.ts";

export const lastStepsWasm = wasmKernel<LastStepsAttributes>(LAST_STEPS, (backend, inputs, { count }) => {
  const [batch, , dim] = inputs.x0!.shape as [number, number, number];
  const out = backend.output([batch * count, dim]);
  const tokens = backend.floats(out);
  for (let s = 0; s < count; s++) {
    const x = inputs[`x${s}`]!;
    const steps = x.shape[1]!;
    const values = backend.floats(x);
    for (let b = 0; b < batch; b++) {
      const end = (b + 1) * steps * dim;
      tokens.set(values.subarray(end - dim, end), (b * count + s) * dim);
    }
  }
  return [out];
});

export const lastStepsGradWasm = wasmKernel<LastStepsGradAttributes>(
  LAST_STEPS_GRAD,
  (backend, { dtokens }, { steps }) => {
    const count = steps.length;
    const [rows, dim] = dtokens!.shape as [number, number];
    const batch = rows / count;
    const outputs = steps.map((length) => backend.output([batch, length, dim]));
    const from = backend.floats(dtokens!);
    for (const [s, length] of steps.entries()) {
      const dx = backend.floats(outputs[s]!).fill(0);
      for (let b = 0; b < batch; b++) {
        const row = (b * count + s) * dim;
        dx.set(from.subarray(row, row + dim), ((b + 1) * length - 1) * dim);
      }
    }
    return outputs;
  },
);
