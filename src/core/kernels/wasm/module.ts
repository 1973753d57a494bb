// The compiled kernels: which of the four binaries this machine can run, and its instance.

import { MessageError } from "../../lib/message.ts";
import { deviceMessage } from "../deviceMessages.ts";
import type { KernelExports } from "./kernelExports.generated.ts";

/** Working memory of a thread (assembly/gemm.ts: 16 panels of 6 rows by 512 with gaps, and one tile). */
export const SCRATCH_BYTES = 16 * (6 * 512 * 4 + 64) + 1024;
/** The control block of assembly/parallel.ts with the arguments of a job. */
export const CONTROL_BYTES = 1024;

const INITIAL_PAGES = 256;
/** Limits to ask for, in pages: 4 GiB, and less where address space is scarce (phones). */
const PAGE_LIMITS = [65536, 32768, 16384, 8192];

// (func (result v128) i32.const 0 i8x16.splat ×3, f32x4.relaxed_madd): valid only where relaxed SIMD is.
const RELAXED_PROBE = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0],
  ...[65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11],
]);

/** Whether this engine knows fused multiply-add on vectors. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(RELAXED_PROBE);
}

async function loadBinary(relaxed: boolean, shared: boolean): Promise<string> {
  const load = relaxed
    ? shared
      ? import("./relaxedThreads.generated.ts")
      : import("./relaxed.generated.ts")
    : shared
      ? import("./plainThreads.generated.ts")
      : import("./plain.generated.ts");
  return (await load).binary;
}

function makeMemory(shared: boolean): WebAssembly.Memory {
  let refused: unknown;
  for (const maximum of PAGE_LIMITS) {
    try {
      return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared });
    } catch (error) {
      refused = error;
    }
  }
  throw new MessageError(deviceMessage("backend.noMemory", { why: String(refused) }));
}

export interface LoadedKernels {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  kernels: KernelExports;
}

/** Compiles the binary for this engine and makes its memory, which grows up to 4 GiB where the engine allows. */
export async function loadKernels(relaxed: boolean, shared: boolean): Promise<LoadedKernels> {
  return instantiateKernels(await loadBinary(relaxed, shared), shared);
}

/** The same of one of the binaries, in base64. */
export async function instantiateKernels(binary: string, shared: boolean): Promise<LoadedKernels> {
  const memory = makeMemory(shared);
  const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));
  const { module, instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  return { module, memory, kernels: instance.exports as unknown as KernelExports };
}
