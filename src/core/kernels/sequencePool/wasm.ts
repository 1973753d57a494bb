// Last and mean of the valid steps on the WASM backend.

import { wasmKernel } from "../wasm/backend.ts";
import { SEQUENCE_POOL, SEQUENCE_POOL_GRAD, type SequencePoolGradAttributes } from "./index.ts";

export const sequencePoolWasm = wasmKernel(SEQUENCE_POOL, (backend, { y, lengths }) => {
  const [batch, steps, dim] = y!.shape as [number, number, number];
  const out = backend.output([batch, 2 * dim]);
  backend.kernels.sequencePool(batch, steps, dim, backend.address(lengths), backend.address(y), backend.address(out));
  return [out];
});

export const sequencePoolGradWasm = wasmKernel<SequencePoolGradAttributes>(
  SEQUENCE_POOL_GRAD,
  (backend, { dout, lengths }, { steps }) => {
    const [batch, width] = dout!.shape as [number, number];
    const dim = width / 2;
    const dy = backend.output([batch, steps, dim]);
    backend.kernels.sequencePoolGrad(
      ...[batch, steps, dim, backend.address(lengths), backend.address(dout), backend.address(dy)],
    );
    return [dy];
  },
);
