// Saved tables as an Excel workbook. The writer (write-excel-file, MIT) is loaded with this module: import it lazily.

import writeExcelFile, { type Cell, type SheetData } from "write-excel-file/universal";
import { opensFormula } from "../csv.ts";
import { MessageError } from "../message.ts";
import {
  type ColumnKind,
  columnHead,
  currencyDigits,
  type SavedCell,
  type SavedColumn,
  type SavedTable,
  savedNumber,
  tableMessage,
} from "./savedTable.ts";

/** Limits of the format (https://support.microsoft.com/office/excel-specifications-and-limits). */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;
const NAME_LENGTH = 31;
/** Characters wide that a column is at least and at most, and rows that are looked at for it. */
const WIDTH = { least: 8, most: 48, rows: 200 };
/**
 * Characters that XML 1.0 forbids or advises against (https://www.w3.org/TR/xml/#charsets), and U+FFFD, which the writer
 * leaves out. Left to it, some of them would take the character beside them along.
 */
const UNWRITABLE = /[\p{Surrogate}\p{Noncharacter_Code_Point}\ufffd]|(?![\t\n\r\x85])\p{Control}/gu;
const HEAD = { fontWeight: "bold", wrap: true, alignVertical: "top", bottomBorderStyle: "thin" } as const;

/**
 * The workbook: a sheet for each table, whose first line is its head and stays in sight, and one that says where they come
 * from. Numbers, dates and shares are values with a format; texts are texts, never formulas.
 * @throws MessageError where a table has more rows than a sheet holds.
 */
export async function tableXlsx(tables: readonly SavedTable[]): Promise<Blob> {
  const names = new Set<string>();
  const about = tables[0]?.about;
  const aboutName = about ? sheetName(about.title, names) : "";
  const sheets = tables.map((table) => sheetOf(table, sheetName(table.title, names)));
  if (about) {
    const titles = tables.map(({ title }) => [textCell(title, { fontWeight: "bold" })]);
    const data = [...titles, ...about.rows.map(([name, value]) => [textCell(name), textCell(value, { wrap: true })])];
    sheets.push({ data, sheet: aboutName, columns: [{ width: 24 }, { width: 80 }] });
  }
  return await writeExcelFile(sheets).toBlob();
}

interface Sheet {
  data: SheetData;
  sheet: string;
  columns: { width: number }[];
  stickyRowsCount?: number;
}

function sheetOf({ title, columns, rows }: SavedTable, sheet: string): Sheet {
  if (rows.length >= MOST_ROWS) {
    throw new MessageError(tableMessage("table.rows", { title, rows: rows.length, most: MOST_ROWS - 1 }));
  }
  const formats = columns.map(formatOf);
  const data: SheetData = [columns.map((column) => textCell(columnHead(column), { ...HEAD, align: alignOf(column) }))];
  for (const row of rows) data.push(row.map((cell, i) => cellOf(columns[i]!, cell, formats[i])));
  return {
    data,
    sheet,
    columns: columns.map((column, i) => ({ width: widthOf(column, i, rows) })),
    stickyRowsCount: 1,
  };
}

function cellOf(column: SavedColumn, cell: SavedCell, format: string | undefined): Cell {
  if (cell === null) return null;
  if (typeof cell === "string") return textCell(cell);
  const value = savedNumber(column, cell);
  if (value === null) return null;
  if (column.kind === "date" || column.kind === "moment") return { value: new Date(value), type: Date, format };
  return { value, type: Number, format };
}

/**
 * A text of any content that a workbook can hold. The writer looks texts up in a plain object: one that is a name of every object's is written with
 * its first letter in the format's own escape, which readers turn back; what looks like an escape is escaped itself.
 */
function textCell(text: string, style: object = {}): Cell {
  const written = text.slice(0, MOST_CHARACTERS).replace(UNWRITABLE, "");
  if (written === "") return null;
  const cut = written.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
  const value = cut in {} ? `_x${cut.charCodeAt(0).toString(16).padStart(4, "0")}_${cut.slice(1)}` : cut;
  // As text for whoever goes into the cell and out of it again, too: Excel would compute it then.
  return { value, type: String, ...(opensFormula(cut) && { format: "@" }), ...style };
}

function formatOf(column: ColumnKind): string | undefined {
  switch (column.kind) {
    case "text":
      return undefined;
    case "number":
      return fixed(column.digits);
    case "money":
      return fixed(currencyDigits(column.currency));
    case "share":
      return "0.0%";
    case "date":
      return "dd/mm/yyyy";
    case "moment":
      return "dd/mm/yyyy hh:mm";
    default:
      return column satisfies never;
  }
}

function fixed(digits: number): string {
  return digits > 0 ? `#,##0.${"0".repeat(digits)}` : "#,##0";
}

function alignOf({ kind }: ColumnKind): "left" | "right" {
  return kind === "text" ? "left" : "right";
}

function widthOf(column: SavedColumn, place: number, rows: SavedTable["rows"]): number {
  // A head wraps: it may be as wide as half of it.
  let most = column.kind === "moment" ? 16 : Math.max(10, columnHead(column).length / 2);
  for (const row of rows.slice(0, WIDTH.rows)) {
    const cell = row[place] ?? null;
    if (typeof cell === "string") most = Math.max(most, cell.length);
    else if (cell !== null && column.kind === "money")
      most = Math.max(most, Math.round(cell).toLocaleString("en").length + 3);
  }
  return Math.min(WIDTH.most, Math.max(WIDTH.least, Math.ceil(most) + 2));
}

/** A name that a sheet may have (https://support.microsoft.com/office/rename-a-worksheet), told apart from the others. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title
    .replace(/[[\]/\\:*?\p{Cc}\s]+/gu, " ")
    .replace(/^[' ]+|[' ]+$/g, "")
    .slice(0, NAME_LENGTH)
    .trim();
  const name = plain === "" || plain.toLowerCase() === "history" ? `${plain} 1`.trim() : plain;
  let free = name;
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name.slice(0, NAME_LENGTH - 4)} ${i}`;
  taken.add(free.toLowerCase());
  return free;
}
