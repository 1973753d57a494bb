// Lets large files be read by several workers.

import { mostThreads, type OtherThreads, SMALLEST_PART, type Tail } from "../core/data/tail.ts";
import type { TailAnswer } from "./tail.worker.ts";

/** Other workers for this file; each lives as long as its work. */
export function otherThreads(file: File): OtherThreads {
  return {
    count: mostThreads(navigator.hardwareConcurrency) - 1,
    smallestPart: SMALLEST_PART,
    read: (job, signal) =>
      new Promise<Tail>((resolve, reject) => {
        const worker = new Worker(new URL("./tail.worker.ts", import.meta.url), { type: "module", name: "tail" });
        const stop = (reason: unknown): void => {
          signal.removeEventListener("abort", aborted);
          reject(reason);
          worker.terminate();
        };
        const aborted = (): void => stop(signal.reason);
        signal.addEventListener("abort", aborted);
        worker.onerror = () => stop(new Error("a reading worker did not start"));
        worker.onmessage = ({ data }: MessageEvent<TailAnswer>) => {
          if ("tail" in data) resolve(data.tail);
          stop("error" in data ? new Error(data.error) : undefined);
        };
        worker.postMessage({ file, job });
      }),
  };
}
