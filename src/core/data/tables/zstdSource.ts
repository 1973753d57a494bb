// A file packed with Zstandard as the bytes inside it.

import { Decompress } from "fzstd";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { type ByteSource, piecesOf, streamOf } from "../source/source.ts";
import { refuseUnpacked } from "../source/unpackedLimit.ts";

/** Packed bytes given to the unpacker at a time. */
const AT_ONCE = 65_536;

/** The unpacked bytes; reading them throws DataError "gzip" where the file is damaged. */
export function zstdSource(packed: ByteSource): ByteSource {
  let done = 0;
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    done = 0;
    const pieces: Uint8Array[] = [];
    let size = 0;
    const stream = new Decompress((piece) => {
      size += piece.length;
      refuseUnpacked(packed.name, packed.size, size);
      pieces.push(piece);
    });
    const push = (piece: Uint8Array, last: boolean): Uint8Array[] => {
      try {
        stream.push(piece, last);
      } catch (error) {
        if (error instanceof DataError) throw error;
        throw new DataError("gzip", dataMessage("file.gzip", { name: packed.name }));
      }
      return pieces.splice(0);
    };
    for await (const piece of piecesOf(packed.stream())) {
      // A few bytes may stand for 128 kB: what one push unpacks is held whole.
      for (let at = 0; at < piece.length; at += AT_ONCE) yield* push(piece.subarray(at, at + AT_ONCE), false);
      done += piece.length;
    }
    yield* push(new Uint8Array(0), true);
  }
  return { name: packed.name, size: packed.size, done: () => done, stream: () => streamOf(unpacked) };
}
