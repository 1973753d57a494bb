// A first look at a file: its head is enough to tell the dialect and to propose a mapping.

import { throwIfAborted } from "../lib/abort.ts";
import { DataError } from "./dataError.ts";
import { say } from "./dataSentences.ts";
import { detectDelimiter, detectNewline, headerIndex, headRecords, noTable, QUOTE } from "./dialect.ts";
import { asEncoding, decodeHead, detectEncoding, readHead } from "./encoding.ts";
import type { Sniff } from "./inspection.ts";
import type { Dialect, Mapping } from "./mapping.ts";
import { proposeMapping } from "./proposeMapping.ts";
import type { ByteSource } from "./source.ts";

const HEAD_BYTES = 1_048_576;
const PREVIEW_ROWS = 20;
const PREVIEW_LENGTH = 200;
/** Records the evidence is taken from; a megabyte holds several thousand. */
const RECORDS_LOOKED_AT = 4000;

export interface SniffOptions {
  signal?: AbortSignal;
  /** Chosen by hand instead of what the bytes tell. */
  encoding?: string;
  delimiter?: string;
}

/** The head of a file as a table, before any column has a meaning. */
export interface HeadTable {
  dialect: Dialect;
  header: string[];
  rows: string[][];
  /** Records above the header: titles of a report. */
  above: number;
  /** The head was ASCII: bytes further on may still show another encoding than UTF-8. */
  ascii: boolean;
}

/**
 * Reads about the first megabyte and proposes a mapping with a reason and samples per column.
 * Throws DataError ("empty", "binary", "not-csv", "one-column", "header-only", "gzip") with a sentence that says what to do.
 */
export async function sniff(source: ByteSource, options: SniffOptions = {}): Promise<Sniff> {
  const table = await readHeadTable(source, options);
  throwIfAborted(options.signal);
  const { mapping, columns, missing, dateNote, moneyNotes } = proposeMapping(table.header, table.rows);
  const notes = [...missing, ...(dateNote ? [dateNote] : []), ...moneyNotes];
  if (table.above > 0) notes.unshift(say("note.title", { count: table.above }));
  if (options.encoding || options.delimiter) {
    mapping.dialect = {};
    if (options.encoding) mapping.dialect.encoding = table.dialect.encoding;
    if (options.delimiter) mapping.dialect.delimiter = options.delimiter;
  }
  const preview = table.rows
    .slice(0, PREVIEW_ROWS)
    .map((row) => row.map((cell) => (cell.length > PREVIEW_LENGTH ? `${cell.slice(0, PREVIEW_LENGTH)}…` : cell)));
  return {
    dialect: table.dialect,
    columns,
    mapping,
    notes: notes.map(({ text }) => text),
    noteSentences: notes,
    preview,
  };
}

/** Reads the head of a file into a table; throws as `sniff` does. */
export async function readHeadTable(
  source: ByteSource,
  options: SniffOptions & Mapping["dialect"] = {},
): Promise<HeadTable> {
  const head = await readHead(source, HEAD_BYTES, { signal: options.signal });
  if (head.bytes.length === 0) throw new DataError("empty", say("file.empty", { name: source.name }));
  const found = options.encoding ? { encoding: asEncoding(options.encoding), ascii: false } : detectEncoding(head);
  const text = decodeHead(head, found.encoding);
  if (text.trim() === "") throw new DataError("empty", say("file.blank", { name: source.name }));
  const newline = detectNewline(text);
  if (!head.whole && !text.includes(newline)) throw new DataError("line-too-long", say("file.longHeader"));
  const delimiter = options.delimiter ?? detectDelimiter(text, newline, head.whole);
  const records = headRecords(text, delimiter, newline, head.whole, RECORDS_LOOKED_AT + 1);
  const above = records.length === 0 ? 0 : headerIndex(records);
  const header = records[above];
  const rows = records.slice(above + 1);
  if (!header || header.length < 2) {
    if (!options.delimiter) throw noTable(text);
    throw new DataError("one-column", say("file.delimiter", { delimiter: delimiter === "\t" ? "tab" : delimiter }));
  }
  if (rows.length === 0 && head.whole)
    throw new DataError("header-only", say("file.headerOnly", { name: source.name, columns: header.length }));
  if (rows.length === 0) throw new DataError("line-too-long", say("file.longFirstLine"));
  return {
    dialect: { encoding: found.encoding, delimiter, newline, quote: QUOTE, gzip: head.gzip },
    header: header.map((name) => name.trim()),
    rows,
    above,
    ascii: found.ascii,
  };
}
