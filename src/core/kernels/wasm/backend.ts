// The TensorFlow.js backend "wasm": its tensors live in the linear memory of our own kernels, which therefore work on
// them without a copy.

import {
  type BackendValues,
  type DataId,
  DataStorage,
  type DataType,
  engine,
  KernelBackend,
  type KernelConfig,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import { InternalError } from "../../lib/internalError.ts";
import type { Heap } from "./heap.ts";
import type { KernelExports } from "./kernelExports.generated.ts";

interface Stored {
  address: number;
  /** Number of elements. */
  length: number;
  dtype: DataType;
  refCount: number;
}

/** Everything the backend runs on; made by registerWasmBackend. */
export interface WasmMachine {
  kernels: KernelExports;
  memory: WebAssembly.Memory;
  heap: Heap;
  threads: number;
  endWorkers: () => void;
}

/**
 * Owns the linear memory: every tensor is a block of its heap, freed when TensorFlow.js lets go of the last reference. Views
 * (`floats`, `integers`, `...At`) are valid until the next allocation, which may grow the memory. Calls come from the one thread
 * that registered it; kernels share work with their helper threads and return when all are done. Throws OutOfMemoryError
 * when 4 GiB are not enough.
 */
export class WasmBackend extends KernelBackend {
  private readonly data = new DataStorage<Stored>(this, engine());
  readonly kernels: KernelExports;
  readonly threads: number;
  private readonly heap: Heap;

  constructor(private readonly machine: WasmMachine) {
    super();
    this.kernels = machine.kernels;
    this.threads = machine.threads;
    this.heap = machine.heap;
  }

  // ── for kernels ──

  /** A new tensor, uninitialised. */
  output(shape: number[], dtype: DataType = "float32"): TensorInfo {
    const length = sizeOf(shape);
    const dataId = {};
    this.data.set(dataId, { address: this.heap.allocate(length * bytesOf(dtype)), length, dtype, refCount: 1 });
    return { dataId, shape, dtype };
  }

  /** The byte address of a tensor's values; 0 for an input that is absent. */
  address(tensor: TensorInfo | undefined): number {
    return tensor ? this.data.get(tensor.dataId).address : 0;
  }

  /** A view of a float tensor's values: valid until the next allocation. */
  floats(tensor: TensorInfo): Float32Array {
    const { address, length } = this.data.get(tensor.dataId);
    return this.floatsAt(address, length);
  }

  /** A view of an int32 tensor's values: valid until the next allocation. */
  integers(tensor: TensorInfo): Int32Array {
    const { address, length } = this.data.get(tensor.dataId);
    return this.integersAt(address, length);
  }

  floatsAt(address: number, length: number): Float32Array {
    return new Float32Array(this.machine.memory.buffer, address, length);
  }

  integersAt(address: number, length: number): Int32Array {
    return new Int32Array(this.machine.memory.buffer, address, length);
  }

  bytesAt(address: number, length: number): Uint8Array {
    return new Uint8Array(this.machine.memory.buffer, address, length);
  }

  /** Working memory of so many bytes each, for the time of one call. */
  withMemory<T>(sizes: number[], run: (...addresses: number[]) => T): T {
    const addresses: number[] = [];
    try {
      for (const size of sizes) addresses.push(this.heap.allocate(size));
      return run(...addresses);
    } finally {
      for (const address of addresses) this.heap.release(address);
    }
  }

  /** The same values under another shape, without a copy. */
  alias(tensor: TensorInfo, shape: number[]): TensorInfo {
    this.incRef(tensor.dataId);
    return { dataId: tensor.dataId, shape, dtype: tensor.dtype };
  }

  // ── the protocol of TensorFlow.js ──

  override write(values: BackendValues, shape: number[], dtype: DataType): DataId {
    const dataId = {};
    this.move(dataId, values, shape, dtype, 1);
    return dataId;
  }

  override move(dataId: DataId, values: BackendValues, shape: number[], dtype: DataType, refCount: number): void {
    const length = sizeOf(shape);
    const bytes = bytesOf(dtype);
    const address = this.heap.allocate(length * bytes);
    this.data.set(dataId, { address, length, dtype, refCount });
    if (!values) return;
    const numbers = values as ArrayLike<number>;
    if (dtype === "bool") this.bytesAt(address, length).set(numbers);
    else if (dtype === "int32") this.integersAt(address, length).set(numbers);
    else this.floatsAt(address, length).set(numbers);
  }

  override readSync(dataId: DataId): BackendValues {
    const { address, length, dtype } = this.data.get(dataId);
    if (dtype === "bool") return this.bytesAt(address, length).slice();
    if (dtype === "int32") return this.integersAt(address, length).slice();
    return this.floatsAt(address, length).slice();
  }

  override async read(dataId: DataId): Promise<BackendValues> {
    return this.readSync(dataId);
  }

  override disposeData(dataId: DataId, force = false): boolean {
    if (!this.data.has(dataId)) return true;
    const stored = this.data.get(dataId);
    stored.refCount -= 1;
    if (!force && stored.refCount > 0) return false;
    this.heap.release(stored.address);
    this.data.delete(dataId);
    return true;
  }

  override refCount(dataId: DataId): number {
    return this.data.has(dataId) ? this.data.get(dataId).refCount : 0;
  }

  override incRef(dataId: DataId): void {
    this.data.get(dataId).refCount += 1;
  }

  override numDataIds(): number {
    return this.data.numDataIds();
  }

  /** Lets `peakBytes` begin anew. */
  resetPeak(): void {
    this.heap.peakBytes = this.heap.bytesInUse;
  }

  /** `bytesInUse`, `peakBytes`: of tensors and working memory; `reservedBytes`: the linear memory as it has grown. */
  override memory(): { unreliable: boolean; bytesInUse: number; peakBytes: number; reservedBytes: number } {
    const { bytesInUse, peakBytes, reservedBytes } = this.heap;
    return { unreliable: false, bytesInUse, peakBytes, reservedBytes };
  }

  override timerAvailable(): boolean {
    return true;
  }

  override async time(run: () => void): Promise<{ kernelMs: number }> {
    const start = performance.now();
    run();
    return { kernelMs: performance.now() - start };
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override dispose(): void {
    this.machine.endWorkers();
  }
}

/** A kernel of the "wasm" backend. Inputs that were not given are undefined. */
export function wasmKernel<Attributes = object>(
  kernelName: string,
  run: (
    backend: WasmBackend,
    inputs: Record<string, TensorInfo | undefined>,
    attributes: Attributes,
  ) => TensorInfo | TensorInfo[],
): KernelConfig {
  return {
    kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(backend as WasmBackend, inputs as Record<string, TensorInfo>, attrs as Attributes),
  };
}

/** Number of elements of a shape. */
export function sizeOf(shape: number[]): number {
  let size = 1;
  for (const dimension of shape) size *= dimension;
  return size;
}

function bytesOf(dtype: DataType): number {
  switch (dtype) {
    case "float32":
    case "int32":
      return 4;
    case "bool":
      return 1;
    default:
      throw new InternalError(`the wasm backend holds float32, int32 and bool tensors, not ${dtype}`);
  }
}
