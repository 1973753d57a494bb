// Layer normalisation, slow and obvious.

import { plain, type ReferenceKernel } from "../kernel.ts";
import { LAYER_NORM, LAYER_NORM_GRAD, type LayerNormAttributes } from "./index.ts";

export const layerNormReference: ReferenceKernel<LayerNormAttributes> = {
  name: LAYER_NORM,
  run({ x, residual, gamma, beta }, { epsilon, activation }) {
    const [m, n] = x!.shape as [number, number];
    const y = plain(x!, [m, n]); // [M, N]
    const mean = plain(x!, [m]); // [M]
    const rstd = plain(x!, [m]); // [M]
    for (let i = 0; i < m; i++) {
      const value = (j: number): number => x!.values[i * n + j]! + (residual ? residual.values[i * n + j]! : 0);
      let sum = 0;
      for (let j = 0; j < n; j++) sum += value(j);
      const centre = sum / n;
      let squares = 0;
      for (let j = 0; j < n; j++) squares += (value(j) - centre) ** 2;
      const scale = 1 / Math.sqrt(squares / n + epsilon);
      mean.values[i] = centre;
      rstd.values[i] = scale;
      for (let j = 0; j < n; j++) {
        const out = (value(j) - centre) * scale * gamma!.values[j]! + beta!.values[j]!;
        y.values[i * n + j] = activation === "relu" && out < 0 ? 0 : out;
      }
    }
    return [y, mean, rstd];
  },
};

export const layerNormGradReference: ReferenceKernel<LayerNormAttributes> = {
  name: LAYER_NORM_GRAD,
  run({ x, residual, gamma, beta, mean, rstd, dy }, { activation }) {
    const [m, n] = x!.shape as [number, number];
    const dx = plain(x!, [m, n]); // [M, N]
    const dgamma = plain(x!, [n]); // [N]
    const dbeta = plain(x!, [n]); // [N]
    for (let i = 0; i < m; i++) {
      const scale = rstd!.values[i]!;
      const normal = new Float64Array(n);
      const dnormal = new Float64Array(n);
      let sum = 0;
      let dot = 0;
      for (let j = 0; j < n; j++) {
        const value = x!.values[i * n + j]! + (residual ? residual.values[i * n + j]! : 0);
        normal[j] = (value - mean!.values[i]!) * scale;
        const live = activation === "none" || normal[j]! * gamma!.values[j]! + beta!.values[j]! > 0;
        const d = live ? dy!.values[i * n + j]! : 0;
        dgamma.values[j]! += d * normal[j]!;
        dbeta.values[j]! += d;
        dnormal[j] = d * gamma!.values[j]!;
        sum += dnormal[j]!;
        dot += dnormal[j]! * normal[j]!;
      }
      for (let j = 0; j < n; j++) dx.values[i * n + j] = scale * (dnormal[j]! - sum / n - (normal[j]! * dot) / n);
    }
    return [dx, dgamma, dbeta];
  },
};
