// One of the page's other reading threads: reads a part of a file for the ingest worker, once.

import { readTail, type TailJob, tailBuffers } from "../core/data/tail.ts";
import { openOrigin } from "./origin.ts";

/** `error` where reading the file whole has to tell what is wrong. */
export type TailAnswer = { tail: Awaited<ReturnType<typeof readTail>> } | { error: string };

self.onmessage = async ({ data }: MessageEvent<{ file: File; job: TailJob }>) => {
  try {
    const tail = await readTail(openOrigin({ kind: "file", file: data.file }), data.job);
    self.postMessage({ tail } satisfies TailAnswer, { transfer: tailBuffers(tail) });
  } catch (error) {
    self.postMessage({ error: String(error) } satisfies TailAnswer);
  }
};
