// What the WASM backend is held to, in Node and in the browser alike: its two test files run these. Each check throws.

import {
  add,
  concat,
  engine,
  type KernelBackend,
  reshape,
  setBackend,
  slice,
  sum,
  tensor,
  tidy,
} from "@tensorflow/tfjs-core";
import { random } from "../../../lib/random.ts";
import { kernelCases } from "../../cases.ts";
import { worstDifference } from "../../compare.ts";
import { runKernel } from "../../kernel.ts";
import { LSTM, LSTM_GRAD } from "../../lstm/index.ts";
import type { WasmBackend } from "../backend.ts";
import { EXP, type Matrix, multiply, SIGMOID, TANH } from "../products.ts";
import { registerWasmBackend } from "../register.ts";

/** Runs with the backend registered and selected, and unregisters it after. */
export async function withWasm<T>(threads: number, run: (backend: WasmBackend) => T | Promise<T>): Promise<T> {
  const registration = await registerWasmBackend({ threads });
  try {
    await setBackend("wasm");
    return await run(engine().backend as KernelBackend as WasmBackend);
  } finally {
    registration.dispose();
  }
}

/** Every kernel case against its reference. */
export async function checkCases(threads: number): Promise<void> {
  await withWasm(threads, async () => {
    for (const test of kernelCases()) await worstDifference("wasm", test);
  });
}

export interface Product {
  m: number;
  n: number;
  k: number;
  transA: boolean;
  transB: boolean;
  accumulate: boolean;
  bias: boolean;
  mapped: boolean;
  /** Unused floats at the end of each row. */
  gap: number;
  seed: number;
}

/** One product by the kernel against the sum in float64; returns the worst difference relative to Σ |a · b|. */
export function productDifference(backend: WasmBackend, p: Product): number {
  const rng = random(p.seed);
  const fill = (length: number): Float32Array => Float32Array.from({ length }, () => rng.normal());
  // The stored rows of each matrix; with a map there are more of them than the product uses, in another order.
  const stored = (rows: number, columns: number) => {
    const all = p.mapped ? rows + 3 : rows;
    const map = Int32Array.from({ length: rows }, (_, i) => (p.mapped ? (all - 1 - i + all) % all : i));
    return { map, ld: columns + p.gap, values: fill(all * (columns + p.gap)) };
  };
  const a = p.transA ? stored(p.k, p.m) : stored(p.m, p.k);
  const b = p.transB ? stored(p.n, p.k) : stored(p.k, p.n);
  const c = stored(p.m, p.n);
  const bias = fill(p.n);
  const at = (x: typeof a, row: number, column: number): number => x.values[x.map[row]! * x.ld + column]!;
  const parts = [a.values, b.values, c.values, bias];
  const maps = [a.map, b.map, c.map];
  return backend.withMemory(
    [...parts, ...maps].map((array) => array.length * 4),
    (...addresses) => {
      for (const [i, values] of parts.entries()) backend.floatsAt(addresses[i]!, values.length).set(values);
      for (const [i, map] of maps.entries()) backend.integersAt(addresses[i + 4]!, map.length).set(map);
      const matrix = (i: number, { ld }: { ld: number }, transposed = false): Matrix => ({
        at: addresses[i]!,
        ld,
        map: p.mapped ? addresses[i + 4]! : 0,
        transposed,
      });
      multiply(backend, [p.m, p.n, p.k], matrix(0, a, p.transA), matrix(1, b, p.transB), matrix(2, c), {
        accumulate: p.accumulate,
        bias: p.bias ? addresses[3]! : 0,
      });
      const result = backend.floatsAt(addresses[2]!, c.values.length);
      const untouched = c.values.slice();
      let worst = 0;
      for (let i = 0; i < p.m; i++) {
        for (let j = 0; j < p.n; j++) {
          let total = (p.accumulate ? at(c, i, j) : 0) + (p.bias ? bias[j]! : 0);
          let size = Math.abs(total) + 1;
          for (let l = 0; l < p.k; l++) {
            const term = (p.transA ? at(a, l, i) : at(a, i, l)) * (p.transB ? at(b, j, l) : at(b, l, j));
            total += term;
            size += Math.abs(term);
          }
          const position = c.map[i]! * c.ld + j;
          worst = Math.max(worst, Math.abs(result[position]! - total) / size);
          untouched[position] = result[position]!;
          if (Number.isNaN(result[position]!)) return Number.NaN;
        }
      }
      // nothing but the product's own elements may have changed
      if (untouched.some((value, i) => value !== result[i])) return Number.POSITIVE_INFINITY;
      return worst;
    },
  );
}

/** The worst relative errors of the vectorised functions over a fine grid. */
export function functionErrors(backend: WasmBackend): { exp: number; tanh: number; sigmoid: number } {
  const points = Float32Array.from({ length: 40001 }, (_, i) => ((i - 20000) / 20000) ** 3 * 80);
  const measure = (operation: number, exact: (x: number) => number): number =>
    backend.withMemory([points.length * 4], (address) => {
      backend.floatsAt(address, points.length).set(points);
      backend.kernels.elementwise(operation, points.length, address, 0, address, 0);
      const got = backend.floatsAt(address, points.length);
      let worst = 0;
      for (const [i, x] of points.entries()) {
        const want = exact(x);
        const error = Math.abs(got[i]! - want) / Math.max(Math.abs(want), 1e-37);
        if (!(error <= worst)) worst = error;
      }
      return worst;
    });
  return {
    exp: measure(EXP, Math.exp),
    tanh: measure(TANH, Math.tanh),
    sigmoid: measure(SIGMOID, (x) => 1 / (1 + Math.exp(-x))),
  };
}

/** All values of an LSTM pass forward and backward with mixed lengths, larger than one block of every kernel. */
export async function lstmValues(threads: number): Promise<Float32Array[]> {
  return withWasm(threads, () => {
    const rng = random(11);
    const [batch, steps, width, hidden] = [37, 13, 30, 42];
    const fill = (...shape: number[]) =>
      tensor(
        Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => rng.normal() * 0.3),
        shape,
      );
    const lengths = tensor(
      Int32Array.from({ length: batch }, () => 1 + rng.integer(steps)),
      [batch],
      "int32",
    );
    const inputs = { x: fill(batch, steps, width), lengths, ...side("", fill, width, hidden) };
    Object.assign(inputs, side("Reverse", fill, width, hidden));
    const [y, gates, cells] = runKernel(LSTM, inputs, { bidirectional: true });
    const dy = fill(batch, steps, 2 * hidden);
    const grads = runKernel(LSTM_GRAD, { ...inputs, y, gates, cells, dy }, { bidirectional: true, wantDx: true });
    return [y!, ...grads].map((result) => result.dataSync() as Float32Array);
  });
}

function side(suffix: string, fill: (...shape: number[]) => ReturnType<typeof tensor>, width: number, hidden: number) {
  return {
    [`weightIh${suffix}`]: fill(4 * hidden, width),
    [`weightHh${suffix}`]: fill(4 * hidden, hidden),
    [`biasIh${suffix}`]: fill(4 * hidden),
    [`biasHh${suffix}`]: fill(4 * hidden),
  };
}

/** Bytes in use after the first and after the last of many steps of changing sizes. */
export async function bytesOverSteps(steps: number): Promise<[first: number, last: number, tensors: number]> {
  return withWasm(2, (backend) => {
    const before = engine().memory().numTensors;
    const step = (i: number): void => {
      tidy(() => {
        const [batch, time, hidden] = [3 + (i % 4), 2 + (i % 3), 5];
        const x = tensor(new Float32Array(batch * time * 4).fill(0.1), [batch, time, 4]);
        const fill = (...shape: number[]) =>
          tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(0.2), shape);
        const lengths = tensor(new Int32Array(batch).fill(2), [batch], "int32");
        const inputs = { x, lengths, ...side("", fill, 4, hidden) };
        const [y, gates, cells] = runKernel(LSTM, inputs, { bidirectional: false });
        runKernel(LSTM_GRAD, { ...inputs, y, gates, cells, dy: add(y!, y!) }, { bidirectional: false, wantDx: true });
        const rows = slice(reshape(y!, [batch * time, hidden]), [1, 0], [2, 3]);
        sum(concat([rows, fill(2, 3)], 0)).dataSync();
      });
    };
    step(0);
    const first = backend.memory().bytesInUse;
    for (let i = 1; i < steps; i++) step(i);
    return [first, backend.memory().bytesInUse, engine().memory().numTensors - before];
  });
}
