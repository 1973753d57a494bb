// Layer normalisation on the WASM backend.

import { wasmKernel } from "../wasm/backend.ts";
import { withRows } from "../wasm/validSteps.ts";
import { LAYER_NORM, LAYER_NORM_GRAD, type LayerNormAttributes } from "./index.ts";

export const layerNormWasm = wasmKernel<LayerNormAttributes>(
  LAYER_NORM,
  (backend, { x, residual, gamma, beta, lengths }, { epsilon, activation }) => {
    const [m, n] = x!.shape as [number, number];
    const outputs = [backend.output([m, n]), backend.output([m]), backend.output([m])] as const;
    const [y, mean, rstd] = outputs.map((output) => backend.address(output)) as [number, number, number];
    withRows(backend, m, lengths, ({ valid, rows, fillPadding }) => {
      backend.kernels.layerNorm(
        ...[valid, n, rows, backend.address(x), backend.address(residual), backend.address(gamma)],
        ...[backend.address(beta), y, mean, rstd, epsilon, activation === "relu"],
      );
      for (const [at, width] of [
        [y, n],
        [mean, 1],
        [rstd, 1],
      ] as const)
        fillPadding(at, width, (row) => row.fill(0));
    });
    return [...outputs];
  },
);

export const layerNormGradWasm = wasmKernel<LayerNormAttributes>(
  LAYER_NORM_GRAD,
  (backend, { x, residual, gamma, beta, mean, rstd, dy, lengths }, { activation }) => {
    const [m, n] = x!.shape as [number, number];
    const outputs = [backend.output([m, n]), backend.output([n]), backend.output([n])] as const;
    const [dx, dgamma, dbeta] = outputs;
    withRows(backend, m, lengths, ({ valid, rows, fillPadding }) => {
      backend.kernels.layerNormGrad(
        ...[valid, n, rows, backend.address(x), backend.address(residual), backend.address(gamma)],
        ...[backend.address(beta), backend.address(mean), backend.address(rstd), backend.address(dy)],
        ...[backend.address(dx), backend.address(dgamma), backend.address(dbeta), activation === "relu"],
      );
      fillPadding(backend.address(dx), n, (row) => row.fill(0));
    });
    return [...outputs];
  },
);
