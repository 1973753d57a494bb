// What the forward pass needs of TensorFlow.js, which the build of the runner puts in its place (scripts/build-runner.ts): tensors
// that know their memory, scopes that give it back, and kernels by name. No gradients, no other backends: the same kernels
// of ours compute the same bits, and a runner is 22 KB smaller (gzipped).

import type {
  KernelBackend as AnyBackend,
  DataId,
  DataType,
  GradFunc,
  KernelConfig,
  TensorInfo,
} from "@tensorflow/tfjs-core";
import { InternalError } from "../core/lib/internalError.ts";

/** What a backend extends and keeps its data in. */
export class KernelBackend {}

export class DataStorage<Stored> {
  private readonly stored = new Map<DataId, Stored>();

  get(id: DataId): Stored {
    const found = this.stored.get(id);
    if (found === undefined) throw new InternalError("a tensor was used after it was given back");
    return found;
  }
  set(id: DataId, value: Stored): void {
    this.stored.set(id, value);
  }
  has(id: DataId): boolean {
    return this.stored.has(id);
  }
  delete(id: DataId): boolean {
    return this.stored.delete(id);
  }
  numDataIds(): number {
    return this.stored.size;
  }
}

let backend: AnyBackend | undefined;
const kernels = new Map<string, KernelConfig["kernelFunc"]>();
/** The tensors made in each open `tidy`, the innermost last. */
const scopes: Set<Tensor>[] = [];

/** Makes this the one backend, with these kernels. */
export function install(made: AnyBackend, configs: readonly KernelConfig[]): void {
  backend = made;
  for (const { kernelName, kernelFunc } of configs) kernels.set(kernelName, kernelFunc);
}

function device(): AnyBackend {
  if (!backend) throw new InternalError("no backend is installed");
  return backend;
}

class Tensor implements TensorInfo {
  readonly dataId: DataId;
  readonly shape: number[];
  readonly dtype: DataType;
  private isDisposed = false;

  constructor({ dataId, shape, dtype }: TensorInfo) {
    this.dataId = dataId;
    this.shape = shape;
    this.dtype = dtype;
  }

  async data(): Promise<unknown> {
    return device().read(this.dataId);
  }
  clone(): Tensor {
    return runKernel("Identity", { x: this }, {})[0]!;
  }
  dispose(): void {
    if (!this.isDisposed) device().disposeData(this.dataId);
    this.isDisposed = true;
  }
}

function made(info: TensorInfo): Tensor {
  const tensor = new Tensor(info);
  scopes.at(-1)?.add(tensor);
  return tensor;
}

type Attributes = Parameters<KernelConfig["kernelFunc"]>[0]["attrs"];

function runKernel(name: string, inputs: Record<string, TensorInfo>, attrs: Attributes): Tensor[] {
  const run = kernels.get(name);
  if (!run) throw new InternalError(`no kernel ${name}`);
  const outputs = run({ inputs, attrs, backend: device() });
  return (Array.isArray(outputs) ? outputs : [outputs]).map(made);
}

/** The part of the engine that kernels of ours run through. */
export const engine = () => ({ runKernel });

export function tensor(values: Float32Array | Int32Array, shape: number[], dtype: DataType): Tensor {
  return made({ dataId: device().write(values, shape, dtype), shape, dtype });
}

/** A tensor of the same values that no scope gives back. */
export function variable({ dataId, shape, dtype }: Tensor): Tensor {
  device().incRef(dataId);
  return new Tensor({ dataId, shape, dtype });
}

export function reshape(x: Tensor, shape: number[]): Tensor {
  return runKernel("Reshape", { x }, { shape })[0]!;
}

export function concat(tensors: Tensor[], axis: number): Tensor {
  return runKernel("Concat", Object.fromEntries(tensors.entries()), { axis })[0]!;
}

/** Runs `f` and gives back all tensors made in it but its result's and those that were kept. */
export function tidy<Result extends object>(f: () => Result): Result {
  const scope = new Set<Tensor>();
  scopes.push(scope);
  try {
    const result = f();
    for (const value of result instanceof Tensor ? [result] : Object.values(result)) {
      if (value instanceof Tensor && scope.delete(value)) scopes.at(-2)?.add(value);
    }
    return result;
  } finally {
    scopes.pop();
    for (const each of scope) each.dispose();
  }
}

/** Takes a tensor out of its scope. */
export function keep(kept: Tensor): Tensor {
  for (const scope of scopes) scope.delete(kept);
  return kept;
}

/** The value alone: nothing here asks for a gradient. */
export function customGrad(f: (...given: unknown[]) => { value: Tensor; gradFunc: GradFunc }) {
  return (...given: Tensor[]): Tensor => f(...given, () => {}).value;
}

export const util = {
  inferFromImplicitShape: (shape: number[]): number[] => shape,
  parseAxisParam: (axis: number): number[] => [axis],
};

/** Gradients that are registered at import are never asked for. */
export function registerGradient(): void {}
export function getGradient(): undefined {}
/** Asked for by gradients and by training alone, which nothing here reaches. */
export const [slice, zeros] = ["slice", "zeros"].map((name) => () => {
  throw new InternalError(`${name} is not part of a prediction`);
});
