// Where bytes come from: a File in the page, a path in the command line, a generator in a worker. Core only sees this.

import { throwIfAborted } from "../../lib/abort.ts";
import { InternalError } from "../../lib/internalError.ts";

/** A readable file of known size; `stream()` may be called more than once, each time from the start. */
export interface ByteSource {
  name: string;
  /** Size in bytes as stored (compressed size for .gz). */
  size: number;
  stream(): ReadableStream<Uint8Array>;
  /** Stored bytes behind what the newest stream has given so far; absent where it gives them as they are stored. */
  done?(): number;
  /** The bytes from `start` up to, not including, `end`; where absent, a fingerprint has to read the whole file. */
  slice?(start: number, end: number): ReadableStream<Uint8Array>;
  /** Several files that are read as one: nothing is read from this source itself. */
  parts?: readonly ByteSource[];
}

/** Several files as one; a single one stays what it is. */
export function filesSource(sources: readonly ByteSource[]): ByteSource {
  const [first] = sources;
  if (sources.length === 1) return first!;
  return {
    name: `${first!.name} + ${sources.length - 1}`,
    size: sources.reduce((sum, { size }) => sum + size, 0),
    stream() {
      throw new InternalError("several files are read one by one");
    },
    parts: sources,
  };
}

/** A stream of what a generator yields; cancelling it ends the generator. */
export function streamOf(pieces: () => AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  const generator = pieces();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await generator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await generator.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The pieces of a stream as they come; whoever leaves off early ends it. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      throwIfAborted(signal);
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/**
 * All bytes of a stream; throws what it throws. A Response would not: in Chromium a damaged file within an archive becomes
 * "Failed to fetch".
 */
export async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of piecesOf(stream)) {
    pieces.push(piece);
    length += piece.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A source over bytes in memory, delivered in the given pieces. */
export function bytesSource(name: string, pieces: readonly Uint8Array[]): ByteSource {
  return {
    name,
    size: pieces.reduce((size, piece) => size + piece.length, 0),
    stream: () => {
      let next = 0;
      return new ReadableStream<Uint8Array>({
        pull: (controller) => {
          const piece = pieces[next++];
          if (piece) controller.enqueue(piece);
          else controller.close();
        },
      });
    },
  };
}
