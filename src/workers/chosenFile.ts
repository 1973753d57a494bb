// A file that the user chose, as a source of bytes. A browser reads it from the disk each time, and refuses with "network
// error" or NotReadableError once it is no longer what was chosen: that is said in words.

import { DataError } from "../core/data/dataError.ts";
import { dataMessage } from "../core/data/dataMessages.ts";
import { type ByteSource, piecesOf, streamOf } from "../core/data/source/source.ts";

export function chosenFile(file: File): ByteSource {
  const { name, size } = file;
  const pieces = async function* (part: Blob): AsyncGenerator<Uint8Array> {
    try {
      yield* piecesOf(part.stream());
    } catch {
      throw new DataError("file-changed", dataMessage("file.changed", { name }));
    }
  };
  return {
    name,
    size,
    stream: () => streamOf(() => pieces(file)),
    slice: (start, end) => streamOf(() => pieces(file.slice(start, end))),
  };
}
