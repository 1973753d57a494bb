// Fully connected layer on the WASM backend: one product forward, two and a column sum backward.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { sizeOf, type WasmBackend, wasmKernel } from "../wasm/backend.ts";
import { multiply, RELU, RELU_GRAD, SIGMOID, SIGMOID_GRAD } from "../wasm/products.ts";
import { withRows } from "../wasm/validSteps.ts";
import { type Activation, LINEAR, LINEAR_GRAD, type LinearAttributes, type LinearGradAttributes } from "./index.ts";

type Inputs = Record<string, TensorInfo | undefined>;

function activate(backend: WasmBackend, activation: Activation, at: number, n: number): void {
  if (activation === "none") return;
  backend.kernels.elementwise(activation === "relu" ? RELU : SIGMOID, n, at, 0, at, 0);
}

/** Runs with what the gradient before the activation is: dy itself where there is none. */
function withGradient(
  backend: WasmBackend,
  activation: Activation,
  { y, dy }: Inputs,
  run: (dz: number) => void,
): void {
  if (activation === "none") {
    run(backend.address(dy));
    return;
  }
  const size = sizeOf(dy!.shape);
  backend.withMemory([size * 4], (dz) => {
    const operation = activation === "relu" ? RELU_GRAD : SIGMOID_GRAD;
    backend.kernels.elementwise(operation, size, backend.address(dy), backend.address(y), dz, 0);
    run(dz);
  });
}

export const linearWasm = wasmKernel<LinearAttributes>(LINEAR, (backend, inputs, { activation }) => {
  const { x, weight, bias, lengths } = inputs;
  const [m, k] = x!.shape as [number, number];
  const n = weight!.shape[0]!;
  const y = backend.output([m, n]);
  const at = backend.address(y);
  withRows(backend, m, lengths, ({ valid, rows, fillPadding }) => {
    multiply(
      backend,
      [valid, n, k],
      { at: backend.address(x), ld: k, map: rows },
      { at: backend.address(weight), ld: k, transposed: true },
      { at, ld: n, map: rows },
      { bias: backend.address(bias) },
    );
    // what the zeros of padding give
    const empty = bias ? backend.floats(bias) : new Float32Array(n);
    fillPadding(at, n, (row) => row.set(empty));
  });
  activate(backend, activation, at, m * n);
  return [y];
});

export const linearGradWasm = wasmKernel<LinearGradAttributes>(
  LINEAR_GRAD,
  (backend, inputs, { activation, wantDx }) => {
    const { x, weight, bias, lengths } = inputs;
    const [m, k] = x!.shape as [number, number];
    const n = weight!.shape[0]!;
    const dx = wantDx ? backend.output([m, k]) : undefined;
    const dweight = backend.output([n, k]);
    const dbias = bias ? backend.output([n]) : undefined;
    withRows(backend, m, lengths, ({ valid, rows, fillPadding }) =>
      withGradient(backend, activation, inputs, (dz) => {
        const gradient = { at: dz, ld: n, map: rows }; // [M, N]
        if (dx) {
          const to = backend.address(dx);
          const weights = { at: backend.address(weight), ld: k };
          multiply(backend, [valid, k, n], gradient, weights, { at: to, ld: k, map: rows });
          fillPadding(to, k, (row) => row.fill(0));
        }
        const input = { at: backend.address(x), ld: k, map: rows };
        const to = { at: backend.address(dweight), ld: k };
        multiply(backend, [n, k, valid], { ...gradient, transposed: true }, input, to);
        if (dbias) backend.kernels.columnSum(valid, n, dz, n, rows, backend.address(dbias));
      }),
    );
    return [...(dx ? [dx] : []), dweight, ...(dbias ? [dbias] : [])];
  },
);
