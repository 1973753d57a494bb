// The second half of a file, read by another thread from a line end on, in a form that can be sent between threads.

import { readByteBlocks } from "./byteBlocks.ts";
import { unpackedPieces } from "./encoding.ts";
import type { RejectReport, RejectRule } from "./inspection.ts";
import { lineBuffers } from "./lineBuffers.ts";
import { LineJudge } from "./lineJudge.ts";
import { LineReading } from "./lineReading.ts";
import type { Dialect, Mapping } from "./mapping.ts";
import type { SaleLines } from "./saleLines.ts";
import type { ByteSource } from "./source.ts";

/** What to read: the file's bytes from `from` on, where a record begins. */
export interface TailJob {
  from: number;
  mapping: Mapping;
  dialect: Dialect;
}

/** What was found there; line numbers count from the tail's first data line. */
export interface Tail {
  rows: number;
  lines: SaleLines;
  walkIns: number;
  firstTime: number;
  lastTime: number;
  rejected: Partial<Record<RejectRule, RejectReport>>;
  duplicates: { count: number; high: Uint32Array; low: Uint32Array };
  /** [lines] money off each line, for exact totals. */
  discountAmounts: Float64Array;
  decimals: { quantity: number; revenue: number; discountAmount: number };
  dateOrderProven: boolean;
}

/** Another thread that can read the end of the same file. */
export interface SecondThread {
  /** Answers what `readTail` does there. */
  read(job: TailJob, signal: AbortSignal): Promise<Tail>;
  /** Files of fewer bytes are not worth a thread. */
  smallest: number;
}

/** Reads the end of a file. Throws HandOver and ReadAgain as reading it whole would. */
export async function readTail(source: ByteSource, job: TailJob, signal?: AbortSignal): Promise<Tail> {
  const { from, mapping, dialect } = job;
  const part = partOf(source, from, source.size);
  const judge = new LineJudge(mapping);
  const reading = new LineReading(mapping);
  let amounts = new Float64Array(65_536);
  let kept = 0;
  const blocks = readByteBlocks(unpackedPieces(part, { signal }), dialect, signal, { part: "tail" });
  await reading.read(
    blocks,
    judge,
    () => undefined,
    (amount) => {
      if (kept === amounts.length) {
        const wider = new Float64Array(kept * 2);
        wider.set(amounts);
        amounts = wider;
      }
      amounts[kept++] = amount;
    },
  );
  const { builder, rejects, totals, duplicates, rows } = reading;
  return {
    rows,
    lines: builder.finish(judge),
    walkIns: builder.walkIns,
    firstTime: builder.firstTime,
    lastTime: builder.lastTime,
    rejected: rejects.byRule,
    duplicates: { count: duplicates.count, ...duplicates.table },
    discountAmounts: amounts.subarray(0, kept),
    decimals: {
      quantity: totals.quantity.decimals,
      revenue: totals.revenue.decimals,
      discountAmount: totals.discountAmount.decimals,
    },
    dateOrderProven: judge.dateOrderProven,
  };
}

/** The memory behind a tail, to be moved between threads. */
export function tailBuffers({ lines, duplicates, discountAmounts }: Tail): ArrayBuffer[] {
  const arrays = [duplicates.high, duplicates.low, discountAmounts];
  return [...lineBuffers(lines), ...arrays.map(({ buffer }) => buffer as ArrayBuffer)];
}

/** A part of a source that has `slice`. */
export function partOf(source: ByteSource, start: number, end: number): ByteSource {
  return { name: source.name, size: end - start, stream: () => source.slice!(start, end) };
}
