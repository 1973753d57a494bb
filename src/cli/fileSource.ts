// A path as the ByteSource that core reads from.

import { type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ByteSource } from "../core/data/source/source.ts";
import { CommandError } from "./commandError.ts";

const CHUNK_BYTES = 1024 * 1024;

/** The file at this path. Throws a localised error when there is none, or when it is a folder. */
export async function fileSource(path: string): Promise<ByteSource> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new CommandError(`cannot read "${path}": ${why}`);
  });
  if (!info.isFile()) throw new CommandError(`cannot read "${path}": it is not a file`);
  return {
    name: basename(path),
    size: info.size,
    stream: () => read(path, 0, Number.POSITIVE_INFINITY),
    slice: (start, end) => read(path, start, end),
  };
}

function read(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  let file: FileHandle | undefined;
  let at = start;
  return new ReadableStream<Uint8Array>({
    async start() {
      file = await open(path);
    },
    async pull(controller) {
      const size = Math.min(CHUNK_BYTES, end - at);
      const buffer = new Uint8Array(Math.max(0, size));
      const bytesRead = size > 0 ? ((await file?.read(buffer, 0, size, at))?.bytesRead ?? 0) : 0;
      if (bytesRead === 0) {
        controller.close();
        await file?.close();
        return;
      }
      at += bytesRead;
      controller.enqueue(buffer.subarray(0, bytesRead));
    },
    async cancel() {
      await file?.close();
    },
  });
}
