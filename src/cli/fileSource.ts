// A path as the ByteSource that core reads from.

import type { Stats } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ByteSource } from "../core/data/source/source.ts";
import { CommandError } from "./commandError.ts";
import { cannotRead, quoted } from "./fileErrors.ts";

const CHUNK_BYTES = 1024 * 1024;

export interface FileSource extends ByteSource {
  /** Throws where the file is no longer the one that was opened: of another size, written since, or another in its place. */
  checkUnchanged(): Promise<void>;
}

/** The file at this path. Throws a sentence where there is none, or where it is none that can be read twice. */
export async function fileSource(path: string): Promise<FileSource> {
  const info = await statOf(path);
  if (!info.isFile()) throw new CommandError(`cannot read ${quoted(path)}: ${noFile(info)}`);
  return {
    name: basename(path),
    size: info.size,
    stream: () => read(path, 0, Number.POSITIVE_INFINITY),
    slice: (start, end) => read(path, start, end),
    async checkUnchanged() {
      const now = await statOf(path);
      if (now.size === info.size && now.mtimeMs === info.mtimeMs && now.ino === info.ino) return;
      const how = now.size === info.size ? "" : ` (${bytes(info.size)} before, ${bytes(now.size)} now)`;
      throw new CommandError(
        `${quoted(path)} was changed while it was read${how}: what was read of it may be of neither. Wait until whoever writes it is done, and start again`,
      );
    },
  };
}

function statOf(path: string): Promise<Stats> {
  return stat(path).catch((error) => {
    throw cannotRead(path, error);
  });
}

function noFile(info: Stats): string {
  if (info.isDirectory()) return "it is a folder, where a file should be";
  if (info.isFIFO() || info.isSocket())
    return "it is a pipe, and what is in it can be read only once: save that as a file, and name the file";
  return "it is a device, not a file with sales lines";
}

function bytes(size: number): string {
  return `${size.toLocaleString("en-US")} bytes`;
}

function read(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  let opening: Promise<FileHandle> | undefined;
  let file: FileHandle | undefined;
  let at = start;
  const refused = async (error: unknown): Promise<never> => {
    await file?.close().catch(() => undefined);
    throw cannotRead(path, error);
  };
  return new ReadableStream<Uint8Array>({
    async start() {
      opening = open(path).catch(refused);
      file = await opening;
    },
    async pull(controller) {
      const size = Math.min(CHUNK_BYTES, end - at);
      const buffer = new Uint8Array(Math.max(0, size));
      const bytesRead = size > 0 ? ((await file?.read(buffer, 0, size, at).catch(refused))?.bytesRead ?? 0) : 0;
      if (bytesRead === 0) {
        controller.close();
        await file?.close();
        return;
      }
      at += bytesRead;
      controller.enqueue(buffer.subarray(0, bytesRead));
    },
    async cancel() {
      // It may be left before it is open.
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    },
  });
}
