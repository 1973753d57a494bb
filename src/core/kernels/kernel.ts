// What every kernel of ours shares: it is registered under one name for the reference ("cpu"), "wasm" and "webgpu"
// backends of TensorFlow.js, and all three answer with the same outputs for the same inputs and attributes.

import { engine, type NamedTensorMap, type Tensor } from "@tensorflow/tfjs-core";

export type Floats = Float32Array | Float64Array;

/** A tensor of the reference: values in row-major order. Float64 values make exact gradient checks possible. */
export interface Plain {
  shape: number[];
  values: Floats | Int32Array;
}

/** The slow and obvious version of a kernel, which the fast ones are held against. */
export interface ReferenceKernel<Attributes> {
  name: string;
  /** Absent optional inputs are undefined. Outputs come in the order the kernel's index.ts documents. */
  run(inputs: Record<string, Plain | undefined>, attributes: Attributes): Plain[];
}

/** A float tensor of the same precision as `like`. */
export function plain(like: Plain, shape: number[]): Plain & { values: Floats } {
  const size = shape.reduce((product, dimension) => product * dimension, 1);
  return { shape, values: like.values instanceof Float64Array ? new Float64Array(size) : new Float32Array(size) };
}

/** Runs a kernel on the current backend. Inputs that are undefined are left out. */
export function runKernel(name: string, inputs: Record<string, Tensor | undefined>, attributes: object): Tensor[] {
  const given: NamedTensorMap = {};
  for (const [key, tensor] of Object.entries(inputs)) if (tensor) given[key] = tensor;
  const outputs = engine().runKernel(name, given, { ...attributes }) as Tensor | Tensor[];
  return Array.isArray(outputs) ? outputs : [outputs];
}
