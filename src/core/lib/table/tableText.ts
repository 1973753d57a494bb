// A saved table as text: CSV as the spreadsheets of a language's country open it, and tab-separated for the clipboard.

import { type CsvForm, csvLine, withoutFormula } from "../csv.ts";
import { timeText } from "../timeText.ts";
import {
  columnHead,
  plainNumber,
  type SavedCell,
  type SavedColumn,
  type SavedTable,
  savedNumber,
} from "./savedTable.ts";

/** Vietnamese Excel reads a comma as the decimal sign, and takes a semicolon between cells. */
export function csvFormOf(language: string): CsvForm {
  return language.startsWith("vi") ? { separator: ";", decimal: "," } : { separator: ",", decimal: "." };
}

/** A file's text, a head line first; the byte order mark makes Excel read UTF-8. Dates are ISO, shares 0..1. */
export function tableCsv({ columns, rows }: SavedTable, language: string): string {
  const form = csvFormOf(language);
  const lines = rows.map((row) =>
    csvLine(
      row.map((cell, i) => fileCell(columns[i]!, cell)),
      form,
    ),
  );
  return `\ufeff${csvLine(columns.map(columnHead), form)}${lines.join("")}`;
}

function fileCell(column: SavedColumn, cell: SavedCell): SavedCell {
  if (typeof cell !== "number") return cell;
  if (column.kind === "date" || column.kind === "moment") return timeText(cell, column.kind === "moment");
  return savedNumber(column, cell);
}

/** Lines of cells with tabs between, as a spreadsheet takes them from the clipboard; shares in percent. */
export function tableTsv({ columns, rows }: SavedTable, language: string): string {
  const { decimal } = csvFormOf(language);
  const text = (cell: SavedCell, column: SavedColumn): string => {
    if (typeof cell !== "number") return withoutFormula((cell ?? "").replace(/[\t\r\n]+/g, " "));
    const value = fileCell(column, cell);
    if (typeof value !== "number") return value ?? "";
    const written = column.kind === "share" ? `${plainNumber(value * 100)}%` : String(value);
    return written.replace(".", decimal);
  };
  const lines = rows.map((row) => row.map((cell, i) => text(cell, columns[i]!)).join("\t"));
  return [columns.map((column) => text(columnHead(column), column)).join("\t"), ...lines].join("\n");
}
