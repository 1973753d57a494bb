// Two tables of one shop, such as orders and the lines of orders: what the lines lack stands in the other, under a key that
// both have. Only tables that cannot be read alone are joined.

import { hasWidth } from "../dialect/dialect.ts";
import type { HeadTable } from "../dialect/headTable.ts";
import { csvLine } from "../generate/csvField.ts";
import { normaliseHeader } from "../mapping/headerText.ts";
import type { Encoding } from "../mapping/mapping.ts";
import { proposeMapping } from "../mapping/proposeMapping.ts";
import { readRecords } from "../records/records.ts";
import { decodeText, type ReadOptions } from "../source/encoding.ts";
import { type ByteSource, streamOf } from "../source/source.ts";
import { detached, valueText } from "../values/dictionary.ts";

/** Of the lines' keys in the first records, at least this share is among those of the other table's. */
const SHARED = 0.5;

/** The other table's cells that lines get behind their own, by the key. */
type Partners = ReadonlyMap<string, readonly string[]>;

export interface SharedKey {
  /** Its column in the lines and in the other table. */
  key: number;
  otherKey: number;
  /** Columns of the other table that the lines do not have. */
  added: readonly number[];
}

type Table = Pick<HeadTable, "header" | "rows">;

/** The key under which `other` completes `lines` to a table that can be read; null where there is none. */
export function sharedKey(lines: Table, other: Table): SharedKey | null {
  // A line says what was bought; who and when may stand elsewhere.
  if (proposeMapping(lines.header, lines.rows).missing.some(({ field }) => field === "product")) return null;
  const names = new Map(lines.header.map((name, index) => [normaliseHeader(name), index]));
  const added = other.header.flatMap((name, index) => (names.has(normaliseHeader(name)) ? [] : [index]));
  if (added.length === 0) return null;
  let best: { key: number; otherKey: number; share: number } | null = null;
  for (const [otherKey, name] of other.header.entries()) {
    const key = names.get(normaliseHeader(name));
    if (key === undefined || normaliseHeader(name) === "") continue;
    const keys = other.rows.map((row) => valueText(row[otherKey] ?? ""));
    const there = new Set(keys);
    if (there.has("") || there.size !== keys.length) continue;
    const own = new Set(lines.rows.map((row) => valueText(row[key] ?? "")));
    const share = [...own].filter((value) => there.has(value)).length / Math.max(1, own.size);
    if (share >= SHARED && share > (best?.share ?? 0)) best = { key, otherKey, share };
  }
  if (!best) return null;
  const { key, otherKey } = best;
  const rows = new Map(other.rows.map((row) => [valueText(row[otherKey]!), added.map((index) => row[index] ?? "")]));
  const header = [...lines.header, ...added.map((index) => other.header[index]!)];
  const joined = lines.rows.map((row) =>
    withPartner(row, lines.header.length, rows.get(valueText(row[key] ?? "")), added.length),
  );
  return proposeMapping(header, joined).missing.length === 0 ? { key, otherKey, added } : null;
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

/** Reads the whole of the other table into memory. */
export async function readPartners(
  table: HeadTable,
  { otherKey, added }: SharedKey,
  options: ReadOptions,
): Promise<Partners> {
  const rows = new Map<string, readonly string[]>();
  const { dialect, above, opened } = table;
  const pieces = decodeText(opened.source, dialect.encoding as Encoding, { signal: options.signal, lenient: true });
  for await (const { records, firstLine } of readRecords(pieces, dialect, options.signal, above)) {
    if (firstLine === 0) continue;
    for (const record of records) {
      const value = detached(valueText(record[otherKey] ?? ""));
      if (value === "" || rows.has(value)) continue;
      rows.set(
        value,
        added.map((index) => detached(record[index] ?? "")),
      );
    }
  }
  return rows;
}

/** The lines with their partners' cells behind, as a CSV; `lost` counts those without one, the last time it was read. */
export function keyedSource(
  name: string,
  { header, dialect, above, opened }: HeadTable,
  { header: others }: Pick<HeadTable, "header">,
  { key, added }: SharedKey,
  partners: Partners,
): { source: ByteSource; lost: () => number } {
  const width = header.length;
  const encoder = new TextEncoder();
  let lost = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    lost = 0;
    yield encoder.encode(csvLine([...header, ...added.map((index) => others[index]!)]));
    const texts = decodeText(opened.source, dialect.encoding as Encoding, { lenient: true });
    for await (const { records, firstLine } of readRecords(texts, dialect, undefined, above)) {
      if (firstLine === 0) continue;
      let text = "";
      for (const record of records) {
        const partner = partners.get(valueText(record[key] ?? ""));
        if (!partner) lost++;
        text += csvLine(hasWidth(record, width) ? withPartner(record, width, partner, added.length) : record);
      }
      if (text !== "") yield encoder.encode(text);
    }
  }
  return { source: { name, size: opened.source.size, stream: () => streamOf(pieces) }, lost: () => lost };
}
