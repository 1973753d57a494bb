// The pump of the byte reader: byte pieces in, blocks of records out, none of them made into text.

import { throwIfAborted } from "../../lib/abort.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import { isSeparatorLine } from "../dialect/dialect.ts";
import { DELIMITERS, type Dialect, NO_HEADER } from "../mapping/mapping.ts";
import type { RecordBlock } from "../records/lineCells.ts";
import type { Encoding } from "../source/encoding.ts";
import { ByteCells } from "./byteCells.ts";
import { ByteRecords, TextReaderNeeded } from "./byteRecords.ts";
import { BYTE_ENCODINGS } from "./byteText.ts";

/** Bytes scanned between two looks at the signal. */
const BLOCK = 1_048_576;
/** A longer record has probably lost its closing quote: whatever it is, the text reader has the words for it. */
const LONGEST_RECORD = 1_048_576;

/** Thrown where a file divided between threads has to be read whole. */
export class SplitFailed extends Error {}

export interface ByteBlockOptions {
  /** Title records above the header; NO_HEADER where there is none. */
  above?: number;
  /** The bytes begin with the file's header; else at any record. */
  begins?: boolean;
  /** The bytes end with the file; else at a line end. */
  ends?: boolean;
  /** Bytes scanned at a time. */
  blockBytes?: number;
}

/** The file's dialect is one that the byte reader knows. */
export function canReadBytes({ encoding, delimiter, newline }: Dialect): boolean {
  return (
    newline !== "\r" &&
    (BYTE_ENCODINGS as readonly string[]).includes(encoding) &&
    (DELIMITERS as readonly string[]).includes(delimiter)
  );
}

/**
 * Reads records from unpacked bytes: the data lines that `readRecords` gives, which are those below the header after
 * `above` title records, blank ones left out; a later part of a file has no header. A block must be read to its end before the next is asked for.
 * Yields to the event loop after each block and throws the signal's reason when aborted.
 * Throws TextReaderNeeded (also while a block is being read) where only the text reader can be sure.
 */
export async function* readByteBlocks(
  pieces: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  signal?: AbortSignal,
  { above = 0, begins = true, ends = true, blockBytes = BLOCK }: ByteBlockOptions = {},
): AsyncGenerator<RecordBlock> {
  const utf8 = dialect.encoding === "utf-8";
  const records = new ByteRecords(dialect.delimiter, utf8);
  const cells = new ByteCells(records, dialect.encoding as Encoding);
  let line = 0;
  let titles = 0;
  let headerSeen = !begins;

  /** Whether the record is a title or the header. */
  const isAbove = (): boolean => {
    if (titles === 0 && cells.length <= 2 && isSeparatorLine(cells.texts())) return true;
    if (titles++ >= above) headerSeen = true;
    return above !== NO_HEADER;
  };
  const next = (): boolean => {
    while (records.next()) {
      // A text is dear where there may be millions of them.
      if (records.fields === 1 && (records.starts[0] === records.ends[0] || cells.text(0).trim() === "")) continue;
      if (!headerSeen && isAbove()) continue;
      line++;
      return true;
    }
    return false;
  };

  let added = 0;
  let first = utf8 && begins;
  const block = (): RecordBlock => {
    if (first) records.skipMark();
    first = false;
    return { firstLine: line + 1, openQuotes: [], cells, next };
  };
  for await (const piece of pieces) {
    throwIfAborted(signal);
    records.add(piece);
    added += piece.length;
    // A byte order mark has to be there whole before anything is read.
    if (added < blockBytes || (first && records.unread < 3)) continue;
    added = 0;
    yield block();
    if (records.unread > LONGEST_RECORD) throw new TextReaderNeeded("a very long record");
    await yieldToEvents();
  }
  if (ends) records.end();
  yield block();
  if (!ends && (records.unread > 0 || !headerSeen)) throw new SplitFailed("the file was cut within a record");
}
