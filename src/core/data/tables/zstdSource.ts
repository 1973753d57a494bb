// A file packed with Zstandard as the bytes inside it.

import { Decompress } from "fzstd";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { type ByteSource, piecesOf, streamOf } from "../source/source.ts";

/** The unpacked bytes; reading them throws DataError "gzip" where the file is damaged. */
export function zstdSource(packed: ByteSource): ByteSource {
  let done = 0;
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    done = 0;
    const pieces: Uint8Array[] = [];
    const stream = new Decompress((piece) => void pieces.push(piece));
    const push = (piece: Uint8Array, last: boolean): Uint8Array[] => {
      try {
        stream.push(piece, last);
      } catch {
        throw new DataError("gzip", dataMessage("file.gzip", { name: packed.name }));
      }
      return pieces.splice(0);
    };
    for await (const piece of piecesOf(packed.stream())) {
      const plain = push(piece, false);
      done += piece.length;
      yield* plain;
    }
    yield* push(new Uint8Array(0), true);
  }
  return { name: packed.name, size: packed.size, done: () => done, stream: () => streamOf(unpacked) };
}
