// Writes a CSV again with where its addresses lie: official codes, position, urban or rural, and how sure.

import { open } from "node:fs/promises";
import { DataError } from "../core/data/dataError.ts";
import { detectNewline } from "../core/data/dialect/dialect.ts";
import { readHeadTable } from "../core/data/dialect/headTable.ts";
import type { PlaceText } from "../core/data/lines/saleLines.ts";
import { meaningsOf } from "../core/data/mapping/headerNames.ts";
import type { Dialect } from "../core/data/mapping/mapping.ts";
import { readRecords } from "../core/data/records/records.ts";
import {
  decodeHead,
  decodeText,
  detectEncoding,
  type Encoding,
  guessSingleByte,
  NotUtf8,
  readHead,
} from "../core/data/source/encoding.ts";
import type { ByteSource } from "../core/data/source/source.ts";
import { GEOCODED_COLUMNS, geocodedCells } from "../core/geo/geocodedCells.ts";
import { copiedCell } from "../core/lib/csv.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { CommandError } from "./commandError.ts";
import { fileSource } from "./fileSource.ts";
import { loadGeocoder } from "./gazetteer.ts";
import { writeWhole } from "./writeWhole.ts";

export interface GeocodeResult {
  lines: number;
  /** Lines with a province. */
  found: number;
  /** Different places geocoded. */
  places: number;
  /** Lines whose old ward was split among several of today's, and lines that name a ward which the place does not have. */
  split: number;
  unknownWards: number;
  /** The header used for each part of a place. */
  columns: Partial<Record<keyof PlaceText, string>>;
  seconds: number;
}

export interface GeocodeOptions {
  signal?: AbortSignal;
  /** The file's own cells as they stand, also those that a spreadsheet would compute. */
  raw?: boolean;
  /** Stored bytes read so far, of all. */
  onProgress?: (bytesDone: number, bytesTotal: number) => void;
}

const PARTS = ["address", "ward", "district", "province"] as const;
const HEAD_BYTES = 1_048_576;
/** Different places remembered at a time. */
const MOST_REMEMBERED = 500_000;

/**
 * Reads a CSV with any of the columns address, ward, district, province, and writes it to `out` (UTF-8, commas) with
 * the columns of `GEOCODED_COLUMNS` behind its own. `out` appears only when all is written.
 * Throws DataError for files that are no table, and an Error when there is no such column.
 */
export async function runGeocode(file: string, out: string, options: GeocodeOptions = {}): Promise<GeocodeResult> {
  const started = performance.now();
  const stored = await fileSource(file);
  const { source, encoding, ascii, delimiter, newline, above } = await dialectOf(stored, options.signal);
  const result = await writeWhole(out, async (path) => {
    const write = (as: Encoding, lenient: boolean) =>
      geocodeLines(source, { encoding: as, lenient, delimiter, newline, above }, path, options);
    try {
      return await write(encoding, false).catch(async (error) => {
        if (!(error instanceof NotUtf8)) throw error;
        return ascii ? write(await guessSingleByte(source, options), false) : write(encoding, true);
      });
    } finally {
      await stored.checkUnchanged();
    }
  });
  return { ...result, seconds: (performance.now() - started) / 1000 };
}

interface Reading {
  encoding: Encoding;
  lenient: boolean;
  delimiter: string;
  newline: Dialect["newline"];
  above: number;
}

async function dialectOf(source: ByteSource, signal: AbortSignal | undefined) {
  try {
    const { dialect, ascii, above, opened } = await readHeadTable(source, { signal });
    // Without names there is no telling which column is an address.
    const { source: read } = opened;
    return { ...dialect, source: read, encoding: dialect.encoding as Encoding, ascii, above: Math.max(0, above) };
  } catch (error) {
    // For sale lines one column is no table; a list of addresses is one.
    if (!(error instanceof DataError && (error.code === "one-column" || error.code === "not-csv"))) throw error;
    const head = await readHead(source, HEAD_BYTES, { signal });
    const { encoding, ascii } = detectEncoding(head);
    return { source, encoding, ascii, above: 0, delimiter: ",", newline: detectNewline(decodeHead(head, encoding)) };
  }
}

async function geocodeLines(
  source: ByteSource,
  reading: Reading,
  out: string,
  options: GeocodeOptions,
): Promise<Omit<GeocodeResult, "seconds">> {
  const { geocode } = await loadGeocoder();
  const target = await open(out, "w");
  const quoted = options.raw ? rawCell : copiedCell;
  const known = new Map<string, { cells: string; found: boolean; split: boolean; unknownWard: boolean }>();
  let columns: Partial<Record<keyof PlaceText, number>> = {};
  let header: string[] = [];
  let lines = 0;
  let found = 0;
  let places = 0;
  let split = 0;
  let unknownWards = 0;
  const pieces = decodeText(source, reading.encoding, { ...options, lenient: reading.lenient });
  try {
    for await (const { records, firstLine } of readRecords(pieces, reading, options.signal, reading.above)) {
      let text = "";
      for (const record of records) {
        if (firstLine === 0) {
          header = record;
          columns = placeColumns(header);
          text += `${[...header, ...GEOCODED_COLUMNS].map(quoted).join(",")}\n`;
          continue;
        }
        const place: PlaceText = { address: "", ward: "", district: "", province: "" };
        for (const part of PARTS) place[part] = record[columns[part] ?? -1] ?? "";
        const key = PARTS.map((part) => place[part]).join("\0");
        let answer = known.get(key);
        if (!answer) {
          const located = geocode(place);
          answer = {
            cells: geocodedCells(located).map(copiedCell).join(","),
            found: located.province34 !== null,
            split: located.successors.length > 0,
            unknownWard: located.unknownWard !== null,
          };
          if (known.size >= MOST_REMEMBERED) known.clear();
          known.set(key, answer);
          places++;
        }
        lines++;
        if (answer.found) found++;
        if (answer.split) split++;
        if (answer.unknownWard) unknownWards++;
        // Cells beyond the header go behind the answer, so that it stands under its own names.
        const own = header.map((_, i) => quoted(record[i] ?? "")).join(",");
        const surplus = record.slice(header.length).map((cell) => `,${quoted(cell)}`);
        text += `${own},${answer.cells}${surplus.join("")}\n`;
      }
      await target.writeFile(text);
    }
  } finally {
    await target.close();
  }
  const used = Object.entries(columns).map(([part, index]) => [part, header[index]]);
  return { lines, found, places, split, unknownWards, columns: Object.fromEntries(used) };
}

/** The column of each part of a place: the header that names it best. Throws when no header names any. */
function placeColumns(header: readonly string[]): Partial<Record<keyof PlaceText, number>> {
  const columns: Partial<Record<keyof PlaceText, number>> = {};
  const taken = new Set<number>();
  for (const strength of [3, 2, 1]) {
    for (const [index, name] of header.entries()) {
      const meaning = meaningsOf(name).find((each) => each.strength === strength && isPart(each.concept));
      const part = meaning?.concept as keyof PlaceText | undefined;
      if (!part || taken.has(index) || columns[part] !== undefined) continue;
      columns[part] = index;
      taken.add(index);
    }
  }
  if (taken.size === 0) {
    throw new CommandError(
      `no column for an address among ${header.map((name) => jsonText(name)).join(", ")}: name one address, province, district or ward`,
    );
  }
  return columns;
}

function isPart(concept: string): boolean {
  return (PARTS as readonly string[]).includes(concept);
}

/** The user's own cell, unchanged. */
function rawCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
