// The page that reading in the browser is measured from: the studio's own workers, and a look at this page's frames.

import type { IngestMethods, ReadOutcome, TrainingMethods } from "../../src/workers/protocol.ts";
import { connect } from "../../src/workers/rpc.ts";

export interface PageReading {
  lines: number;
  seconds: number;
  /** Longest time between two frames of the page while the file was read. */
  longestFrameMilliseconds: number;
}

declare global {
  var readChosenFile: () => Promise<PageReading>;
  /** Seconds in which the training worker keeps what is not yet on disk of the lines read last. */
  var keepChosenFile: () => Promise<number>;
  /** Milliseconds from an abort in mid-file until the worker has let the file go. */
  var cancelChosenFile: () => Promise<number>;
}

let read: ReadOutcome | null = null;
/** Its worker claims what it has written. */
let closeReader = (): void => undefined;

const start = () =>
  connect<IngestMethods>(
    new Worker(new URL("../../src/workers/ingest.worker.ts", import.meta.url), { type: "module", name: "ingest" }),
  );

const chosen = () => ({ kind: "file", file: document.querySelector("input")!.files![0]! }) as const;

globalThis.readChosenFile = async () => {
  const origin = chosen();
  const { call, close } = start();
  const { mapping } = await call("sniff", { origin });
  const frames = watchFrames();
  read = await call("ingest", { origin, mapping, keepAs: crypto.randomUUID() });
  const longestFrameMilliseconds = frames.stop();
  closeReader = close;
  const { kept, seconds } = read.inspection;
  return { lines: kept, seconds, longestFrameMilliseconds };
};

globalThis.keepChosenFile = async () => {
  if (!read) throw new Error("read the file first");
  const { call, close } = connect<TrainingMethods>(
    new Worker(new URL("../../src/workers/training.worker.ts", import.meta.url), { type: "module", name: "training" }),
  );
  const { name } = chosen().file;
  const { id } = await call("openLines", { ...read, name }, { transfer: [read.lines.port] });
  const started = performance.now();
  await call("storeOpen", { id });
  const seconds = (performance.now() - started) / 1000;
  close();
  closeReader();
  return seconds;
};

globalThis.cancelChosenFile = async () => {
  const origin = chosen();
  const { call, close } = start();
  const { mapping } = await call("sniff", { origin });
  const stopper = new AbortController();
  let abortedAt = 0;
  const abandoned = call(
    "ingest",
    { origin, mapping, keepAs: crypto.randomUUID() },
    {
      signal: stopper.signal,
      onEvent: ({ done, total }) => {
        if (abortedAt > 0 || done < total / 4) return;
        abortedAt = performance.now();
        stopper.abort();
      },
    },
  );
  await abandoned.catch(() => undefined);
  // The worker answers the next call only once it has let the file go.
  await call("sniff", { origin });
  const milliseconds = performance.now() - abortedAt;
  close();
  return milliseconds;
};

function watchFrames(): { stop(): number } {
  let last = performance.now();
  let longest = 0;
  let handle = requestAnimationFrame(function look(now) {
    longest = Math.max(longest, now - last);
    last = now;
    handle = requestAnimationFrame(look);
  });
  return {
    stop: () => {
      cancelAnimationFrame(handle);
      return longest;
    },
  };
}
