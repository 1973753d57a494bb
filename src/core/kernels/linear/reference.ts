// Fully connected layer, slow and obvious.

import { type Floats, type Plain, plain, type ReferenceKernel } from "../kernel.ts";
import { type Activation, LINEAR, LINEAR_GRAD, type LinearAttributes, type LinearGradAttributes } from "./index.ts";

function activate(activation: Activation, z: number): number {
  switch (activation) {
    case "none":
      return z;
    case "relu":
      return z > 0 ? z : 0;
    case "sigmoid":
      return 1 / (1 + Math.exp(-z));
    default:
      return activation satisfies never;
  }
}

/** The derivative of the activation, from its output. */
function slope(activation: Activation, y: number): number {
  switch (activation) {
    case "none":
      return 1;
    case "relu":
      return y > 0 ? 1 : 0;
    case "sigmoid":
      return y * (1 - y);
    default:
      return activation satisfies never;
  }
}

export const linearReference: ReferenceKernel<LinearAttributes> = {
  name: LINEAR,
  run({ x, weight, bias }, { activation }) {
    const [m, k] = x!.shape as [number, number];
    const n = weight!.shape[0]!;
    const y = plain(x!, [m, n]); // [M, N]
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = bias ? bias.values[j]! : 0;
        for (let p = 0; p < k; p++) sum += x!.values[i * k + p]! * weight!.values[j * k + p]!;
        y.values[i * n + j] = activate(activation, sum);
      }
    }
    return [y];
  },
};

export const linearGradReference: ReferenceKernel<LinearGradAttributes> = {
  name: LINEAR_GRAD,
  run({ x, weight, bias, y, dy }, { activation, wantDx }) {
    const [m, k] = x!.shape as [number, number];
    const n = weight!.shape[0]!;
    const dz = plain(dy!, [m, n]); // [M, N] gradient before the activation
    for (let i = 0; i < m * n; i++) dz.values[i] = dy!.values[i]! * slope(activation, y!.values[i]!);
    const dx = plain(x!, [m, k]); // [M, K]
    const dweight = plain(weight!, [n, k]); // [N, K]
    const dbias = plain(weight!, [n]); // [N]
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        const d = dz.values[i * n + j]!;
        dbias.values[j]! += d;
        for (let p = 0; p < k; p++) {
          dx.values[i * k + p]! += d * weight!.values[j * k + p]!;
          (dweight.values as Floats)[j * k + p]! += d * x!.values[i * k + p]!;
        }
      }
    }
    const outputs: Plain[] = wantDx ? [dx, dweight] : [dweight];
    if (bias) outputs.push(dbias);
    return outputs;
  },
};
