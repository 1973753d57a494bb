// A Parquet file as a CSV, a row group at a time: whole numbers, decimals, dates and times exactly as they are stored.

import { type Compressors, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Message } from "../../../lib/message.ts";
import { DataError } from "../../dataError.ts";
import { dataMessage } from "../../dataMessages.ts";
import { fieldLine } from "../../generate/csvField.ts";
import { type ByteSource, readAll, streamOf } from "../../source/source.ts";
import { MOST_TIMES_XML, refuseUnpacked } from "../../source/unpackedLimit.ts";
import type { OpenedTable } from "../openedTable.ts";
import { seekable } from "../seekable.ts";
import { cellReader, isMoment, PARSERS, rawElement } from "./parquetCells.ts";

/** Rows made into text at a time. */
const ROWS = 8192;
/** Most cells of a group for each byte of the file: columns of one value take none, the others a bit or more a row. */
const CELLS_A_BYTE = 20;

/** Throws DataError "parquet" where the file is damaged or encrypted; reading it does, too. */
export async function openParquet(given: ByteSource): Promise<OpenedTable> {
  const source = await seekable(given);
  const damaged = () => new DataError("parquet", dataMessage("file.parquetDamaged", { name: source.name }));
  let read = 0;
  const file = {
    byteLength: source.size,
    slice: async (start: number, end = source.size): Promise<ArrayBuffer> => {
      const from = start < 0 ? source.size + start : start;
      const bytes = await readAll(source.slice(from, end));
      read = Math.min(source.size, read + bytes.length);
      return bytes.buffer;
    },
  };
  const metadata: FileMetaData = await parquetMetadataAsync(file).catch(() => {
    throw damaged();
  });
  const columns = parquetSchema(metadata).children.map((child) => ({
    name: child.element.name,
    moment: isMoment(child.element),
    write: cellReader(child.element, child.children.length > 0),
  }));
  for (const element of metadata.schema) rawElement(element);
  if (columns.length === 0) throw damaged();
  // Each cell is a byte at least, and what a group has is held whole.
  for (const { num_rows } of metadata.row_groups)
    refuseUnpacked(source.name, source.size, Number(num_rows) * columns.length, CELLS_A_BYTE);

  async function* pieces(): AsyncGenerator<Uint8Array> {
    read = 0;
    const encoder = new TextEncoder();
    yield encoder.encode(fieldLine(columns.map(({ name }) => name)));
    let written = 0;
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      const cells = new Map<string, { from: number; values: ArrayLike<unknown> }[]>();
      await parquetRead({
        file,
        metadata,
        compressors: bounded(source.name),
        parsers: PARSERS,
        utf8: false,
        rowStart: start,
        rowEnd: end,
        onChunk: ({ columnName, columnData, rowStart }) => {
          const chunks = cells.get(columnName) ?? [];
          chunks.push({ from: rowStart - start, values: columnData });
          cells.set(columnName, chunks);
        },
      }).catch((error: unknown) => {
        throw error instanceof DataError ? error : damaged();
      });
      const readers = columns.map(({ name, write }) => ({ write, chunks: cells.get(name) ?? [], at: 0 }));
      for (let row = 0; row < end - start; row += ROWS) {
        let text = "";
        for (let r = row; r < Math.min(row + ROWS, end - start); r++) {
          for (const [c, reader] of readers.entries()) {
            let chunk = reader.chunks[reader.at];
            while (chunk && r >= chunk.from + chunk.values.length) chunk = reader.chunks[++reader.at];
            const value = chunk?.values[r - chunk.from];
            if (c > 0) text += ",";
            if (value !== undefined && value !== null) text += reader.write(value);
          }
          text += "\n";
        }
        const bytes = encoder.encode(text);
        written += bytes.length;
        refuseUnpacked(source.name, source.size, written, MOST_TIMES_XML);
        yield bytes;
      }
      start = end;
    }
  }
  return {
    kind: "parquet",
    source: { name: source.name, size: source.size, done: () => read, stream: () => streamOf(pieces) },
    notes: momentNotes(columns),
    sheets: [],
    read: [],
  };
}

/** What unpacks pages, which say themselves how large they become. */
function bounded(name: string): Compressors {
  const limited = Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, size: number) => {
      refuseUnpacked(name, input.length, size, MOST_TIMES_XML);
      return unpack(input, size);
    },
  ]);
  return Object.fromEntries(limited);
}

/** That times are those of Greenwich, where the file says so. */
function momentNotes(columns: readonly { name: string; moment: boolean }[]): Message[] {
  const names = columns.filter(({ moment }) => moment).map(({ name }) => `“${name}”`);
  return names.length === 0 ? [] : [dataMessage("note.greenwich", { columns: names.slice(0, 10).join(", ") })];
}
