// One of the page's other reading threads: reads a part of a file for the ingest worker, once.

import { type ChunkJob, chunkBuffers, readChunk } from "../core/data/parallel/chunk.ts";
import { openOrigin } from "./origin.ts";

/** `error` where reading the file whole has to tell what is wrong. */
export type ChunkAnswer = { chunk: Awaited<ReturnType<typeof readChunk>> } | { error: string };

self.onmessage = async ({ data }: MessageEvent<{ file: File; job: ChunkJob }>) => {
  try {
    const chunk = await readChunk(openOrigin({ kind: "file", file: data.file }), data.job);
    self.postMessage({ chunk } satisfies ChunkAnswer, { transfer: chunkBuffers(chunk) });
  } catch (error) {
    self.postMessage({ error: String(error) } satisfies ChunkAnswer);
  }
};
