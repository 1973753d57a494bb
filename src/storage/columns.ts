// Sale lines ⇄ a few byte pieces, exactly: typed arrays as they lie in memory, dictionaries as JSON.

import { LATE_COLUMNS, type LineBlock } from "../core/data/lines/lineBlock.ts";
import {
  arrayOf,
  COLUMN_NAMES,
  type ColumnArray,
  type ColumnName,
  columnArray,
  columnSpec,
  makeColumns,
  type PlaceText,
} from "../core/data/lines/saleColumns.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { MessageError } from "../core/lib/message.ts";
import { storageMessage } from "./storageMessages.ts";

const TYPES = { u8: Uint8Array, i32: Int32Array, u32: Uint32Array, f64: Float64Array } as const;
type TypeName = keyof typeof TYPES;

/** What comes next in the byte stream: a column, or the next part of one. */
export interface ColumnLayout {
  name: string;
  type: TypeName | "json";
  bytes: number;
}

export interface Packed {
  layout: ColumnLayout[];
  pieces: Iterable<Uint8Array<ArrayBuffer>>;
}

/** IndexedDB takes pieces of this size without trouble in every browser. */
export const PIECE_BYTES = 16 * 1024 * 1024;

/**
 * The layout of these lines and their bytes, cut into pieces of at most `pieceBytes`. Of a column that `written` holds the
 * beginning of, the rest.
 */
export function packLines(lines: SaleLines, pieceBytes = PIECE_BYTES, written: readonly ColumnLayout[] = []): Packed {
  return pack(toColumns(lines), pieceBytes, written);
}

/** The layout and bytes of the beginning, or of the next part, of the columns that these lines have. */
export function packBlock(block: LineBlock, pieceBytes = PIECE_BYTES): Packed {
  return pack(blockColumns(block), pieceBytes);
}

/** Bytes of all columns together. */
export function bytesOf(layout: readonly ColumnLayout[]): number {
  return layout.reduce((sum, { bytes }) => sum + bytes, 0);
}

function pack(columns: Record<string, unknown>, pieceBytes: number, written: readonly ColumnLayout[] = []): Packed {
  const before = bytesByName(written);
  const rests = Object.entries(columns).map(([name, value]) => {
    const all = isNumbers(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : new TextEncoder().encode(JSON.stringify(value));
    const bytes = all.subarray(before.get(name) ?? 0);
    return { layout: { name, type: isNumbers(value) ? typeOf(value) : "json", bytes: bytes.length } as const, bytes };
  });
  return {
    layout: rests.map(({ layout }) => layout),
    pieces: cut(
      rests.map(({ bytes }) => bytes),
      pieceBytes,
    ),
  };
}

function bytesByName(layout: readonly ColumnLayout[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { name, bytes } of layout) sums.set(name, (sums.get(name) ?? 0) + bytes);
  return sums;
}

/** Puts the lines together again. Throws when the pieces do not fill the layout. */
export async function unpackLines(
  layout: readonly ColumnLayout[],
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<SaleLines> {
  const whole = new Map([...bytesByName(layout)].map(([name, bytes]) => [name, new Uint8Array(bytes)]));
  const begun = new Map<string, number>();
  const parts = layout.map(({ name, bytes }) => {
    const start = begun.get(name) ?? 0;
    begun.set(name, start + bytes);
    return whole.get(name)!.subarray(start, start + bytes);
  });
  let part = 0;
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      while (part < parts.length && filled === parts[part]!.length) [part, filled] = [part + 1, 0];
      const target = parts[part];
      if (!target) throw new MessageError(storageMessage("storage.tooLong"));
      const size = Math.min(piece.length - at, target.length - filled);
      target.set(piece.subarray(at, at + size), filled);
      filled += size;
      at += size;
    }
  }
  while (part < parts.length && filled === parts[part]!.length) [part, filled] = [part + 1, 0];
  if (part < parts.length) throw new MessageError(storageMessage("storage.partMissing"));
  const found = new Map<string, unknown>();
  for (const { name, type } of layout) {
    if (found.has(name)) continue;
    const { buffer } = whole.get(name)!;
    found.set(name, type === "json" ? JSON.parse(new TextDecoder().decode(buffer)) : new TYPES[type](buffer));
  }
  return fromColumns(found);
}

function* cut(columns: Uint8Array[], pieceBytes: number): Generator<Uint8Array<ArrayBuffer>> {
  let left = columns.reduce((sum, { length }) => sum + length, 0);
  let piece = new Uint8Array(Math.min(left, pieceBytes));
  let filled = 0;
  for (const column of columns) {
    for (let at = 0; at < column.length; ) {
      const size = Math.min(column.length - at, piece.length - filled);
      piece.set(column.subarray(at, at + size), filled);
      filled += size;
      at += size;
      if (filled < piece.length) continue;
      yield piece;
      left -= filled;
      piece = new Uint8Array(Math.min(left, pieceBytes));
      filled = 0;
    }
  }
}

/** The name that a column's array is stored under: a coded column is two, its codes and its values. */
function storedName(name: ColumnName): string {
  return isCoded(name) ? `${name}.codes` : name;
}

function isCoded(name: ColumnName): boolean {
  return columnArray(name, 0) instanceof Int32Array;
}

/** Every field under a flat name; absent ones (null) are columns of JSON null. */
function toColumns(lines: SaleLines): Record<string, unknown> {
  const stored: Record<string, unknown> = { count: lines.count, has: lines.has };
  for (const name of COLUMN_NAMES) {
    const column = lines[name];
    stored[storedName(name)] = column && arrayOf(column);
    if (isCoded(name)) stored[`${name}.values`] = column && "values" in column ? column.values : null;
  }
  return { ...stored, customerNames: lines.customerNames, productNames: lines.productNames };
}

/** The columns of a block that are settled, under the names they have in all lines. */
function blockColumns(block: LineBlock): Record<string, ColumnArray> {
  const filled = COLUMN_NAMES.filter((name) => block[name].length > 0 && !LATE_COLUMNS.has(name));
  return Object.fromEntries(filled.map((name) => [storedName(name), block[name]]));
}

function fromColumns(columns: ReadonlyMap<string, unknown>): SaleLines {
  const damaged = (name: string): never => {
    throw new MessageError(storageMessage("storage.badColumn", { name }));
  };
  function numbers<T extends ColumnArray>(name: string, type: abstract new (...args: never[]) => T): T {
    const value = columns.get(name);
    return value instanceof type ? value : damaged(name);
  }
  function json<T>(name: string, is: (value: unknown) => value is T): T {
    const value = columns.get(name);
    return is(value) ? value : damaged(name);
  }
  const read = makeColumns((name) => {
    const stored = columns.get(storedName(name));
    const { kind, needed } = columnSpec(name);
    // A data set that was written before there was such a column has none.
    if (!needed && (stored === null || stored === undefined)) return null;
    switch (kind) {
      case "text":
        return { codes: numbers(`${name}.codes`, Int32Array), values: json(`${name}.values`, isTexts) };
      case "place":
        return { codes: numbers(`${name}.codes`, Int32Array), values: json(`${name}.values`, isPlaces) };
      case "lineNumber":
        return numbers(name, Uint32Array);
      case "flag":
        return numbers(name, Uint8Array);
      case "time":
      case "number":
        return numbers(name, Float64Array);
      default:
        return kind satisfies never;
    }
  });
  return {
    count: json("count", isNumber),
    ...read,
    customerNames: json("customerNames", isTexts),
    productNames: json("productNames", isTexts),
    has: json("has", isHas),
  };
}

function isNumbers(value: unknown): value is ColumnArray {
  return Object.values(TYPES).some((type) => value instanceof type);
}

function typeOf(value: ColumnArray): TypeName {
  if (value instanceof Uint8Array) return "u8";
  if (value instanceof Int32Array) return "i32";
  return value instanceof Uint32Array ? "u32" : "f64";
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");
const isHas = (value: unknown): value is SaleLines["has"] =>
  typeof value === "object" && value !== null && Object.values(value).every((flag) => typeof flag === "boolean");
const isPlaces = (value: unknown): value is PlaceText[] =>
  Array.isArray(value) && value.every((place) => typeof place === "object" && place !== null && "province" in place);
