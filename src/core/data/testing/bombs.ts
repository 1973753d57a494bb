// Packed files that unpack to far more than they are, each in its own way.

import { gzipSync, unzipSync, zipSync } from "fflate";
import { workbook } from "./workbooks.ts";

const utf8 = new TextEncoder();

/** A Zstandard file: its head as it is, then `blocks` times 128 kB of one letter, four bytes each. */
export function zstdOfOneLetter(head: string, blocks: number): Uint8Array {
  const text = utf8.encode(head);
  const block = (type: number, size: number) => {
    const header = (size << 3) | (type << 1);
    return [header & 255, (header >> 8) & 255, header >> 16];
  };
  const run = [...block(1, 131_072), 97];
  const bytes = new Uint8Array(6 + 3 + text.length + run.length * blocks + 3);
  // A window of 1 MB, no size told.
  bytes.set([0x28, 0xb5, 0x2f, 0xfd, 0, 0x50, ...block(0, text.length)]);
  bytes.set(text, 9);
  for (let i = 0; i < blocks; i++) bytes.set(run, 9 + text.length + i * run.length);
  bytes.set([1, 0, 0], bytes.length - 3);
  return bytes;
}

export const gzipOf = (head: string, piece: string, times: number): Uint8Array =>
  gzipSync(utf8.encode(head + piece.repeat(times)), { level: 9 });

export const zipOf = (head: string, piece: string, times: number): Uint8Array =>
  zipSync({ "sales.csv": utf8.encode(head + piece.repeat(times)) }, { level: 9 });

/** A workbook with so many more rows of the same markup behind its own. */
export function workbookOf(rows: (string | number)[][], row: string, times: number): Uint8Array {
  const entries = unzipSync(workbook([{ name: "S", rows }]));
  const [name] = Object.keys(entries).filter((each) => each.includes("worksheets/"));
  const xml = new TextDecoder().decode(entries[name!]);
  const at = xml.lastIndexOf("</sheetData>");
  return zipSync({ ...entries, [name!]: utf8.encode(xml.slice(0, at) + row.repeat(times) + xml.slice(at)) });
}

/** A Parquet file of a column whose only group says that it has so many rows. Thrift's compact protocol, by hand. */
export function parquetOfRows(rows: number): Uint8Array {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
  const number = (value: number) => varint(value * 2);
  const text = (value: string) => [...varint(value.length), ...utf8.encode(value)];
  const column = [0x15, ...number(1), 0x25, ...number(0), 0x18, ...text("sold"), 0];
  const root = [0x48, ...text("schema"), 0x15, ...number(1), 0];
  const group = [0x19, 0x0c, 0x16, ...number(10), 0x16, ...number(rows), 0];
  const footer = [0x15, ...number(1), 0x19, 0x2c, ...root, ...column, 0x16, ...number(rows), 0x19, 0x1c, ...group, 0];
  const length = footer.length;
  return Uint8Array.from([...utf8.encode("PAR1"), ...footer, length & 255, length >> 8, 0, 0, ...utf8.encode("PAR1")]);
}
