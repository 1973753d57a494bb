// The stock kernels that only move values: aliases, fills, and block copies along one or more dimensions.

import { type DataType, type KernelConfig, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { sizeOf, type WasmBackend, wasmKernel } from "./backend.ts";

/** The values of any tensor as words to copy: bytes for bool, 32 bits otherwise. */
function words(backend: WasmBackend, tensor: TensorInfo): Uint32Array | Uint8Array {
  const size = sizeOf(tensor.shape);
  const address = backend.address(tensor);
  if (tensor.dtype === "bool") return backend.bytesAt(address, size);
  return new Uint32Array(backend.bytesAt(address, size * 4).buffer, address, size);
}

function values(backend: WasmBackend, tensor: TensorInfo): Float32Array | Int32Array | Uint8Array {
  if (tensor.dtype === "float32") return backend.floats(tensor);
  return tensor.dtype === "int32" ? backend.integers(tensor) : (words(backend, tensor) as Uint8Array);
}

/**
 * Copies a block of `size` from one row-major array to another, starting at `fromBegin` and `toBegin`.
 * Dimensions that are whole in both arrays are copied as one run.
 */
function copyBlock(
  from: Uint32Array | Uint8Array,
  fromShape: number[],
  fromBegin: number[],
  to: Uint32Array | Uint8Array,
  toShape: number[],
  toBegin: number[],
  size: number[],
): void {
  if (sizeOf(size) === 0) return;
  let whole = size.length;
  while (whole > 0 && size[whole - 1] === fromShape[whole - 1] && size[whole - 1] === toShape[whole - 1]) whole--;
  const outer = Math.max(0, whole - 1); // dimensions to loop over; the rest is one run
  const run = sizeOf(size.slice(outer));
  const fromStrides = stridesOf(fromShape);
  const toStrides = stridesOf(toShape);
  let fromStart = 0;
  let toStart = 0;
  for (let i = 0; i < size.length; i++) {
    fromStart += fromBegin[i]! * fromStrides[i]!;
    toStart += toBegin[i]! * toStrides[i]!;
  }
  const index = new Array<number>(outer).fill(0);
  while (true) {
    to.set(from.subarray(fromStart, fromStart + run) as Uint32Array, toStart);
    let dimension = outer - 1;
    for (; dimension >= 0; dimension--) {
      fromStart += fromStrides[dimension]!;
      toStart += toStrides[dimension]!;
      index[dimension]! += 1;
      if (index[dimension]! < size[dimension]!) break;
      fromStart -= fromStrides[dimension]! * size[dimension]!;
      toStart -= toStrides[dimension]! * size[dimension]!;
      index[dimension] = 0;
    }
    if (dimension < 0) return;
  }
}

function stridesOf(shape: number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = strides[i + 1]! * shape[i + 1]!;
  return strides;
}

function filled(backend: WasmBackend, shape: number[], dtype: DataType, value: number): TensorInfo {
  const out = backend.output(shape, dtype);
  values(backend, out).fill(value);
  return out;
}

const zeros = (shape: number[]): number[] => shape.map(() => 0);

export const SHAPE_KERNELS: KernelConfig[] = [
  wasmKernel("Identity", (backend, { x }) => backend.alias(x!, x!.shape)),
  wasmKernel<{ shape: number[] }>("Reshape", (backend, { x }, { shape }) =>
    backend.alias(x!, util.inferFromImplicitShape(shape, sizeOf(x!.shape))),
  ),
  wasmKernel<{ dim: number }>("ExpandDims", (backend, { input }, { dim }) => {
    const shape = input!.shape.slice();
    shape.splice(dim < 0 ? dim + shape.length + 1 : dim, 0, 1);
    return backend.alias(input!, shape);
  }),
  wasmKernel<{ dtype: DataType }>("Cast", (backend, { x }, { dtype }) => {
    if (x!.dtype === dtype) return backend.alias(x!, x!.shape);
    const out = backend.output(x!.shape, dtype);
    const from = values(backend, x!);
    const to = values(backend, out);
    if (dtype === "bool") for (let i = 0; i < from.length; i++) to[i] = from[i] === 0 ? 0 : 1;
    else to.set(from); // float to int32 cuts the fraction off, as a typed array does
    return out;
  }),
  wasmKernel<{ shape: number[]; value: number; dtype?: DataType }>("Fill", (backend, _, { shape, value, dtype }) =>
    filled(backend, shape, dtype ?? "float32", value),
  ),
  wasmKernel("ZerosLike", (backend, { x }) => filled(backend, x!.shape, x!.dtype, 0)),
  wasmKernel("OnesLike", (backend, { x }) => filled(backend, x!.shape, x!.dtype, 1)),
  wasmKernel<{ begin: number[]; size: number[] }>("Slice", (backend, { x }, { begin, size }) => {
    const shape = size.map((length, i) => (length === -1 ? x!.shape[i]! - begin[i]! : length));
    const out = backend.output(shape, x!.dtype);
    copyBlock(words(backend, x!), x!.shape, begin, words(backend, out), shape, zeros(shape), shape);
    return out;
  }),
  wasmKernel<{ axis: number }>("Concat", (backend, inputs, { axis }) => {
    const tensors = Object.values(inputs) as TensorInfo[];
    const along = util.parseAxisParam(axis, tensors[0]!.shape)[0]!;
    const shape = tensors[0]!.shape.slice();
    shape[along] = tensors.reduce((sum, tensor) => sum + tensor.shape[along]!, 0);
    const out = backend.output(shape, tensors[0]!.dtype);
    const begin = zeros(shape);
    for (const tensor of tensors) {
      copyBlock(words(backend, tensor), tensor.shape, zeros(shape), words(backend, out), shape, begin, tensor.shape);
      begin[along]! += tensor.shape[along]!;
    }
    return out;
  }),
  wasmKernel<{ paddings: [number, number][]; constantValue: number }>(
    "PadV2",
    (backend, { x }, { paddings, constantValue }) => {
      const shape = x!.shape.map((length, i) => length + paddings[i]![0] + paddings[i]![1]);
      const out = filled(backend, shape, x!.dtype, constantValue);
      const begin = paddings.map(([before]) => before);
      copyBlock(words(backend, x!), x!.shape, zeros(shape), words(backend, out), shape, begin, x!.shape);
      return out;
    },
  ),
  wasmKernel<{ perm: number[] }>("Transpose", (backend, { x }, { perm }) => {
    const shape = perm.map((dimension) => x!.shape[dimension]!);
    const out = backend.output(shape, x!.dtype);
    const from = words(backend, x!);
    const to = words(backend, out);
    const all = stridesOf(x!.shape);
    const strides = perm.map((dimension) => all[dimension]!);
    const index = zeros(shape);
    let at = 0;
    for (let i = 0; i < to.length; i++) {
      to[i] = from[at]!;
      for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
        at += strides[dimension]!;
        index[dimension]! += 1;
        if (index[dimension]! < shape[dimension]!) break;
        at -= strides[dimension]! * shape[dimension]!;
        index[dimension] = 0;
      }
    }
    return out;
  }),
];
