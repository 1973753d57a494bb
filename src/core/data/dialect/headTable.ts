// The head of a file as a table: what the bytes tell of encoding, delimiter and header, before any column has a meaning.

import { DataError, sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { JoinedFiles } from "../files/joinedFiles.ts";
import type { ReadingEvidence } from "../ingest/inspection.ts";
import { type Dialect, type DialectChoice, NO_HEADER } from "../mapping/mapping.ts";
import { asEncoding, decodeHead, detectEncoding, type Head, readHead, type ToldEncoding } from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";
import type { OpenedTable } from "../tables/openedTable.ts";
import { openTable } from "../tables/openTable.ts";
import {
  commonWidth,
  detectDelimiter,
  detectNewline,
  hasWidth,
  headerIndex,
  headRecords,
  noTable,
  QUOTE,
} from "./dialect.ts";
import { isDataLike } from "./headless.ts";

const HEAD_BYTES = 1_048_576;
/** Records shown where a user says which of them is the header. */
const BEGINNINGS = 10;
/** Records the evidence is taken from; a megabyte holds several thousand. */
const RECORDS_LOOKED_AT = 4000;

/** A choice made by hand goes before what the bytes tell. */
export interface SniffOptions extends DialectChoice {
  signal?: AbortSignal;
}

/** The head of a file as a table, before any column has a meaning. */
export interface HeadTable {
  dialect: Dialect;
  header: string[];
  rows: string[][];
  /** Records above the header, titles of a report; NO_HEADER where there is none. */
  above: number;
  /** The head was ASCII: bytes further on may still show another encoding than UTF-8. */
  ascii: boolean;
  evidence: Omit<ReadingEvidence, "decimal" | "date" | "currency">;
  /** The first records, the header among them. */
  beginnings: string[];
  /** Several files read as one: what is read instead of the source that was given. */
  joined?: JoinedFiles;
  /** The bytes that hold the records, which are not the file's own where it is a workbook, and what is told of them. */
  opened: OpenedTable;
}

/** Reads the head of a file into a table; throws as `sniff` does. */
export async function readHeadTable(file: ByteSource, choice: SniffOptions = {}): Promise<HeadTable> {
  const { signal, sheet, encoding, delimiter: divided } = choice;
  const stored = await readHead(file, HEAD_BYTES, { signal });
  const opened = await openTable(file, stored, { sheet, signal, asText: Boolean(encoding ?? divided) });
  const { source } = opened;
  const head = source === file ? stored : await readHead(source, HEAD_BYTES, { signal });
  // The encoding and delimiter of what was converted are known.
  const options: SniffOptions = opened.kind === "text" ? choice : { above: choice.above };
  if (head.bytes.length === 0) throw new DataError("empty", dataMessage("file.empty", { name: source.name }));
  const found = options.encoding ? chosenEncoding(head, options.encoding) : detectEncoding(head);
  const text = decodeHead(head, found.encoding);
  if (text.trim() === "") throw new DataError("empty", dataMessage("file.blank", { name: source.name }));
  const newline = detectNewline(text);
  if (!head.whole && !text.includes(newline)) throw new DataError("line-too-long", dataMessage("file.longHeader"));
  const delimiter = options.delimiter ?? detectDelimiter(text, newline, head.whole);
  const records = headRecords(text, delimiter, newline, head.whole, RECORDS_LOOKED_AT + 1);
  const above = options.above ?? placeOfHeader(records);
  const header = above === NO_HEADER ? numbered(commonWidth(records)) : records[above];
  const rows = records.slice(above + 1);
  if (!header || header.length < 2) {
    if (options.above !== undefined && (options.above > 0 || options.delimiter === undefined))
      throw new DataError("header-only", dataMessage("file.noHeader", { line: options.above + 1 }));
    if (!options.delimiter) throw noTable(text);
    throw new DataError(
      "one-column",
      dataMessage("file.delimiter", { delimiter: delimiter === "\t" ? "tab" : delimiter }),
    );
  }
  if (rows.length === 0 && head.whole)
    throw new DataError("header-only", dataMessage("file.headerOnly", { name: source.name, columns: header.length }));
  if (rows.length === 0) throw new DataError("line-too-long", dataMessage("file.longFirstLine"));
  const division = {
    regular: rows.filter((row) => hasWidth(row, header.length)).length,
    lines: rows.length,
    columns: header.length,
  };
  return {
    dialect: { encoding: found.encoding, delimiter, newline, quote: QUOTE, gzip: head.gzip },
    header: header.map((name) => name.trim()),
    rows,
    above,
    ascii: found.ascii,
    evidence: {
      encoding: found.why,
      delimiter: options.delimiter
        ? dataMessage("evidence.chosenDelimiter", division)
        : dataMessage("evidence.delimiter", division),
      header:
        options.above !== undefined
          ? dataMessage("evidence.chosenHeader")
          : dataMessage(
              above > 0 ? "evidence.belowTitle" : above === NO_HEADER ? "evidence.noHeader" : "evidence.firstLine",
            ),
    },
    beginnings: records.slice(0, Math.max(BEGINNINGS, above + 1)).map(beginningOf),
    opened,
  };
}

/** Index of the header among the first records; NO_HEADER where the first of them is data. */
function placeOfHeader(records: readonly string[][]): number {
  if (records.length === 0) return 0;
  const index = headerIndex(records);
  return index === 0 && isDataLike(records[0]!, records.slice(1)) ? NO_HEADER : index;
}

function numbered(width: number): string[] {
  return Array.from({ length: width }, (_, i) => `#${i + 1}`);
}

/** The encoding a user or a saved mapping names, beside what the bytes say. */
function chosenEncoding(head: Head, name: string): ToldEncoding {
  const encoding = asEncoding(name);
  try {
    const told = detectEncoding(head).encoding;
    return { encoding, ascii: false, why: dataMessage("evidence.chosenEncoding", { told }) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { encoding, ascii: false, why: dataMessage("evidence.chosenUnknown") };
  }
}

/** What can be seen of a record in one line. */
function beginningOf(record: readonly string[]): string {
  const text = record
    .map(sampleText)
    .filter((cell) => cell !== "")
    .join(" · ");
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
