// Lets large files be read by several threads.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Chunk, mostThreads, SMALLEST_PART, type WorkerPool } from "../core/data/parallel/chunk.ts";
import { CommandError } from "./commandError.ts";
import { programFile } from "./packed.ts";

const START = programFile("./chunk.start.mjs", "./chunk.worker.js");

/** Other threads for the file at this path; each lives as long as its work. */
export function workerPool(path: string): WorkerPool {
  return {
    count: mostThreads(availableParallelism()) - 1,
    smallestPart: SMALLEST_PART,
    read: (job, signal) =>
      new Promise<Chunk>((resolve, reject) => {
        const worker = new Worker(START, { workerData: { path, job } });
        const stop = (): void => {
          reject(signal.reason);
          worker.terminate();
        };
        signal.addEventListener("abort", stop, { once: true });
        worker.once("message", resolve);
        worker.once("error", reject);
        worker.once("exit", (code) => {
          signal.removeEventListener("abort", stop);
          reject(new CommandError(`a reading thread ended with code ${code}`));
        });
      }),
  };
}
