// Sale lines from a program instead of a file: rows of values by the columns' own names, which need no recognising.

import { DAY_MS } from "../../lib/calendar.ts";
import { timeText } from "../../lib/timeText.ts";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { Dictionary } from "../values/dictionary.ts";
import {
  beginnings,
  COLUMN_NAMES,
  type ColumnName,
  columnSpec,
  columnsOf,
  makeColumns,
  type SaleColumns,
} from "./saleColumns.ts";
import type { PlaceText, SaleLines } from "./saleLines.ts";

const NAMES = ["customerName", "productName"] as const;
const PLACE_PARTS = ["address", "ward", "district", "province"] as const;
const NEEDED = ["customer", "product", "time"] as const;
/** What a row may hold, by name. */
export const ROW_COLUMNS: readonly string[] = [
  ...COLUMN_NAMES.filter((name) => name !== "place" && name !== "line"),
  ...NAMES,
  ...PLACE_PARTS,
];

/** A value of a row: text, number or yes/no; null where the row has none. */
export type RowValue = string | number | boolean | null | undefined;

/**
 * Sale lines of n rows, in their order, each with a value for each of `columns` (of `ROW_COLUMNS`). Needed are customer, product
 * and time (YYYY-MM-DD, with Thh:mm or Thh:mm:ss behind it where it is known; or ms of that wall clock as if it were UTC).
 * Quantity is in units (absent: 1), revenue the line's net amount, discount a fraction 0..1, walkIn and promotion 1 for yes.
 * Nothing is set aside: throws DataError "bad-row" that names the row, from 1, and the column of a value that cannot be.
 */
export function linesOfRows(columns: readonly string[], rows: readonly (readonly RowValue[])[]): SaleLines {
  checkColumns(columns);
  if (rows.length === 0) throw new DataError("bad-row", dataMessage("rows.none"));
  const at = new Map(columns.map((name, index) => [name, index]));
  const n = rows.length;
  const time = numbers("time", at, rows);
  const customer = coded("customer", at, rows);
  const product = coded("product", at, rows);
  const discount = numbers("discount", at, rows);
  const made = makeColumns((name): SaleColumns[ColumnName] => {
    const { kind, needed, productCharacters } = columnSpec(name);
    if (name === "line") return Uint32Array.from({ length: n }, (_, i) => i + 1);
    if (name === "time") return time;
    if (name === "customer") return customer;
    if (name === "product") return product;
    if (name === "discount") return discount;
    if (kind === "place") return places(at, rows);
    if (!at.has(name)) {
      if (productCharacters) return beginnings(product, productCharacters);
      return needed ? numbers(name, at, rows) : null;
    }
    if (kind === "text") return coded(name, at, rows);
    return kind === "flag" ? Uint8Array.from(numbers(name, at, rows)) : numbers(name, at, rows);
  });
  return {
    count: n,
    ...made,
    customerNames: namesOf("customerName", customer, at, rows),
    productNames: namesOf("productName", product, at, rows),
    has: {
      quantity: at.has("quantity"),
      revenue: at.has("revenue"),
      discount: discount.some((value) => value > 0),
      timeOfDay: time.some((value) => value % DAY_MS !== 0),
    },
  };
}

type Rows = readonly (readonly RowValue[])[];
type Places = ReadonlyMap<string, number>;

function checkColumns(columns: readonly string[]): void {
  const known = ROW_COLUMNS.join(", ");
  const strange = columns.find((name, i) => !ROW_COLUMNS.includes(name) || columns.indexOf(name) !== i);
  if (strange !== undefined)
    throw new DataError("bad-row", dataMessage("rows.column", { column: strange, columns: known }));
  const missing = NEEDED.find((name) => !columns.includes(name));
  if (missing) throw new DataError("bad-row", dataMessage("rows.missing", { column: missing, columns: known }));
}

function bad(row: number, column: string, value: RowValue): DataError {
  const shown = String(value ?? "").slice(0, 80);
  return new DataError("bad-row", dataMessage("rows.value", { row: row + 1, column, value: shown }));
}

/** [n] of one column; where a row has none, what the absence stands for. */
function numbers(name: string, at: Places, rows: Rows): Float64Array {
  const index = at.get(name);
  const absent = name === "quantity" ? 1 : 0;
  const flags: readonly string[] = columnsOf("flag");
  return Float64Array.from(rows, (row, i) => {
    const value = index === undefined ? null : row[index];
    const isAbsent = value === null || value === undefined || value === "";
    if (name === "time") {
      const ms = isAbsent ? Number.NaN : timeOf(value);
      if (Number.isNaN(ms)) throw bad(i, name, value);
      return ms;
    }
    if (isAbsent) return absent;
    const number = Number(value);
    const fits = flags.includes(name)
      ? number === 0 || number === 1
      : Number.isFinite(number) && (name !== "discount" || (number >= 0 && number <= 1));
    if (!fits) throw bad(i, name, value);
    return number;
  });
}

/** Wall-clock ms of a text or a number; NaN where it is none. */
function timeOf(value: RowValue): number {
  if (typeof value === "number") return Number.isFinite(new Date(value).getTime()) ? value : Number.NaN;
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?$/.exec(String(value));
  if (!found) return Number.NaN;
  const ms = Date.parse(`${found[1]}T${found[2] ?? "00:00"}Z`);
  // 31 April becomes 1 May.
  return timeText(ms, false) === found[1] ? ms : Number.NaN;
}

function coded(name: string, at: Places, rows: Rows): { codes: Int32Array; values: string[] } {
  const dictionary = new Dictionary((text) => text);
  const index = at.get(name)!;
  const needed: readonly string[] = NEEDED;
  const codes = Int32Array.from(rows, (row, i) => {
    const text = textOf(row[index]);
    if (text === "" && needed.includes(name)) throw bad(i, name, row[index]);
    return dictionary.code(text);
  });
  return { codes, values: dictionary.values };
}

function textOf(value: RowValue): string {
  return String(value ?? "").trim();
}

/** By code, the first name that stands beside it. */
function namesOf(name: string, { codes, values }: { codes: Int32Array; values: string[] }, at: Places, rows: Rows) {
  const names = values.map(() => "");
  const index = at.get(name);
  if (index !== undefined) for (const [i, code] of codes.entries()) names[code] ||= textOf(rows[i]![index]);
  return names;
}

function places(at: Places, rows: Rows): SaleColumns["place"] {
  const parts = PLACE_PARTS.map((part) => at.get(part));
  if (parts.every((index) => index === undefined)) return null;
  const known = new Map<string, number>();
  const values: PlaceText[] = [];
  const codes = Int32Array.from(rows, (row) => {
    const texts = parts.map((index) => (index === undefined ? "" : textOf(row[index])));
    if (texts.every((text) => text === "")) return -1;
    const key = JSON.stringify(texts);
    let code = known.get(key);
    if (code === undefined) {
      const [address, ward, district, province] = texts as [string, string, string, string];
      code = values.push({ address, ward, district, province }) - 1;
      known.set(key, code);
    }
    return code;
  });
  return { codes, values };
}
