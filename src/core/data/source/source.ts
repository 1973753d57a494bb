// Where bytes come from: a File in the page, a path in the command line, a generator in a worker. Core only sees this.

/** A readable file of known size; `stream()` may be called more than once, each time from the start. */
export interface ByteSource {
  name: string;
  /** Size in bytes as stored (compressed size for .gz). */
  size: number;
  stream(): ReadableStream<Uint8Array>;
  /** The bytes from `start` up to, not including, `end`; where absent, a fingerprint has to read the whole file. */
  slice?(start: number, end: number): ReadableStream<Uint8Array>;
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
