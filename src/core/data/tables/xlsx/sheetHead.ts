// Where in a sheet its table lies: which columns, which row names them, whether two rows do; told from its first rows.

import Papa from "papaparse";
import { headerIndex } from "../../dialect/dialect.ts";
import { isDataLike } from "../../dialect/headless.ts";
import { meaningsOf } from "../../mapping/headerNames.ts";
import { normaliseHeader } from "../../mapping/headerText.ts";
import { piecesOf } from "../../source/source.ts";
import { CsvBytes } from "../csvBytes.ts";
import type { CellReading } from "./cellWriter.ts";
import { SheetScanner, type SheetWindow, WHOLE_SHEET } from "./sheetScanner.ts";
import type { SheetPart } from "./workbook.ts";

/** Rows with values that are looked at. */
const ROWS = 120;
/** A header lies among the first so many. */
const TITLES = 20;

export interface SheetHead {
  part: SheetPart;
  window: Pick<SheetWindow, "left" | "right">;
  /** The first rows with values, as wide as the window, and their numbers in the sheet. */
  rows: string[][];
  numbers: number[];
  /** Index in `rows` of the row that names the columns, or of the lower of two that do. */
  header: number;
  /** The names where they stand in two rows; null where one row has them. */
  joined: string[] | null;
  /** Rows below the header; those that the sheet says it has, or of the head where it is whole. Null where unknown. */
  lines: number | null;
  /** Cells in the head whose formula has no result in the file. */
  uncalculated: number;
}

/** Looks at the first rows of a sheet; null for one without a table of two columns and two rows. */
export async function readSheetHead(part: SheetPart, cells: CellReading): Promise<SheetHead | null> {
  const out = new CsvBytes();
  const numbers: number[] = [];
  let start = "";
  const scanner: SheetScanner = new SheetScanner(out, cells, WHOLE_SHEET, () => numbers.push(scanner.row));
  let whole = true;
  for await (const piece of piecesOf(part.entry.source.stream())) {
    if (start.length < 4096) start += new TextDecoder().decode(piece.subarray(0, 4096));
    scanner.add(piece);
    whole = scanner.done || numbers.length < ROWS;
    if (scanner.done || !whole) break;
  }
  if (whole) scanner.end();
  const text = new TextDecoder().decode(out.take());
  const all = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" }).data.slice(0, numbers.length);
  const found = tableIn(all);
  if (!found) return null;
  const { left, right, header, joined } = found;
  const rows = all.map((row) => Array.from({ length: right - left + 1 }, (_, i) => row[left - 1 + i] ?? ""));
  const headerRow = numbers[header]!;
  const said = /<(?:\w+:)?dimension\s+ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(start)?.[1];
  return {
    part,
    window: { left, right },
    rows,
    numbers,
    header,
    joined,
    lines: whole ? numbers.length - header - 1 : said && Number(said) > headerRow ? Number(said) - headerRow : null,
    uncalculated: scanner.uncalculated,
  };
}

/** Names of the columns. */
export function namesOf({ rows, header, joined }: SheetHead): readonly string[] {
  return joined ?? rows[header]!;
}

/** What two sheets of one shape have in common; null where the first row is data and names nothing. */
export function shapeOf(head: SheetHead): string | null {
  const names = namesOf(head);
  if (isDataLike(names, head.rows.slice(head.header + 1))) return null;
  return JSON.stringify(names.map(normaliseHeader));
}

interface Table {
  left: number;
  right: number;
  header: number;
  joined: string[] | null;
}

function tableIn(all: readonly (readonly string[])[]): Table | null {
  const filled = (row: readonly string[], i: number) => (row[i] ?? "").trim() !== "";
  const width = Math.max(0, ...all.map((row) => row.length));
  const counts = Array.from({ length: width }, (_, i) => all.filter((row) => filled(row, i)).length);
  // Remarks beside a table fill few rows, and its own columns many.
  const common = counts.flatMap((count, i) => (count * 2 >= all.length ? [i] : []));
  const core = common.length >= 2 ? common : counts.flatMap((count, i) => (count > 0 ? [i] : []));
  if (core.length < 2 || all.length < 2) return null;
  const from = core[0]!;
  const to = core.at(-1)!;
  const within = all.map((row) => Array.from({ length: to - from + 1 }, (_, i) => row[from + i] ?? ""));
  const pair = twoRows(all, width);
  const header = pair ? pair.lower : headerIndex(within);
  const named = [header, ...(pair ? [header - 1] : [])].flatMap((r) =>
    all[r]!.flatMap((cell, i) => (cell.trim() === "" ? [] : [i])),
  );
  const left = Math.min(from, ...named) + 1;
  const right = Math.max(to, ...named) + 1;
  if (!pair) return { left, right, header, joined: null };
  return { left, right, header, joined: pair.names.slice(left - 1, right) };
}

/**
 * A header of two rows: groups above ("Customer" over two columns) and names below, each filled where the other is blank,
 * all of it text, with numbers or dates below them. Null where the header is one row.
 */
function twoRows(all: readonly (readonly string[])[], width: number): { lower: number; names: string[] } | null {
  for (let r = 0; r < Math.min(TITLES, all.length - 2); r++) {
    const upper = padded(all[r]!, width);
    const lower = padded(all[r + 1]!, width);
    if (![...upper, ...lower].every(isWord) || padded(all[r + 2]!, width).every(isWord)) continue;
    const has = (row: readonly string[], i: number) => row[i] !== "";
    const columns = upper.flatMap((_, i) => (has(upper, i) || has(lower, i) ? [i] : []));
    const alone = columns.filter((i) => !has(lower, i)).length;
    const under = columns.filter((i) => !has(upper, i)).length;
    // The whole table has names, and each row some that the other lacks.
    if (alone === 0 || under === 0 || columns.length !== columns.at(-1)! - columns[0]! + 1) continue;
    let group = "";
    const names = upper.map((name, i) => {
      if (!has(lower, i)) {
        group = "";
        return name;
      }
      if (name !== "") group = name;
      return joinedName(group, lower[i]!);
    });
    return { lower: r + 1, names };
  }
  return null;
}

/** "Customer" above "Code": in the order in which the two are a known name, such as "Mã" and "khách hàng". */
function joinedName(group: string, name: string): string {
  if (group === "" || group === name) return name;
  const ways = [`${group} ${name}`, `${name} ${group}`];
  const strength = (way: string) => meaningsOf(way)[0]?.strength ?? 0;
  return ways.reduce((best, way) => (strength(way) > strength(best) ? way : best));
}

function padded(row: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, i) => (row[i] ?? "").trim());
}

/** No number and no date. */
function isWord(text: string): boolean {
  return (
    !/^[-+(]?[\d\s.,]*\d[\d\s.,]*%?\)?$/.test(text) && !/^\d{4}-\d{2}-\d{2}|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)
  );
}
