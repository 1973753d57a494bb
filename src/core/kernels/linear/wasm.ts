// Fully connected layer on the WASM backend: one product forward, two and a column sum backward.

import { sizeOf, type WasmBackend, wasmKernel } from "../wasm/backend.ts";
import { multiply, RELU, RELU_GRAD, SIGMOID, SIGMOID_GRAD } from "../wasm/products.ts";
import { type Activation, LINEAR, LINEAR_GRAD, type LinearAttributes, type LinearGradAttributes } from "./index.ts";

function activate(backend: WasmBackend, activation: Activation, at: number, n: number): void {
  if (activation === "none") return;
  backend.kernels.elementwise(activation === "relu" ? RELU : SIGMOID, n, at, 0, at, 0);
}

export const linearWasm = wasmKernel<LinearAttributes>(LINEAR, (backend, { x, weight, bias }, { activation }) => {
  const [m, k] = x!.shape as [number, number];
  const n = weight!.shape[0]!;
  const y = backend.output([m, n]);
  const at = backend.address(y);
  multiply(
    backend,
    [m, n, k],
    { at: backend.address(x), ld: k },
    { at: backend.address(weight), ld: k, transposed: true },
    { at, ld: n },
    { bias: backend.address(bias) },
  );
  activate(backend, activation, at, m * n);
  return [y];
});

export const linearGradWasm = wasmKernel<LinearGradAttributes>(
  LINEAR_GRAD,
  (backend, { x, weight, bias, y, dy }, { activation, wantDx }) => {
    const [m, k] = x!.shape as [number, number];
    const n = weight!.shape[0]!;
    const dx = wantDx ? backend.output([m, k]) : undefined;
    const dweight = backend.output([n, k]);
    const dbias = bias ? backend.output([n]) : undefined;
    const run = (dz: number): void => {
      const gradient = { at: dz, ld: n }; // [M, N]
      if (dx) {
        const weights = { at: backend.address(weight), ld: k };
        multiply(backend, [m, k, n], gradient, weights, { at: backend.address(dx), ld: k });
      }
      const input = { at: backend.address(x), ld: k };
      const to = { at: backend.address(dweight), ld: k };
      multiply(backend, [n, k, m], { ...gradient, transposed: true }, input, to);
      if (dbias) backend.kernels.columnSum(m, n, dz, n, 0, backend.address(dbias));
    };
    if (activation === "none") {
      run(backend.address(dy));
    } else {
      const size = sizeOf(dy!.shape);
      backend.withMemory([size * 4], (dz) => {
        const operation = activation === "relu" ? RELU_GRAD : SIGMOID_GRAD;
        backend.kernels.elementwise(operation, size, backend.address(dy), backend.address(y), dz, 0);
        run(dz);
      });
    }
    return [...(dx ? [dx] : []), dweight, ...(dbias ? [dbias] : [])];
  },
);
