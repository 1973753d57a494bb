// Lets large files be read by two workers.

import type { SecondThread, Tail } from "../core/data/tail.ts";
import type { TailAnswer } from "./tail.worker.ts";

/** Below this, starting a worker takes longer than it saves. */
const SMALLEST = 64_000_000;

/** A second worker for this file; it lives as long as its work. */
export function secondThread(file: File): SecondThread {
  return {
    smallest: SMALLEST,
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
        worker.onerror = () => stop(new Error("the second worker did not start"));
        worker.onmessage = ({ data }: MessageEvent<TailAnswer>) => {
          if ("tail" in data) resolve(data.tail);
          stop("error" in data ? new Error(data.error) : undefined);
        };
        worker.postMessage({ file, job });
      }),
  };
}
