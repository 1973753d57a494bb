// Lets large files be read by several workers.

import { type Chunk, mostThreads, SMALLEST_PART, type WorkerPool } from "../core/data/parallel/chunk.ts";
import { InternalError } from "../core/lib/internalError.ts";
import type { ChunkAnswer } from "./chunk.worker.ts";

/** Other workers for this file; each lives as long as its work. */
export function workerPool(file: File): WorkerPool {
  return {
    count: mostThreads(navigator.hardwareConcurrency) - 1,
    smallestPart: SMALLEST_PART,
    read: (job, signal) =>
      new Promise<Chunk>((resolve, reject) => {
        const worker = new Worker(new URL("./chunk.worker.ts", import.meta.url), { type: "module", name: "chunk" });
        const stop = (reason: unknown): void => {
          signal.removeEventListener("abort", aborted);
          reject(reason);
          worker.terminate();
        };
        const aborted = (): void => stop(signal.reason);
        signal.addEventListener("abort", aborted);
        worker.onerror = () => stop(new InternalError("a reading worker did not start"));
        worker.onmessage = ({ data }: MessageEvent<ChunkAnswer>) => {
          if ("chunk" in data) resolve(data.chunk);
          stop("error" in data ? new InternalError(data.error) : undefined);
        };
        worker.postMessage({ file, job });
      }),
  };
}
