// Loaded kernels with their heap and their threads: what a backend runs on.

import type { WasmMachine } from "./backend.ts";
import { Heap } from "./heap.ts";
import { CONTROL_BYTES, type LoadedKernels, SCRATCH_BYTES } from "./module.ts";
import { mayWait, startWorkers } from "./threads.ts";

/** Sets the kernels up and starts `threads` − 1 helpers. Throws where workers cannot start. */
export async function startMachine({ module, memory, kernels }: LoadedKernels, threads: number): Promise<WasmMachine> {
  const heap = new Heap(memory, kernels.heapBase());
  const control = heap.allocate(CONTROL_BYTES);
  new Uint8Array(memory.buffer, control, CONTROL_BYTES).fill(0);
  kernels.setup(control, heap.allocate(SCRATCH_BYTES), 0, threads, mayWait());
  const scratches = Array.from({ length: threads - 1 }, () => heap.allocate(SCRATCH_BYTES));
  const endWorkers = await startWorkers(
    scratches.map((scratch, i) => ({ module, memory, control, scratch, thread: i + 1, threads })),
  );
  return { kernels, memory, heap, threads, endWorkers };
}
