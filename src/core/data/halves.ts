// Divides a file between two threads: this one reads up to a line end in the middle, the other from there on.

import { throwIfAborted } from "../lib/abort.ts";
import { readByteBlocks, SplitFailed } from "./byteBlocks.ts";
import { ByteRecords } from "./byteRecords.ts";
import { type ReadOptions, unpackedPieces } from "./encoding.ts";
import type { RecordBlock } from "./lineCells.ts";
import type { Dialect, Mapping } from "./mapping.ts";
import type { ByteSource } from "./source.ts";
import { partOf, type SecondThread, type Tail } from "./tail.ts";

/** Bytes in the middle in which a line end is looked for. */
const WINDOW = 262_144;
/** So many records in a row have to have the header's width. */
const RECORDS_SEEN = 3;
const LF = 10;

export interface Halves {
  /** The beginning's records; throws SplitFailed at its end when the middle was no line end after all. */
  blocks: AsyncGenerator<RecordBlock>;
  /** The rest; rejects with SplitFailed whatever went wrong there, since reading the file whole says it in order. */
  tail: Promise<Tail>;
  /** Ends the other thread's work. */
  stop(): void;
}

/** Starts the other thread on the second half; null where the file cannot be divided. */
export async function openHalves(
  source: ByteSource,
  mapping: Mapping,
  dialect: Dialect,
  above: number,
  second: SecondThread | undefined,
  options: ReadOptions,
): Promise<Halves | null> {
  if (!second || !source.slice || dialect.gzip || source.size < second.smallest) return null;
  const from = await findLine(source, dialect, mapping.header.length);
  if (from === null) return null;
  throwIfAborted(options.signal);
  const stopper = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stopper.signal]) : stopper.signal;
  const tail = second.read({ from, mapping, dialect }, signal).catch((error) => {
    throwIfAborted(options.signal);
    throw new SplitFailed(String(error));
  });
  // Nobody may be waiting yet, or any more.
  tail.catch(() => undefined);
  tail.then(
    () => options.onProgress?.(source.size, source.size),
    () => undefined,
  );
  // Both halves take about the same time: this one's progress stands for the file's.
  const onProgress = (done: number): void =>
    options.onProgress?.(Math.min(Math.floor((done / from) * source.size), source.size - 1), source.size);
  const pieces = unpackedPieces(partOf(source, 0, from), { signal: options.signal, onProgress });
  const blocks = readByteBlocks(pieces, dialect, options.signal, { above, part: "beginning" });
  return { blocks, tail, stop: () => stopper.abort() };
}

/** Where a record very likely begins near the middle: after a line end, with records of the right width behind it. */
async function findLine(source: ByteSource, dialect: Dialect, width: number): Promise<number | null> {
  const start = Math.floor(source.size / 2);
  const bytes = await readAll(source.slice!(start, Math.min(source.size, start + WINDOW)));
  for (let end = bytes.indexOf(LF), tries = 0; end >= 0 && tries < 50; end = bytes.indexOf(LF, end + 1), tries++)
    if (looksLikeRecords(bytes.subarray(end + 1), dialect, width)) return start + end + 1;
  return null;
}

function looksLikeRecords(bytes: Uint8Array, dialect: Dialect, width: number): boolean {
  const records = new ByteRecords(dialect.delimiter, dialect.encoding === "utf-8");
  records.add(bytes, false);
  try {
    for (let i = 0; i < RECORDS_SEEN; i++) if (!records.next() || records.fields !== width) return false;
    return true;
  } catch {
    return false;
  }
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}
