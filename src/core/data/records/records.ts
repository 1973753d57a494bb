// The pump: text pieces in, batches of CSV records out. PapaParse parses blocks cut at fixed positions of the text, so
// that the result cannot depend on how the stream happened to be cut.

import Papa from "papaparse";
import { throwIfAborted } from "../../lib/abort.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import { DataError, quoted } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { dropReturn, isBlank, isSeparatorLine, QUOTE, splitAt } from "../dialect/dialect.ts";
import { type Dialect, NO_HEADER } from "../mapping/mapping.ts";

/** Characters parsed at a time: some tens of milliseconds of work between two looks at the signal. */
const BLOCK = 524_288;
/** No line of a sales table is longer; a longer record has lost its closing quote or is no table. */
const LONGEST_RECORD = 2_097_152;
/** After so many quotes that never close the file is refused. */
const MOST_OPEN_QUOTES = 20;

/** One parsed block: the records of the file in order, header and blank lines left out. */
export interface RecordBatch {
  records: string[][];
  /** Data line number of the first record. */
  firstLine: number;
  /** Where a quote opened and never closed: the physical line, given as one record that stands for it. */
  openQuotes: number[];
}

/**
 * Reads records from text pieces. The first record, after `above` title records, is the header: it comes as the first
 * batch with `firstLine` 0. With NO_HEADER there is no such batch.
 * Yields to the event loop after each block and throws the signal's reason when aborted.
 * Throws DataError "binary", "line-too-long" or "unclosed-quotes".
 */
export async function* readRecords(
  pieces: AsyncIterable<string>,
  dialect: Pick<Dialect, "delimiter" | "newline">,
  signal?: AbortSignal,
  above = 0,
): AsyncGenerator<RecordBatch> {
  const newline = splitAt(dialect.newline);
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline, quoteChar: QUOTE });
  let carry = "";
  let line = 0;
  let openQuotes = 0;
  let headerSeen = false;
  let titles = 0;

  /** Parses carry + block; what is left of an unfinished record goes back to `carry`. */
  const parseBlock = (block: string, last: boolean): RecordBatch[] => {
    const batches: RecordBatch[] = [];
    let text = carry + block;
    carry = "";
    if (block.includes("\0")) throw binaryAt(line);
    for (;;) {
      const parsed = parser.parse(text, 0, !last) as {
        data: string[][];
        errors: { code: string }[];
        meta: { cursor: number };
      };
      const unclosed = last && parsed.errors.some((error) => error.code === "MissingQuotes");
      const rows = parsed.data;
      let rest = last ? "" : text.slice(parsed.meta.cursor);
      if (unclosed) {
        // The last record swallowed the rest of the file: find where it began by parsing without the end.
        const again = parser.parse(text, 0, true) as { meta: { cursor: number } };
        rest = text.slice(again.meta.cursor);
        rows.pop();
      }
      push(batches, rows);
      if (rest.length === 0 || (!unclosed && rest.length <= LONGEST_RECORD)) {
        carry = rest;
        return batches;
      }
      const end = rest.indexOf(newline);
      if (end > LONGEST_RECORD || (end < 0 && rest.length > LONGEST_RECORD)) throw tooLong(line + 1, rest);
      if (++openQuotes > MOST_OPEN_QUOTES) throw unclosedQuotes(line + 1);
      const broken = end < 0 ? rest : rest.slice(0, end);
      push(batches, [[broken]], true);
      text = end < 0 ? "" : rest.slice(end + 1);
      if (text === "") return batches;
    }
  };

  const push = (batches: RecordBatch[], rows: string[][], open = false): void => {
    const records: string[][] = [];
    for (const row of rows) {
      dropReturn(row);
      if (isBlank(row)) continue;
      if (!headerSeen) {
        if (titles === 0 && isSeparatorLine(row)) continue;
        if (titles++ < above) continue;
        headerSeen = true;
        if (above !== NO_HEADER) {
          batches.push({ records: [row], firstLine: 0, openQuotes: [] });
          continue;
        }
      }
      records.push(row);
    }
    if (records.length === 0) return;
    batches.push({ records, firstLine: line + 1, openQuotes: open ? [line + 1] : [] });
    line += records.length;
  };

  let pending = "";
  for await (const piece of pieces) {
    pending += piece;
    while (pending.length >= BLOCK) {
      throwIfAborted(signal);
      yield* parseBlock(pending.slice(0, BLOCK), false);
      pending = pending.slice(BLOCK);
      await yieldToEvents();
    }
  }
  throwIfAborted(signal);
  yield* parseBlock(pending, true);
}

function binaryAt(line: number): DataError {
  return new DataError("binary", dataMessage("file.zeroBytes", { line }));
}

function tooLong(line: number, text: string): DataError {
  return new DataError("line-too-long", dataMessage("file.longLine", { line, start: quoted(text) }));
}

function unclosedQuotes(line: number): DataError {
  return new DataError("unclosed-quotes", dataMessage("file.openQuotes", { count: MOST_OPEN_QUOTES, line }));
}
