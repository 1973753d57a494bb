// Lines as a user reads them: rows of a table, and the same as CSV.

import {
  COLUMN_NAMES,
  type ColumnName,
  type ColumnsWith,
  columnSpec,
  type PlaceText,
} from "../data/lines/saleColumns.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { type CsvForm, csvLine } from "../lib/csv.ts";
import { timeText } from "../lib/timeText.ts";

/** The columns of tables of lines, from left to right. */
export type TableColumn = ColumnsWith<{ table: string }>;
export const TABLE_COLUMNS = COLUMN_NAMES.filter((name): name is TableColumn => columnSpec(name).table !== undefined);

type TextColumn = ColumnsWith<{ table: string; kind: "text" | "place" }>;
/**
 * A line as it is read in a table: numbers as they are, texts with "" where the line (or the file) has none, a place in
 * one line from small to large; and the display names.
 */
export type LineRow = { [Name in TableColumn]: Name extends TextColumn ? string : number } & Record<
  "customerName" | "productName",
  string
>;

/** Which of the columns the file has. A line counts 1 where it has no quantities: they are shown either way. */
export type ShownColumns = Readonly<Record<TableColumn | "timeOfDay", boolean>>;

/** The line at this place of the columns. */
export function lineRow(lines: SaleLines, i: number): LineRow {
  const cells = TABLE_COLUMNS.map((name) => [name, valueAt(lines, name, i)]);
  return {
    ...(Object.fromEntries(cells) as Pick<LineRow, TableColumn>),
    customerName: lines.customerNames[lines.customer.codes[i]!] ?? "",
    productName: lines.productNames[lines.product.codes[i]!] ?? "",
  };
}

/** What a table of these lines shows. */
export function shownColumns(lines: SaleLines): ShownColumns {
  const shown = TABLE_COLUMNS.map((name) => [name, name === "quantity" ? lines.has.quantity : hasColumn(lines, name)]);
  return {
    ...(Object.fromEntries(shown) as Record<TableColumn, boolean>),
    timeOfDay: lines.has.timeOfDay,
  };
}

function hasColumn(lines: SaleLines, name: ColumnName): boolean {
  if (name === "revenue" || name === "discount") return lines.has[name];
  return lines[name] !== null;
}

/** A place as written in one line, from small to large. */
export function placeLine({ address, ward, district, province }: PlaceText): string {
  return [address, ward, district, province].filter(Boolean).join(", ");
}

const CSV_LINES = 4096;

/**
 * The lines at these places as CSV text in pieces, each with the number of lines done (UTF-8 with a byte order mark, CRLF),
 * of the columns the file has; cells that a spreadsheet would take for a formula get a '.
 */
export function* lineCsv(lines: SaleLines, at: Uint32Array, form?: CsvForm): Generator<{ text: string; done: number }> {
  const columns = csvColumns(lines);
  yield {
    text: `\ufeff${csvLine(
      columns.map(([name]) => name),
      form,
    )}`,
    done: 0,
  };
  for (let from = 0; from < at.length; from += CSV_LINES) {
    const to = Math.min(at.length, from + CSV_LINES);
    let text = "";
    for (let k = from; k < to; k++)
      text += csvLine(
        columns.map(([, cell]) => cell(at[k]!)),
        form,
      );
    yield { text, done: to };
  }
}

function csvColumns(lines: SaleLines): [string, (i: number) => string | number][] {
  return COLUMN_NAMES.flatMap((name): [string, (i: number) => string | number][] => {
    const { csv } = columnSpec(name);
    if (csv === undefined || !hasColumn(lines, name)) return [];
    if (name === "time") return [[csv, (i) => timeText(lines.time[i]!, lines.has.timeOfDay)]];
    if (name === "place") return placeParts(lines);
    return [[csv, (i) => valueAt(lines, name, i)], ...displayNames(lines, name)];
  });
}

/** The parts that some place has. */
function placeParts({ place }: SaleLines): [string, (i: number) => string][] {
  const parts = (["address", "ward", "district", "province"] as const).filter((part) =>
    place?.values.some((each) => each[part] !== ""),
  );
  return parts.map((part) => [part, (i) => place?.values[place.codes[i]!]?.[part] ?? ""]);
}

/** The display names of a column's values; of a column without them, none. */
function displayNames(lines: SaleLines, name: ColumnName): [string, (i: number) => string][] {
  const column = lines[name];
  const { names } = columnSpec(name);
  if (!names || !column || !("codes" in column)) return [];
  return [[names.csv, (i) => lines[names.list][column.codes[i]!] ?? ""]];
}

/** The value of a line: a number, or the text of a coded column ("" where it is absent). */
function valueAt(lines: SaleLines, name: ColumnName, i: number): string | number {
  const column = lines[name];
  if (!column) return "";
  if (!("codes" in column)) return column[i]!;
  const value = column.values[column.codes[i]!] ?? "";
  return typeof value === "string" ? value : placeLine(value);
}
