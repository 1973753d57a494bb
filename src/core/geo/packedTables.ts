// The gazetteer's tables by column instead of by row: like values stand together and codes become steps, so that they pack a
// quarter smaller where every kilobyte is carried along.

import type { GazetteerFile } from "./gazetteer.ts";

/** A table's columns, cells by newline. A column of whole numbers of one width, written as steps, begins with # and the width. */
export type PackedTables = Record<string, string | number | string[]>;

/** What stands for a cell that its row is too short to have. */
const NO_CELL = "\0";

/** Packs the tables of a gazetteer. */
export function packTables(file: GazetteerFile): PackedTables {
  return Object.fromEntries(
    Object.entries(file).map(([name, table]) => [
      name,
      String(table).includes("\n") ? packTable(String(table)) : table,
    ]),
  );
}

/** The gazetteer again, to the letter. */
export function unpackTables(packed: PackedTables): GazetteerFile {
  const tables = Object.entries(packed).map(([name, table]) => [
    name,
    Array.isArray(table) ? unpackTable(table) : table,
  ]);
  return Object.fromEntries(tables) as GazetteerFile;
}

function packTable(table: string): string[] {
  const rows = table.split("\n").map((row) => row.split("\t"));
  const width = Math.max(...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => packColumn(rows.map((cells) => cells[column] ?? NO_CELL)));
}

function packColumn(cells: string[]): string {
  const width = cells[0]!.length;
  if (!cells.every((cell) => /^\d{1,15}$/.test(cell) && cell.length === width)) return cells.join("\n");
  const steps = cells.map((cell, row) => Number(cell) - (row > 0 ? Number(cells[row - 1]) : 0));
  return `#${width}\n${steps.join("\n")}`;
}

function unpackTable(columns: string[]): string {
  const cells = columns.map(unpackColumn);
  const rows = cells[0]!.map((_, row) => cells.map((column) => column[row]!).filter((cell) => cell !== NO_CELL));
  return rows.map((row) => row.join("\t")).join("\n");
}

function unpackColumn(column: string): string[] {
  const cells = column.split("\n");
  if (!/^#\d+$/.test(cells[0]!)) return cells;
  const width = Number(cells[0]!.slice(1));
  let sum = 0;
  return cells.slice(1).map((step) => {
    sum += Number(step);
    return String(sum).padStart(width, "0");
  });
}
