// A table as it is taken away, into a file or onto the clipboard: whole, typed, with its values in full precision.

import { MessageError, messages } from "../message.ts";

export const TABLE_MESSAGES = {
  "table.rows":
    '"{{title}}" has {{rows:count}} rows, and a sheet of Excel holds {{most:count}}: save it as CSV, or narrow it first',
  "table.tooLong":
    '"{{title}}" has {{rows:count}} rows; a workbook or the clipboard takes up to {{most:count}} here: save it as CSV, or narrow it first',
} as const;
export type TableMessageCode = keyof typeof TABLE_MESSAGES;

export const tableMessage = messages(TABLE_MESSAGES);

/** What a column holds, which decides how its numbers are written; a text in any column stays text. */
export type ColumnKind =
  | { kind: "text" }
  /** `digits` after the decimal sign are shown; the value keeps all. */
  | { kind: "number"; digits: number; unit?: string }
  /** ISO 4217, or null where the money is of no known currency. */
  | { kind: "money"; currency: string | null }
  /** 0..1, shown in percent. */
  | { kind: "share" }
  /** Wall-clock milliseconds as if they were UTC: the day, or the day with its time. */
  | { kind: "date" }
  | { kind: "moment" };

export type SavedColumn = ColumnKind & { title: string };

/** null and numbers that are not finite are missing. */
export type SavedCell = string | number | null;

export interface SavedTable {
  title: string;
  columns: readonly SavedColumn[];
  /** A row has a cell for each column. */
  rows: readonly (readonly SavedCell[])[];
  /** Where the table comes from (data, filter, model, day), as names and values for a sheet of its own. */
  about: { title: string; rows: readonly (readonly [name: string, value: string])[] };
}

/** Excel counts and stores 15 digits; what lies behind them is the noise of sums. */
export function plainNumber(value: number): number {
  return Number(value.toPrecision(15));
}

/** Rows that are put into a workbook or onto the clipboard where they must be fetched first: at 300,000 they need 1.1 GB. */
const MOST_FETCHED = 200_000;

/** @throws MessageError where a table that has to be fetched is too long to be taken away but as CSV. */
export function checkFetched(title: string, rows: number): void {
  if (rows <= MOST_FETCHED) return;
  throw new MessageError(tableMessage("table.tooLong", { title, rows, most: MOST_FETCHED }));
}

/** The title with the unit that the column's numbers are in. */
export function columnHead(column: SavedColumn): string {
  const unit = column.kind === "number" ? column.unit : column.kind === "money" ? column.currency : null;
  return unit ? `${column.title} (${unit})` : column.title;
}

/** Digits behind the decimal sign that amounts of a currency have: none of đồng and yen, two of dollars. */
export function currencyDigits(currency: string | null): number {
  if (!currency) return 2;
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** A number of a column as a file holds it: whole đồng, all digits otherwise; null where it is missing. */
export function savedNumber(column: ColumnKind, value: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (column.kind === "money" && currencyDigits(column.currency) === 0) return Math.round(value);
  return plainNumber(value);
}
