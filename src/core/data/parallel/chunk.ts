// A part of a file that another thread reads, from one line end to another, in a form that can be sent between threads.

import { readByteBlocks } from "../bytes/byteBlocks.ts";
import type { RejectReport, RejectRule } from "../ingest/inspection.ts";
import type { SumParts } from "../lines/decimalSum.ts";
import type { LineHashes } from "../lines/duplicateCounter.ts";
import type { IdentityReports } from "../lines/identity.ts";
import { lineBuffers } from "../lines/lineBuffers.ts";
import { LineJudge } from "../lines/lineJudge.ts";
import { LineReading } from "../lines/lineReading.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { Dialect, Mapping } from "../mapping/mapping.ts";
import type { RoleCounts } from "../roles/roleReader.ts";
import { unpackedPieces } from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";

/** What to read: the file's bytes from `from`, where a record begins, up to `to`, where one ends. */
export interface ChunkJob {
  from: number;
  to: number;
  mapping: Mapping;
  dialect: Dialect;
}

/** What was found there; line numbers count from the chunk's first data line. */
export interface Chunk {
  rows: number;
  lines: SaleLines;
  firstTime: number;
  lastTime: number;
  rejected: Partial<Record<RejectRule, RejectReport>>;
  duplicates: LineHashes[];
  totals: { quantity: SumParts; revenue: SumParts; discountAmount: SumParts };
  dateOrderProven: boolean;
  identities: IdentityReports;
  partlyReturned: number;
  roles: RoleCounts[];
}

/** Threads beside this one that can read parts of the same file. */
export interface WorkerPool {
  /** How many may work at the same time. */
  count: number;
  /** Fewer bytes than this are not worth a thread. */
  smallestPart: number;
  /** Answers what `readChunk` does, in a thread of its own. */
  read(job: ChunkJob, signal: AbortSignal): Promise<Chunk>;
}

/** Below this, starting a thread takes longer than it saves. */
export const SMALLEST_PART = 32_000_000;

/** Threads worth having with so many cores: each holds dictionaries of its own, and the disk is one. */
export function mostThreads(cores: number): number {
  return Math.min(Math.max(1, cores), 6);
}

/** Reads a part of a file that does not begin with its header. Throws TextReaderNeeded and MappingDisproved as reading it whole would. */
export async function readChunk(source: ByteSource, job: ChunkJob, signal?: AbortSignal): Promise<Chunk> {
  const { from, to, mapping, dialect } = job;
  const part = partOf(source, from, to);
  const judge = new LineJudge(mapping, dialect);
  const reading = new LineReading(mapping);
  const options = { begins: false, ends: to === source.size };
  const blocks = readByteBlocks(unpackedPieces(part, { signal }), dialect, signal, options);
  await reading.read(blocks, judge, () => undefined);
  const { builder, rejects, totals, duplicates, rows } = reading;
  return {
    rows,
    lines: builder.finish(judge),
    firstTime: builder.firstTime,
    lastTime: builder.lastTime,
    rejected: rejects.byRule,
    duplicates: duplicates.hashes,
    totals: {
      quantity: totals.quantity.parts,
      revenue: totals.revenue.parts,
      discountAmount: totals.discountAmount.parts,
    },
    dateOrderProven: judge.dateOrderProven,
    identities: builder.identities,
    partlyReturned: judge.partlyReturned,
    roles: judge.roles?.found() ?? [],
  };
}

/** The memory behind a chunk, to be moved between threads. */
export function chunkBuffers({ lines, duplicates }: Chunk): ArrayBuffer[] {
  const arrays = duplicates.flatMap(({ high, low }) => [high, low]);
  return [...lineBuffers(lines), ...arrays.map(({ buffer }) => buffer as ArrayBuffer)];
}

/** A part of a source that has `slice`. */
export function partOf(source: ByteSource, start: number, end: number): ByteSource {
  return { name: source.name, size: end - start, stream: () => source.slice!(start, end) };
}
