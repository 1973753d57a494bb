// Where bytes come from: a File in the page, a path in the shell, a generator in a worker. Core only sees this.

/** A readable file of known size; `stream()` may be called more than once, each time from the start. */
export interface ByteSource {
  name: string;
  /** Size in bytes as stored (compressed size for .gz). */
  size: number;
  stream(): ReadableStream<Uint8Array>;
}
