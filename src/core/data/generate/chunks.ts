// Generated files are streams: lines gather into pieces of about 64 KB, and a piece is made only when it is asked for.

import type { ByteSource } from "../source/source.ts";

/** Characters gathered before a piece is handed on. */
export const CHUNK_CHARACTERS = 65_536;

/**
 * A generated file as a source of bytes (UTF-8): `make` is called anew for each reading, pulled piece by piece, so
 * that memory does not grow. `size` is the expected number of bytes.
 */
export function generatedSource(name: string, size: number, make: () => Iterable<string>): ByteSource {
  return {
    name,
    size,
    stream() {
      const pieces = make()[Symbol.iterator]();
      const encoder = new TextEncoder();
      return new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            const next = pieces.next();
            if (next.done) controller.close();
            else controller.enqueue(encoder.encode(next.value));
          },
          cancel() {
            pieces.return?.();
          },
        },
        { highWaterMark: 2 },
      );
    },
  };
}
