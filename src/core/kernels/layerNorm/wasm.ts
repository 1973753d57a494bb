// Layer normalisation on the WASM backend.

import { wasmKernel } from "../wasm/backend.ts";
import { LAYER_NORM, LAYER_NORM_GRAD, type LayerNormAttributes } from "./index.ts";

export const layerNormWasm = wasmKernel<LayerNormAttributes>(
  LAYER_NORM,
  (backend, { x, residual, gamma, beta }, { epsilon, activation }) => {
    const [m, n] = x!.shape as [number, number];
    const outputs = [backend.output([m, n]), backend.output([m]), backend.output([m])] as const;
    const [y, mean, rstd] = outputs;
    backend.kernels.layerNorm(
      ...[m, n, backend.address(x), backend.address(residual), backend.address(gamma), backend.address(beta)],
      ...[backend.address(y), backend.address(mean), backend.address(rstd), epsilon, activation === "relu"],
    );
    return [...outputs];
  },
);

export const layerNormGradWasm = wasmKernel<LayerNormAttributes>(
  LAYER_NORM_GRAD,
  (backend, { x, residual, gamma, beta, mean, rstd, dy }, { activation }) => {
    const [m, n] = x!.shape as [number, number];
    const outputs = [backend.output([m, n]), backend.output([n]), backend.output([n])] as const;
    const [dx, dgamma, dbeta] = outputs;
    backend.kernels.layerNormGrad(
      ...[m, n, backend.address(x), backend.address(residual), backend.address(gamma), backend.address(beta)],
      ...[backend.address(mean), backend.address(rstd), backend.address(dy)],
      ...[backend.address(dx), backend.address(dgamma), backend.address(dbeta), activation === "relu"],
    );
    return [...outputs];
  },
);
