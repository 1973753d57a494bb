// A mapped file as batches of records: dialect, encoding and mapping settled, and settled again where lines further down
// show that the first look was wrong. Reading and the list of rejected lines are both built on this.

import type { Message } from "../../lib/message.ts";
import { canReadBytes, readByteBlocks, SplitFailed } from "../bytes/byteBlocks.ts";
import { TextReaderNeeded } from "../bytes/byteRecords.ts";
import { dataMessage } from "../dataMessages.ts";
import type { HeadTable } from "../dialect/headTable.ts";
import { type FileSurvey, type KnownLines, RepeatCursor, withKnown } from "../files/fileSurvey.ts";
import { readTable } from "../files/readTable.ts";
import type { Bounds } from "../lines/bounds.ts";
import { LineJudge } from "../lines/lineJudge.ts";
import { MappingDisproved } from "../lines/mappingDisproved.ts";
import { boundsOf, outliersOf } from "../lines/outliers.ts";
import { dateCells, dateForm, reachesOldDays } from "../mapping/dateForm.ts";
import { fitMapping, requireColumns } from "../mapping/fitMapping.ts";
import type { Dialect, Mapping } from "../mapping/mapping.ts";
import { measuredFields } from "../mapping/measuredFields.ts";
import { countThaiYears } from "../mapping/thaiYears.ts";
import { turnedDates } from "../mapping/turnedDates.ts";
import type { Chunk, WorkerPool } from "../parallel/chunk.ts";
import { type Divided, divide } from "../parallel/divide.ts";
import {
  decodeText,
  type Encoding,
  guessSingleByte,
  NotUtf8,
  type ReadOptions,
  unpackedPieces,
} from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";
import { FilledCells, filledBlocks } from "./filledCells.ts";
import { type RecordBlock, textBlock } from "./lineCells.ts";
import { readRecords } from "./records.ts";

/** How one pass over the file reads it; a pass that proves it wrong is followed by another. */
export interface Pass {
  mapping: Mapping;
  dialect: Dialect;
  judge: LineJudge;
  /** What was changed since the mapping was given. */
  notes: Message[];
  /** Each has to be read to its end before the next. */
  blocks: AsyncGenerator<RecordBlock>;
  /** Where blank cells are filled from the line above: how many so far. */
  filling: FilledCells | null;
  /** What finds the cells: "bytes" gives what "papaparse" would. */
  parser: "bytes" | "papaparse";
  /** What other threads find after the blocks; none where the file was not divided. */
  chunks: Promise<Chunk[]>;
  /** Of several files: where their lines lie, and the lines that stand in a file before. */
  survey?: FileSurvey;
  repeats?: RepeatCursor;
}

/** No file needs more corrections than it has number columns, a date order and an encoding. */
const MOST_PASSES = 12;

/**
 * Runs `consume` over the whole file, again from the start where a line proves that dates, numbers or the encoding have to
 * be read another way, or where bytes are not plain enough to be read without PapaParse. `consume` must begin afresh each
 * time. Throws as `readHeadTable`, `fitMapping` and `readRecords`.
 */
export async function readMapped<T>(
  whole: ByteSource,
  given: Mapping,
  options: ReadOptions & { threads?: WorkerPool; there?: KnownLines },
  consume: (pass: Pass) => Promise<T>,
): Promise<{ result: T; pass: Pass; table: HeadTable }> {
  requireColumns(given);
  const table = await readTable(whole, { ...given.dialect, signal: options.signal });
  const source = table.joined?.source ?? table.opened.source;
  const survey = await table.joined?.survey(options);
  let mapping = fitMapping(given, table.header);
  const form = dateForm(table, mapping);
  const units = measuredFields(table, mapping);
  let dialect: Dialect = {
    ...table.dialect,
    ...(form?.calendar && { calendar: form.calendar }),
    ...(reachesOldDays(table, mapping) && { oldDays: true }),
    ...(units.length > 0 && { units }),
    ...(yearsAreThai(table, mapping) && { thaiYears: true }),
  };
  let lenient = false;
  let notes: Message[] = [];
  let parser: Pass["parser"] = !options.textOnly && canReadBytes(dialect) ? "bytes" : "papaparse";
  const counted = mapping.keepRepeats ? undefined : survey;
  const repeats = options.there ? withKnown(counted, options.there) : counted;
  // Lines that repeat others are known by their number among all.
  let divides = repeats === undefined;
  for (let number = 1; ; number++) {
    const wholeFile = () =>
      parser === "bytes"
        ? readByteBlocks(unpackedPieces(source, options), dialect, options.signal, { above: table.above })
        : readTextBlocks(source, dialect, { ...options, lenient }, table.above);
    let divided: Divided | null = null;
    const read: Dialect = datesAreTurned(table, mapping) ? { ...dialect, turned: true } : dialect;
    try {
      const filling = mapping.fillDown ? new FilledCells(mapping) : null;
      const bounds = mapping.dropOutliers
        ? await boundsWithin(filled(wholeFile(), filling), new LineJudge(mapping, read))
        : null;
      filling?.begin();
      const told = bounds ? { ...read, bounds } : read;
      if (parser === "bytes" && divides)
        divided = await divide(source, mapping, told, table.above, options.threads, options);
      const pass: Pass = {
        mapping,
        dialect: told,
        judge: new LineJudge(mapping, told),
        notes,
        blocks: filled(divided?.blocks ?? wholeFile(), filling),
        filling,
        parser,
        chunks: divided?.chunks ?? Promise.resolve([]),
        ...(survey && { survey }),
        ...(repeats && { repeats: new RepeatCursor(repeats) }),
      };
      return { result: await consume(pass), pass, table };
    } catch (error) {
      divided?.stop();
      if (error instanceof TextReaderNeeded || error instanceof SplitFailed) {
        // From the very beginning, so that what was found so far cannot make a difference.
        if (error instanceof TextReaderNeeded) parser = "papaparse";
        divides = false;
        mapping = fitMapping(given, table.header);
        notes = [];
        number = 0;
      } else if (number >= MOST_PASSES) throw error;
      else if (error instanceof MappingDisproved) {
        mapping = error.mapping;
        notes.push(error.sentence);
      } else if (error instanceof NotUtf8) {
        if (table.ascii) {
          dialect = { ...dialect, encoding: await guessSingleByte(source, { signal: options.signal }) };
          notes.push(dataMessage("note.otherEncoding", { encoding: dialect.encoding }));
        } else {
          lenient = true;
          notes.push(dataMessage("note.badBytes"));
        }
      } else throw error;
    }
  }
}

/** Whether the dates are to be turned back: chosen or proposed, and this file shows the fingerprint. */
function datesAreTurned(table: HeadTable, mapping: Mapping): boolean {
  return mapping.turnedDates === true && turnedDates(dateCells(table, mapping), mapping.dateFormat) !== null;
}

/** Whether years of two digits are Thailand's: chosen or proposed, and this file's are of today in no other calendar. */
function yearsAreThai(table: HeadTable, mapping: Mapping): boolean {
  return mapping.thaiYears === true && countThaiYears(dateCells(table, mapping)) > 0;
}

function filled(blocks: AsyncGenerator<RecordBlock>, filling: FilledCells | null): AsyncGenerator<RecordBlock> {
  return filling ? filledBlocks(blocks, filling) : blocks;
}

/** Reads the file once for what lies far from all its other lines; null where nothing does. */
async function boundsWithin(blocks: AsyncIterable<RecordBlock>, judge: LineJudge): Promise<Bounds | null> {
  const time: number[] = [];
  const quantity: number[] = [];
  const revenue: number[] = [];
  for await (const { cells, next } of blocks) {
    while (next()) {
      if (judge.judge(cells)) continue;
      time.push(judge.time);
      quantity.push(judge.quantity);
      revenue.push(judge.revenue);
    }
  }
  const columns = {
    time: Float64Array.from(time),
    quantity: Float64Array.from(quantity),
    revenue: Float64Array.from(revenue),
  };
  return boundsOf(outliersOf({ count: time.length, ...columns }));
}

async function* readTextBlocks(
  source: ByteSource,
  dialect: Dialect,
  options: ReadOptions & { lenient: boolean },
  above: number,
): AsyncGenerator<RecordBlock> {
  const pieces = decodeText(source, dialect.encoding as Encoding, options);
  for await (const { records, firstLine, openQuotes } of readRecords(pieces, dialect, options.signal, above))
    if (firstLine > 0) yield textBlock(records, firstLine, openQuotes);
}
