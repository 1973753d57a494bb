// Sale lines ⇄ a few byte pieces, exactly: typed arrays as they lie in memory, dictionaries as JSON.

import type { LineBlock } from "../core/data/lines/lineBlock.ts";
import type { Coded, SaleLines } from "../core/data/lines/saleLines.ts";
import { MessageError } from "../core/lib/message.ts";
import { storageMessage } from "./storageMessages.ts";

const TYPES = { u8: Uint8Array, i32: Int32Array, u32: Uint32Array, f64: Float64Array } as const;
type TypeName = keyof typeof TYPES;
type Numbers = InstanceType<(typeof TYPES)[TypeName]>;

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

/** Every field under a flat name; absent ones (null) are columns of JSON null. */
function toColumns(lines: SaleLines): Record<string, unknown> {
  const coded = (name: string, column: Coded | null): Record<string, unknown> => ({
    [`${name}.codes`]: column?.codes ?? null,
    [`${name}.values`]: column?.values ?? null,
  });
  return {
    count: lines.count,
    has: lines.has,
    line: lines.line,
    time: lines.time,
    quantity: lines.quantity,
    revenue: lines.revenue,
    discount: lines.discount,
    ...coded("customer", lines.customer),
    ...coded("product", lines.product),
    ...coded("family", lines.family),
    ...coded("series", lines.series),
    ...coded("order", lines.order),
    ...coded("category", lines.category),
    ...coded("salesperson", lines.salesperson),
    ...coded("route", lines.route),
    ...coded("source", lines.source),
    walkIn: lines.walkIn,
    "place.codes": lines.place?.codes ?? null,
    "place.values": lines.place?.values ?? null,
    customerNames: lines.customerNames,
    productNames: lines.productNames,
  };
}

/** The columns that a block has, under the names they have in all lines. */
function blockColumns(block: LineBlock): Record<string, Numbers> {
  const { customer, product, family, series, order, category, salesperson, route, source, place, ...numbers } = block;
  const codes = { customer, product, family, series, order, category, salesperson, route, source, place };
  const named = Object.entries(codes).map(([name, column]) => [`${name}.codes`, column] as const);
  return Object.fromEntries([...Object.entries(numbers), ...named].filter(([, column]) => column.length > 0));
}

function fromColumns(columns: ReadonlyMap<string, unknown>): SaleLines {
  const damaged = (name: string): never => {
    throw new MessageError(storageMessage("storage.badColumn", { name }));
  };
  function numbers<T extends Numbers>(name: string, type: abstract new (...args: never[]) => T): T {
    const value = columns.get(name);
    return value instanceof type ? value : damaged(name);
  }
  function json<T>(name: string, is: (value: unknown) => value is T): T {
    const value = columns.get(name);
    return is(value) ? value : damaged(name);
  }
  const coded = (name: string): Coded => ({
    codes: numbers(`${name}.codes`, Int32Array),
    values: json(`${name}.values`, isTexts),
  });
  const optional = (name: string): Coded | null => (columns.get(`${name}.codes`) === null ? null : coded(name));
  return {
    count: json("count", isNumber),
    has: json("has", isHas),
    line: numbers("line", Uint32Array),
    time: numbers("time", Float64Array),
    quantity: numbers("quantity", Float64Array),
    revenue: numbers("revenue", Float64Array),
    discount: numbers("discount", Float64Array),
    customer: coded("customer"),
    product: coded("product"),
    family: coded("family"),
    series: coded("series"),
    order: optional("order"),
    category: optional("category"),
    salesperson: optional("salesperson"),
    route: optional("route"),
    source: optional("source"),
    walkIn: columns.get("walkIn") === null ? null : numbers("walkIn", Uint8Array),
    place:
      columns.get("place.codes") === null
        ? null
        : { codes: numbers("place.codes", Int32Array), values: json("place.values", isPlaces) },
    customerNames: json("customerNames", isTexts),
    productNames: json("productNames", isTexts),
  };
}

function isNumbers(value: unknown): value is Numbers {
  return Object.values(TYPES).some((type) => value instanceof type);
}

function typeOf(value: Numbers): TypeName {
  if (value instanceof Uint8Array) return "u8";
  if (value instanceof Int32Array) return "i32";
  return value instanceof Uint32Array ? "u32" : "f64";
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");
const isHas = (value: unknown): value is SaleLines["has"] =>
  typeof value === "object" && value !== null && Object.values(value).every((flag) => typeof flag === "boolean");
const isPlaces = (value: unknown): value is NonNullable<SaleLines["place"]>["values"] =>
  Array.isArray(value) && value.every((place) => typeof place === "object" && place !== null && "province" in place);
