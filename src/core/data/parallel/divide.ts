// Divides a file between threads: this one reads from the header up to a line end, each of the others a part behind it.

import { throwIfAborted } from "../../lib/abort.ts";
import { readByteBlocks, SplitFailed } from "../bytes/byteBlocks.ts";
import { ByteRecords } from "../bytes/byteRecords.ts";
import type { Dialect, Mapping } from "../mapping/mapping.ts";
import type { RecordBlock } from "../records/lineCells.ts";
import { type ReadOptions, unpackedPieces } from "../source/encoding.ts";
import { type ByteSource, readAll } from "../source/source.ts";
import { type Chunk, partOf, type WorkerPool } from "./chunk.ts";

/** Bytes in which a line end is looked for. */
const WINDOW = 262_144;
/** So many records in a row have to have the header's width. */
const RECORDS_SEEN = 3;
const LF = 10;

export interface Divided {
  /** The first part's records; throws SplitFailed at its end when that was no line end after all. */
  blocks: AsyncGenerator<RecordBlock>;
  /** The other parts in file order; rejects with SplitFailed whatever went wrong, since reading the file whole says it in order. */
  chunks: Promise<Chunk[]>;
  /** Ends the other threads' work. */
  stop(): void;
}

/** Starts the other threads on their parts; null where the file cannot be divided. */
export async function divide(
  source: ByteSource,
  mapping: Mapping,
  dialect: Dialect,
  above: number,
  threads: WorkerPool | undefined,
  options: ReadOptions,
): Promise<Divided | null> {
  // A part that begins in the middle of an order would not know its first line.
  if (!threads || !source.slice || dialect.gzip || mapping.fillDown) return null;
  const parts = Math.min(threads.count + 1, Math.floor(source.size / Math.max(1, threads.smallestPart)));
  const cuts: number[] = [];
  for (let i = 1; i < parts; i++) {
    const near = Math.max(cuts.at(-1) ?? 0, Math.floor((source.size * i) / parts));
    const cut = await findLine(source, near, dialect, mapping.header.length);
    if (cut !== null) cuts.push(cut);
  }
  const first = cuts[0];
  if (first === undefined) return null;
  throwIfAborted(options.signal);
  const stopper = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stopper.signal]) : stopper.signal;
  const jobs = cuts.map((from, i) => ({ from, to: cuts[i + 1] ?? source.size, mapping, dialect }));
  const chunks = Promise.all(jobs.map((job) => threads.read(job, signal))).catch((error) => {
    throwIfAborted(options.signal);
    throw new SplitFailed(String(error));
  });
  // Nobody may be waiting yet, or any more.
  chunks.then(
    () => options.onProgress?.(source.size, source.size),
    () => undefined,
  );
  // All parts take about the same time: this one's progress stands for the file's.
  const onProgress = (done: number): void =>
    options.onProgress?.(Math.min(Math.floor((done / first) * source.size), source.size - 1), source.size);
  const pieces = unpackedPieces(partOf(source, 0, first), { signal: options.signal, onProgress });
  const blocks = readByteBlocks(pieces, dialect, options.signal, { above, ends: false });
  return { blocks, chunks, stop: () => stopper.abort() };
}

/** Where a record very likely begins soon after `start`: after a line end, with records of the right width behind it. */
async function findLine(source: ByteSource, start: number, dialect: Dialect, width: number): Promise<number | null> {
  const bytes = await readAll(source.slice!(start, Math.min(source.size, start + WINDOW)));
  for (let end = bytes.indexOf(LF), tries = 0; end >= 0 && tries < 50; end = bytes.indexOf(LF, end + 1), tries++)
    if (looksLikeRecords(bytes.subarray(end + 1), dialect, width)) return start + end + 1;
  return null;
}

function looksLikeRecords(bytes: Uint8Array, dialect: Dialect, width: number): boolean {
  const records = new ByteRecords(dialect.delimiter, dialect.encoding === "utf-8", null);
  records.add(bytes);
  try {
    for (let i = 0; i < RECORDS_SEEN; i++) if (!records.next() || records.fields !== width) return false;
    return true;
  } catch {
    return false;
  }
}
