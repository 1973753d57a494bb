// Exports of one program, month after month, for tests that put several together.

import { COLUMN_NAMES } from "../lines/saleColumns.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { ByteSource } from "../source/source.ts";
import { encode, source } from "./testFiles.ts";

export const HEADER = ["Mã đơn", "Ngày bán", "Mã KH", "Tên hàng", "Số lượng", "Thành tiền"];

/** How a program writes its export. */
export interface Written {
  delimiter?: string;
  encoding?: string;
  newline?: string;
  order?: number[];
  above?: string;
  name?: string;
}

/** An export of these rows. */
export function file(rows: string[][], name: string, how: Written = {}, header = HEADER): ByteSource {
  const { delimiter = ",", encoding = "utf-8", newline = "\n", order = header.map((_, i) => i), above = "" } = how;
  const line = (cells: readonly string[]) =>
    order
      .map((from) => cells[from]!)
      .map((cell) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(delimiter);
  return source(
    encode(above + [header, ...rows].map(line).join(newline), encoding, encoding !== "windows-1258"),
    97,
    name,
  );
}

/** All that is kept of the lines but where they stood. */
export function told(lines: SaleLines): unknown[] {
  return COLUMN_NAMES.filter((name) => name !== "line").map((name) => {
    const column = lines[name];
    if (column === null) return [name];
    if ("codes" in column) return [name, Array.from(column.codes, (code) => column.values[code] ?? null)];
    return [name, [...column]];
  });
}

const day = (i: number) => new Date(Date.UTC(2024, 0, 1) + i * 86_400_000).toISOString().slice(0, 10);
const vietnamese = (iso: string) => iso.split("-").reverse().join("/");

/** So many lines from number `from` on, two a day, none like another. */
export function rowsOf(count: number, from = 0, date: (iso: string) => string = vietnamese): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const quantity = 1 + (n % 4);
    const amount = quantity * [1000, 2500, 4000][n % 3]!;
    return [`D${n}`, date(day(n >> 1)), `KH${n % 5}`, `Trà ${n % 3}`, String(quantity), String(amount)];
  });
}
