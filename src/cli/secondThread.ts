// Lets large files be read by two threads.

import { Worker } from "node:worker_threads";
import type { SecondThread, Tail } from "../core/data/tail.ts";

/** Below this, starting a thread takes longer than it saves. */
const SMALLEST = 64_000_000;

/** A second thread for the file at this path; it lives as long as its work. */
export function secondThread(path: string): SecondThread {
  return {
    smallest: SMALLEST,
    read: (job, signal) =>
      new Promise<Tail>((resolve, reject) => {
        const worker = new Worker(new URL("./tail.start.mjs", import.meta.url), { workerData: { path, job } });
        const stop = (): void => {
          reject(signal.reason);
          worker.terminate();
        };
        signal.addEventListener("abort", stop, { once: true });
        worker.once("message", resolve);
        worker.once("error", reject);
        worker.once("exit", (code) => {
          signal.removeEventListener("abort", stop);
          reject(new Error(`the second thread ended with code ${code}`));
        });
      }),
  };
}
