// A mapped file as batches of records: dialect, encoding and mapping settled, and settled again where lines further down
// show that the first look was wrong. Reading and the list of rejected lines are both built on this.

import type { Sentence } from "../lib/sentence.ts";
import { say } from "./dataSentences.ts";
import { decodeText, guessSingleByte, NotUtf8, type ReadOptions } from "./encoding.ts";
import { fitMapping, requireColumns } from "./fitMapping.ts";
import { LineJudge, ReadAgain } from "./lineJudge.ts";
import type { Dialect, Mapping } from "./mapping.ts";
import { type RecordBatch, readRecords } from "./records.ts";
import { type HeadTable, readHeadTable } from "./sniff.ts";
import type { ByteSource } from "./source.ts";

/** How one pass over the file reads it; a pass that proves it wrong is followed by another. */
export interface Pass {
  mapping: Mapping;
  dialect: Dialect;
  judge: LineJudge;
  /** What was changed since the mapping was given. */
  notes: Sentence[];
  batches: AsyncGenerator<RecordBatch>;
}

/** No file needs more corrections than it has number columns, a date order and an encoding. */
const MOST_PASSES = 12;

/**
 * Runs `consume` over the whole file, again from the start where a line proves that dates, numbers or the encoding have to
 * be read another way. `consume` must begin afresh each time. Throws as `readHeadTable`, `fitMapping` and `readRecords`.
 */
export async function readMapped<T>(
  source: ByteSource,
  given: Mapping,
  options: ReadOptions,
  consume: (pass: Pass) => Promise<T>,
): Promise<{ result: T; pass: Pass; table: HeadTable }> {
  requireColumns(given);
  const table = await readHeadTable(source, { ...given.dialect, signal: options.signal });
  let mapping = fitMapping(given, table.header);
  let dialect = table.dialect;
  let lenient = false;
  const notes: Sentence[] = [];
  for (let number = 1; ; number++) {
    const pieces = decodeText(source, dialect.encoding as Parameters<typeof decodeText>[1], { ...options, lenient });
    const batches = readRecords(pieces, dialect, options.signal, table.above);
    const pass: Pass = { mapping, dialect, judge: new LineJudge(mapping), notes, batches };
    try {
      return { result: await consume(pass), pass, table };
    } catch (error) {
      if (number >= MOST_PASSES) throw error;
      if (error instanceof ReadAgain) {
        mapping = error.mapping;
        notes.push(error.sentence);
      } else if (error instanceof NotUtf8) {
        if (table.ascii) {
          dialect = { ...dialect, encoding: await guessSingleByte(source, { signal: options.signal }) };
          notes.push(say("note.otherEncoding", { encoding: dialect.encoding }));
        } else {
          lenient = true;
          notes.push(say("note.badBytes"));
        }
      } else throw error;
    }
  }
}
