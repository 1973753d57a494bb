// The stock kernels that calculate. Equal shapes of floats go to the WASM kernels; the rest, small in this model, is
// JavaScript over the tensors' memory.

import { backend_util, type KernelConfig, type TensorInfo, upcastType, util } from "@tensorflow/tfjs-core";
import { sizeOf, type WasmBackend, wasmKernel } from "./backend.ts";
import { ADD, EXP, MULTIPLY, RELU, SCALE, SIGMOID, SUBTRACT, TANH } from "./products.ts";

type Numbers = Float32Array | Int32Array | Uint8Array;

function numbers(backend: WasmBackend, tensor: TensorInfo): Numbers {
  if (tensor.dtype === "float32") return backend.floats(tensor);
  if (tensor.dtype === "int32") return backend.integers(tensor);
  return backend.bytesAt(backend.address(tensor), sizeOf(tensor.shape));
}

/** Steps through a tensor of `shape` broadcast to `out`: 0 along dimensions of length 1. */
function broadcastStrides(shape: number[], out: number[]): number[] {
  const strides = new Array<number>(out.length).fill(0);
  let stride = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i]! > 1) strides[i + out.length - shape.length] = stride;
    stride *= shape[i]!;
  }
  return strides;
}

function binary(name: string, operation: number | undefined, apply: (a: number, b: number) => number): KernelConfig {
  return wasmKernel(name, (backend, inputs) => {
    const a = inputs.a!;
    const b = inputs.b!;
    const float = a.dtype === "float32" && b.dtype === "float32";
    const shape = backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const out = backend.output(shape, float ? "float32" : upcastType(a.dtype, b.dtype));
    const size = sizeOf(shape);
    if (operation !== undefined && float && sizeOf(a.shape) === size && sizeOf(b.shape) === size) {
      backend.kernels.elementwise(operation, size, backend.address(a), backend.address(b), backend.address(out), 0);
      return out;
    }
    if (operation === MULTIPLY && float && sizeOf(b.shape) === 1) {
      const factor = backend.floats(b)[0]!;
      backend.kernels.elementwise(SCALE, size, backend.address(a), 0, backend.address(out), factor);
      return out;
    }
    const x = numbers(backend, a);
    const y = numbers(backend, b);
    const to = numbers(backend, out);
    const xStrides = broadcastStrides(a.shape, shape);
    const yStrides = broadcastStrides(b.shape, shape);
    const index = shape.map(() => 0);
    let xAt = 0;
    let yAt = 0;
    for (let i = 0; i < size; i++) {
      to[i] = apply(x[xAt]!, y[yAt]!);
      for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
        xAt += xStrides[dimension]!;
        yAt += yStrides[dimension]!;
        index[dimension]! += 1;
        if (index[dimension]! < shape[dimension]!) break;
        xAt -= xStrides[dimension]! * shape[dimension]!;
        yAt -= yStrides[dimension]! * shape[dimension]!;
        index[dimension] = 0;
      }
    }
    return out;
  });
}

function unary(name: string, apply: (x: number) => number): KernelConfig {
  return wasmKernel(name, (backend, { x }) => {
    const out = backend.output(x!.shape, x!.dtype);
    const from = numbers(backend, x!);
    const to = numbers(backend, out);
    for (let i = 0; i < from.length; i++) to[i] = apply(from[i]!);
    return out;
  });
}

/** A function that the WASM kernels have for floats. */
function vector(name: string, operation: number): KernelConfig {
  return wasmKernel(name, (backend, { x }) => {
    const out = backend.output(x!.shape);
    backend.kernels.elementwise(operation, sizeOf(x!.shape), backend.address(x), 0, backend.address(out), 0);
    return out;
  });
}

/** Reduces the given axes: sums in float64, scaled at the end. */
function reduction(name: string, mean: boolean): KernelConfig {
  return wasmKernel<{ axis?: number | number[]; keepDims?: boolean }>(name, (backend, { x }, { axis, keepDims }) => {
    const shape = x!.shape;
    const axes = new Set(util.parseAxisParam(axis ?? shape.map((_, i) => i), shape));
    const kept = shape.map((length, i) => (axes.has(i) ? 1 : length));
    const out = backend.output(keepDims ? kept : shape.filter((_, i) => !axes.has(i)), mean ? "float32" : x!.dtype);
    const from = numbers(backend, x!);
    const sums = new Float64Array(sizeOf(kept));
    const strides = broadcastStrides(kept, shape);
    const index = shape.map(() => 0);
    let at = 0;
    for (let i = 0; i < from.length; i++) {
      sums[at]! += from[i]!;
      for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
        at += strides[dimension]!;
        index[dimension]! += 1;
        if (index[dimension]! < shape[dimension]!) break;
        at -= strides[dimension]! * shape[dimension]!;
        index[dimension] = 0;
      }
    }
    const scale = mean ? sums.length / from.length : 1;
    const to = numbers(backend, out);
    for (let i = 0; i < sums.length; i++) to[i] = sums[i]! * scale;
    return out;
  });
}

export const ARITHMETIC_KERNELS: KernelConfig[] = [
  binary("Add", ADD, (a, b) => a + b),
  binary("Sub", SUBTRACT, (a, b) => a - b),
  binary("Multiply", MULTIPLY, (a, b) => a * b),
  binary("RealDiv", undefined, (a, b) => a / b),
  wasmKernel("AddN", (backend, inputs) => {
    const [first, ...rest] = Object.values(inputs) as [TensorInfo, ...TensorInfo[]];
    const out = backend.output(first.shape);
    const at = backend.address(out);
    const size = sizeOf(first.shape);
    if (rest.length === 0) backend.floats(out).set(backend.floats(first));
    let sum = backend.address(first);
    for (const tensor of rest) {
      backend.kernels.elementwise(ADD, size, sum, backend.address(tensor), at, 0);
      sum = at;
    }
    return out;
  }),
  unary("Neg", (x) => -x),
  unary("Square", (x) => x * x),
  unary("Sqrt", Math.sqrt),
  vector("Exp", EXP),
  vector("Tanh", TANH),
  vector("Sigmoid", SIGMOID),
  vector("Relu", RELU),
  unary("Log", Math.log),
  wasmKernel("Softmax", (backend, { logits }) => {
    const columns = logits!.shape.at(-1)!; // TensorFlow.js only allows the last dimension
    const rows = sizeOf(logits!.shape) / columns;
    const out = backend.output(logits!.shape);
    backend.withMemory([rows * 4, rows * 4], (tops, sums) => {
      backend.kernels.softmaxStats(rows, columns, backend.address(logits), tops, sums);
      const factors = backend.floatsAt(sums, rows);
      for (let row = 0; row < rows; row++) factors[row] = 1 / factors[row]!;
      backend.kernels.softmaxGrad(rows, columns, backend.address(logits), tops, sums, backend.address(out));
    });
    return out;
  }),
  reduction("Sum", false),
  reduction("Mean", true),
];
