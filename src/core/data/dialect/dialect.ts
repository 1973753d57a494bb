// Which delimiter and line end a text uses, told by parsing its beginning with each and seeing which gives a table.

import Papa from "papaparse";
import { commonestFirst, countEach } from "../../lib/counts.ts";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { DELIMITERS, type Dialect } from "../mapping/mapping.ts";

export const QUOTE = '"';
const ROWS_LOOKED_AT = 200;
const TITLE_LINES = 20;
const CHARACTERS_LOOKED_AT = 262_144;

/** Line end of a text: the commonest; a lone CR only where there is no LF. */
export function detectNewline(text: string): Dialect["newline"] {
  let lines = 0;
  let afterReturn = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    lines++;
    if (text.charCodeAt(at - 1) === 13) afterReturn++;
  }
  if (lines > 0) return afterReturn * 2 > lines ? "\r\n" : "\n";
  return text.includes("\r") ? "\r" : "\n";
}

/** The newline to split at: LF also where lines end in CRLF, so that files of both kinds come out right. */
export function splitAt(newline: Dialect["newline"]): "\n" | "\r" {
  return newline === "\r" ? "\r" : "\n";
}

/**
 * The delimiter under which most lines have the same number of fields; wide tables win over narrow ones.
 * Throws DataError "one-column" (or "not-csv") where no candidate divides the lines.
 */
export function detectDelimiter(text: string, newline: Dialect["newline"], whole: boolean): string {
  const declared = /^sep=(.)\r?\n/i.exec(text);
  if (declared) return declared[1]!;
  const sample = text.length > CHARACTERS_LOOKED_AT ? text.slice(0, CHARACTERS_LOOKED_AT) : text;
  let best = { delimiter: "", score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = headRecords(sample, delimiter, newline, whole && sample === text, ROWS_LOOKED_AT);
    const width = commonWidth(rows);
    if (width < 2) continue;
    const regular = rows.filter((row) => row.length === width).length / rows.length;
    const score = regular * regular * Math.log2(width + 1);
    if (score > best.score) best = { delimiter, score };
  }
  if (best.delimiter === "") throw noTable(text);
  return best.delimiter;
}

/** Blank lines by the thousand are gone over at once: each would be a record first. No text in quotes has as many. */
function withoutGaps(text: string): string {
  return text.replace(/(?:\r?\n){100,}|\r{100,}/g, (gap) => (gap.startsWith("\r\n") ? "\r\n" : gap[0]!).repeat(2));
}

/** Parses the complete records of a text, at most `limit`; blank lines and Excel's "sep=" line are left out. */
export function headRecords(
  text: string,
  delimiter: string,
  newline: Dialect["newline"],
  whole: boolean,
  limit = Number.POSITIVE_INFINITY,
): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: splitAt(newline), quoteChar: QUOTE });
  const { data } = parser.parse(withoutGaps(text), 0, !whole) as { data: string[][] };
  const rows: string[][] = [];
  for (const row of data) {
    dropReturn(row);
    if (isBlank(row) || (rows.length === 0 && isSeparatorLine(row))) continue;
    rows.push(row);
    if (rows.length >= limit) break;
  }
  return rows;
}

/** Takes the CR of a CRLF line end off the last field. */
export function dropReturn(row: string[]): void {
  const last = row.length - 1;
  const cell = row[last]!;
  if (cell.charCodeAt(cell.length - 1) === 13) row[last] = cell.slice(0, -1);
}

/** As many fields as the header, or more that are all blank (a delimiter at the line's end). */
export function hasWidth(row: readonly string[], width: number): boolean {
  if (row.length < width) return false;
  for (let i = width; i < row.length; i++) if (row[i]!.trim() !== "") return false;
  return true;
}

export function isBlank(row: string[]): boolean {
  return row.length === 1 && row[0]!.trim() === "";
}

export function isSeparatorLine(row: readonly string[]): boolean {
  return row.length <= 2 && /^sep=.?$/i.test(row[0]!);
}

/**
 * Index of the header among the first records: reports often put a title and a date range above it, lines with at most
 * a cell or two of the table's width.
 */
export function headerIndex(rows: readonly (readonly string[])[]): number {
  const width = commonWidth(rows);
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== "").length;
  if (width < 2 || filled(rows[0]!) >= Math.max(2, width / 2)) return 0;
  const found = rows
    .slice(0, TITLE_LINES)
    .findIndex((row) => row.length === width && filled(row) >= Math.max(2, 0.6 * width));
  return Math.max(0, found);
}

/** The number of fields most records have. */
export function commonWidth(rows: readonly (readonly string[])[]): number {
  const [width = 0] = commonestFirst(countEach(rows.map((row) => row.length))).keys();
  return width;
}

/** The error for a text that no delimiter divides into a table. */
export function noTable(text: string): DataError {
  const start = text.trimStart()[0];
  if (start === "<" || start === "{" || start === "[")
    return new DataError("not-csv", dataMessage("file.markup", { start }));
  return new DataError("one-column", dataMessage("file.oneColumn"));
}
