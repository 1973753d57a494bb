// The page that reading in the browser is measured from: the studio's own ingest worker, and a look at this page's frames.

import type { IngestMethods } from "../../src/workers/protocol.ts";
import { connect } from "../../src/workers/rpc.ts";

export interface PageReading {
  lines: number;
  seconds: number;
  /** Longest time between two frames of the page while the file was read. */
  longestFrameMilliseconds: number;
}

declare global {
  var readChosenFile: () => Promise<PageReading>;
  /** Milliseconds from an abort in mid-file until the worker has let the file go. */
  var cancelChosenFile: () => Promise<number>;
}

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
  const { inspection } = await call("ingest", { origin, mapping });
  const longestFrameMilliseconds = frames.stop();
  close();
  return { lines: inspection.kept, seconds: inspection.seconds, longestFrameMilliseconds };
};

globalThis.cancelChosenFile = async () => {
  const origin = chosen();
  const { call, close } = start();
  const { mapping } = await call("sniff", { origin });
  const stopper = new AbortController();
  let abortedAt = 0;
  const abandoned = call(
    "ingest",
    { origin, mapping },
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
