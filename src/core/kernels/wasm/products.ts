// Matrix products and sums over tensors in the kernels' memory, with the working memory they need.

import type { WasmBackend } from "./backend.ts";

/** A row-major matrix at a byte address, `ld` floats from row to row; `map` is the address of int32 row numbers. */
export interface Matrix {
  at: number;
  ld: number;
  map?: number;
  transposed?: boolean;
}

// The operations of KernelExports.elementwise, as assembly/elementwise.ts numbers them.
export const ADD = 0;
export const MULTIPLY = 1;
export const SCALE = 2;
export const RELU = 3;
export const SIGMOID = 4;
export const RELU_GRAD = 5;
export const SIGMOID_GRAD = 6;
export const SUBTRACT = 7;
export const EXP = 8;
export const TANH = 9;

/** C [m, n] = op(A) [m, k] · op(B) [k, n] (+ bias [n]) (+ C where `accumulate`). A map numbers the stored rows. */
export function multiply(
  backend: WasmBackend,
  [m, n, k]: [m: number, n: number, k: number],
  a: Matrix,
  b: Matrix,
  c: Matrix,
  options: { accumulate?: boolean; bias?: number } = {},
): void {
  backend.withMemory([k * Math.ceil(n / 8) * 32], (packed) =>
    backend.kernels.gemm(
      ...[a.transposed ?? false, b.transposed ?? false, m, n, k],
      ...[a.at, a.ld, a.map ?? 0, b.at, b.ld, b.map ?? 0, c.at, c.ld, c.map ?? 0],
      ...[options.accumulate ?? false, options.bias ?? 0, packed],
    ),
  );
}
