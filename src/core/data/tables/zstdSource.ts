// A file packed with Zstandard as the bytes inside it.

import { Decompress } from "fzstd";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { type ByteSource, streamOf } from "../source/source.ts";

/** The unpacked bytes; reading them throws DataError "gzip" where the file is damaged. */
export function zstdSource(packed: ByteSource): ByteSource {
  let done = 0;
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    done = 0;
    const pieces: Uint8Array[] = [];
    const stream = new Decompress((piece) => void pieces.push(piece));
    const reader = packed.stream().getReader();
    try {
      for (;;) {
        const next = await reader.read();
        try {
          stream.push(next.value ?? new Uint8Array(0), next.done);
        } catch {
          throw new DataError("gzip", dataMessage("file.gzip", { name: packed.name }));
        }
        done += next.value?.length ?? 0;
        yield* pieces.splice(0);
        if (next.done) return;
      }
    } finally {
      reader.cancel().catch(() => undefined);
    }
  }
  return { name: packed.name, size: packed.size, done: () => done, stream: () => streamOf(unpacked) };
}
