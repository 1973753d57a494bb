// Tables of one shop, such as orders, the lines of orders, and customers beside: what the lines lack stands in another, under
// a key that both have.

import { hasWidth } from "../dialect/dialect.ts";
import type { HeadTable } from "../dialect/headTable.ts";
import { fieldLine } from "../generate/csvField.ts";
import { normaliseHeader } from "../mapping/headerText.ts";
import type { Encoding, Field, Mapping } from "../mapping/mapping.ts";
import { type Proposal, proposeMapping } from "../mapping/proposeMapping.ts";
import { readRecords } from "../records/records.ts";
import { decodeText, type ReadOptions } from "../source/encoding.ts";
import { type ByteSource, streamOf } from "../source/source.ts";
import { detached } from "../values/dictionary.ts";
import { codeText } from "../values/idText.ts";
import { columnOrder } from "./columnMatch.ts";

/** Of the lines' keys in the first records, at least this share is among those of the other table's. */
const SHARED = 0.5;
/** Of the keys of a table, so many may stand there with different cells: slips, which are told. */
const SLIPS = 0.02;
/** Fields that tell what a line belongs to: columns of two tables that hold one of them may be one key. */
const KEY_FIELDS = ["order", "customer", "product"] as const satisfies readonly Field[];

/** Records under their header, what its columns mean, and what they lack to be read alone. */
export interface Table extends Pick<HeadTable, "header" | "rows"> {
  columns: Mapping["columns"];
  missing: Proposal["missing"];
}

/** Takes the columns of a table for what they look like. */
export function asTable({ header, rows }: Pick<HeadTable, "header" | "rows">): Table {
  const { mapping, missing } = proposeMapping(header, rows);
  return { header, rows, columns: mapping.columns, missing };
}

/** Names that say nothing beside those of another table, and what they are called there. */
const BARE_NAMES: readonly { names: readonly string[]; customer: string; product: string }[] = [
  { names: ["name", "full name", "fullname", "title"], customer: "customer name", product: "product name" },
  { names: ["tên", "họ tên", "họ và tên"], customer: "Tên khách hàng", product: "Tên hàng" },
];

export interface SharedKey {
  /** Its column in the lines and in the other table. */
  key: number;
  otherKey: number;
  /** Columns of the other table that the lines do not have, under the names that they get. */
  added: readonly { index: number; name: string }[];
  /**
   * Of the first lines, those that find their key in the other table, and those that do not; one that found no partner
   * before has no key to look for.
   */
  found: number;
  lost: number;
}

/** The other table's cells that lines get behind their own, by the key, and keys that stand there with different cells. */
export interface Partners {
  rows: ReadonlyMap<string, readonly string[]>;
  twice: number;
}

/** Columns of two tables that may be one key: by their names, or by what both hold. */
export function keyColumns(lines: Table, other: Table): { key: number; otherKey: number }[] {
  const names = new Map(lines.header.map((name, index) => [normaliseHeader(name), index]));
  return other.header.flatMap((name, otherKey) => {
    const field = KEY_FIELDS.find((each) => other.columns[each] === otherKey);
    const key =
      (normaliseHeader(name) === "" ? undefined : names.get(normaliseHeader(name))) ?? (field && lines.columns[field]);
    return key === undefined ? [] : [{ key, otherKey }];
  });
}

/**
 * The key under which `other` has more of `lines`, each of its own lines under another; null where there is none. Of the
 * lines' columns so many are their own, the others they got from tables before.
 */
export function sharedKey(
  lines: Table,
  other: Table,
  columns: readonly { key: number; otherKey: number }[],
  width: number,
): SharedKey | null {
  let best: (SharedKey & { share: number }) | null = null;
  for (const { key, otherKey } of columns) {
    const added = addedColumns(lines.header, other.header, otherKey, bareField(key, lines.columns));
    const rows = added.length > 0 ? rowsByKey(other.rows, otherKey, added) : null;
    if (!rows) continue;
    const all = lines.rows.map((row) => codeText(row[key] ?? ""));
    const keys = key < width ? all : all.filter((value) => value !== "");
    const distinct = new Set(keys);
    const share = [...distinct].filter((value) => rows.has(value)).length / Math.max(1, distinct.size);
    if (share < SHARED || share <= (best?.share ?? 0)) continue;
    const found = keys.filter((value) => rows.has(value)).length;
    best = { key, otherKey, added, share, found, lost: keys.length - found };
  }
  return best;
}

/** What a bare name is one of, by what the key tells apart. */
function bareField(key: number, columns: Mapping["columns"]): "customer" | "product" | null {
  if (columns.customer === key) return "customer";
  return columns.product === key ? "product" : null;
}

function addedColumns(
  own: readonly string[],
  others: readonly string[],
  otherKey: number,
  field: "customer" | "product" | null,
): SharedKey["added"] {
  const there = new Set(own.map(normaliseHeader));
  return others.flatMap((given, index) => {
    const bare =
      field && BARE_NAMES.find(({ names }) => names.includes(given.trim().replaceAll("_", " ").toLowerCase()));
    const name = bare ? bare[field] : given;
    return index === otherKey || there.has(normaliseHeader(name)) ? [] : [{ index, name }];
  });
}

/** The cells of each key, the first where it stands twice; null where it is none, blank on a line or often with others. */
function rowsByKey(
  rows: readonly (readonly string[])[],
  key: number,
  added: SharedKey["added"],
): ReadonlyMap<string, readonly string[]> | null {
  const found = new Map<string, readonly string[]>();
  let twice = 0;
  for (const row of rows) {
    const value = codeText(row[key] ?? "");
    if (value === "") return null;
    const cells = added.map(({ index }) => row[index] ?? "");
    const before = found.get(value);
    if (!before) found.set(value, cells);
    else if (!isSame(before, cells)) twice++;
  }
  return twice <= SLIPS * found.size ? found : null;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.every((cell, i) => cell === other[i]);
}

/** The first lines with what the other table's first records have of them. */
export function withPartners(lines: Table, other: Table, { key, otherKey, added }: SharedKey): Table {
  const rows = rowsByKey(other.rows, otherKey, added);
  return asTable({
    header: [...lines.header, ...added.map(({ name }) => name)],
    rows: lines.rows.map((row) =>
      withPartner(row, lines.header.length, rows?.get(codeText(row[key] ?? "")), added.length),
    ),
  });
}

/** A record of the lines with its partner's cells behind; with as many blank ones where it has none. */
function withPartner(
  record: readonly string[],
  width: number,
  partner: readonly string[] | undefined,
  added: number,
): string[] {
  return [...record.slice(0, width), ...(partner ?? Array.from({ length: added }, () => ""))];
}

/** The records of the other table whose keys the first lines have, in the order of its first file's columns. */
export async function partnersOfHead(
  tables: readonly HeadTable[],
  lines: Table,
  columns: readonly { key: number; otherKey: number }[],
  options: ReadOptions,
): Promise<string[][]> {
  const wanted = columns.map(({ key, otherKey }) => ({
    otherKey,
    keys: new Set(lines.rows.map((row) => codeText(row[key] ?? ""))),
  }));
  const found: string[][] = [];
  for await (const record of recordsOf(tables, options))
    if (wanted.some(({ otherKey, keys }) => keys.has(codeText(record(otherKey)))))
      found.push(tables[0]!.header.map((_, index) => detached(record(index))));
  return found;
}

/** The cells of each record of files of the same columns, by the columns of the first. */
async function* recordsOf(
  tables: readonly HeadTable[],
  options: ReadOptions,
): AsyncGenerator<(column: number) => string> {
  for (const { header, dialect, above, opened } of tables) {
    const order = columnOrder(tables[0]!.header, header)!;
    const pieces = decodeText(opened.source, dialect.encoding as Encoding, { signal: options.signal, lenient: true });
    for await (const { records, firstLine } of readRecords(pieces, dialect, options.signal, above)) {
      if (firstLine === 0) continue;
      for (const record of records) yield (column) => record[order[column]!] ?? "";
    }
  }
}

/** Reads the whole of the other table, which may be several files of the same columns, into memory. */
export async function readPartners(
  tables: readonly HeadTable[],
  { otherKey, added }: SharedKey,
  options: ReadOptions,
): Promise<Partners> {
  const rows = new Map<string, readonly string[]>();
  const twice = new Set<string>();
  for await (const record of recordsOf(tables, options)) {
    const value = detached(codeText(record(otherKey)));
    if (value === "") continue;
    const before = rows.get(value);
    const cells = added.map(({ index }) => record(index));
    if (!before) rows.set(value, cells.map(detached));
    else if (!isSame(before, cells)) twice.add(value);
  }
  return { rows, twice: twice.size };
}

/** What lines get of one other table. */
export interface Join {
  /** Its column in the lines, with what they got before. */
  key: number;
  names: readonly string[];
  partners: Partners;
}

/** The lines with their partners' cells behind, as a CSV; `lost` counts those without one by join, the last time it was read. */
export function keyedSource(
  name: string,
  { header, dialect, above, opened }: HeadTable,
  joins: readonly Join[],
): { source: ByteSource; lost: () => readonly number[] } {
  const encoder = new TextEncoder();
  let lost = joins.map(() => 0);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const missing = joins.map(() => 0);
    lost = missing;
    yield encoder.encode(fieldLine([...header, ...joins.flatMap(({ names }) => names)]));
    const texts = decodeText(opened.source, dialect.encoding as Encoding, { lenient: true });
    for await (const { records, firstLine } of readRecords(texts, dialect, undefined, above)) {
      if (firstLine === 0) continue;
      let text = "";
      for (const record of records) {
        if (!hasWidth(record, header.length)) {
          text += fieldLine(record);
          continue;
        }
        let cells: readonly string[] = record.slice(0, header.length);
        joins.forEach(({ key, names, partners }, index) => {
          const value = codeText(cells[key] ?? "");
          const partner = partners.rows.get(value);
          if (!partner && (key < header.length || value !== "")) missing[index]!++;
          cells = withPartner(cells, cells.length, partner, names.length);
        });
        text += fieldLine(cells);
      }
      if (text !== "") yield encoder.encode(text);
    }
  }
  return { source: { name, size: opened.source.size, stream: () => streamOf(pieces) }, lost: () => lost };
}
