// The result of a command, written piece by piece: to a file, which is there only when it is whole, or to the standard output.

import { open } from "node:fs/promises";
import type { Terminal } from "./terminal.ts";
import { writeWhole } from "./writeWhole.ts";

type Pieces<T> = Iterable<T> | AsyncIterable<T>;

/** `path` undefined stands for the standard output. */
export async function writePieces(path: string | undefined, pieces: Pieces<string>, terminal: Terminal): Promise<void> {
  if (path !== undefined) return writeFilePieces(path, pieces);
  for await (const piece of pieces) await terminal.write(piece);
}

/** A text as a file. */
export function writeText(path: string, text: string): Promise<void> {
  return writeFilePieces(path, [text]);
}

export function writeFilePieces(path: string, pieces: Pieces<string | Uint8Array>): Promise<void> {
  return writeWhole(path, async (unfinished) => {
    const file = await open(unfinished, "w");
    try {
      for await (const piece of pieces) await file.writeFile(piece);
    } finally {
      await file.close();
    }
  });
}
