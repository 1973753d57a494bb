// Answers about a view of lines: a page of rows, the whole as a file.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { throwIfAborted } from "../lib/abort.ts";
import type { CsvForm } from "../lib/csv.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import { type LineRow, lineCsv, lineRow, type ShownColumns, shownColumns } from "./lineRows.ts";

/** Some rows of a view. */
export interface LinePage {
  /** Rows of the whole view. */
  total: number;
  /** The rows from the one asked for on. */
  rows: LineRow[];
  /** Which of the columns the file has. */
  has: ShownColumns;
}

interface FileOptions {
  /** Commas and decimal points where nothing is said. */
  form?: CsvForm;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** `count` of the lines at these places, from the one of number `from` on. */
export function pageOf(lines: SaleLines, at: Uint32Array, from: number, count: number): LinePage {
  return {
    total: at.length,
    rows: Array.from(at.subarray(from, from + count), (i) => lineRow(lines, i)),
    has: shownColumns(lines),
  };
}

/** The lines at these places as CSV; each piece goes to the browser's keeping at once, as the whole is too long for a text. */
export async function csvOf(
  lines: SaleLines,
  at: Uint32Array,
  { form, signal, onProgress }: FileOptions = {},
): Promise<Blob> {
  const parts: Blob[] = [];
  for (const { text, done } of lineCsv(lines, at, form)) {
    throwIfAborted(signal);
    parts.push(new Blob([text]));
    onProgress?.(done, at.length);
    await yieldToEvents();
  }
  return new Blob(parts, { type: "text/csv" });
}
