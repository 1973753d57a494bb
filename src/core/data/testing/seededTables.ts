// Workbooks and Parquet files by seed, most of them damaged: within a sheet's markup, or anywhere in the file.

import { unzipSync, zipSync } from "fflate";
import { type Random, random as seeded } from "../../lib/random.ts";
import { damage } from "../../lib/testing/damage.ts";
import { type TestCell, workbook } from "./workbooks.ts";

export interface FuzzedTable {
  bytes: Uint8Array;
  /** The same lines as a CSV, of a sound workbook. */
  csv: string | null;
}

const HEADER = ["Mã KH", "Mã hàng", "Ngày", "SL", "Thành tiền", "Ghi chú"];
const NOTES = ["", "🙂", "Hà Nội", 'said "no"', "a,b;c", "two\nlines", "=1+1", "<b>&amp;</b>"];

/** The file of a seed: one in three a Parquet file of those given (where there are some), the others workbooks, one in four of which is sound. */
export function tableOf(seed: number, parquet: readonly Uint8Array[]): FuzzedTable {
  const random = seeded(seed);
  if (parquet.length > 0 && random.integer(3) === 0) {
    return { bytes: damaged(parquet[random.integer(parquet.length)]!, random), csv: null };
  }
  const rows = rowsOf(random);
  const how = {
    inline: random.integer(2) === 0,
    placeless: random.integer(4) === 0,
    prefix: random.integer(4) ? "" : "x:",
  };
  const bytes = workbook([{ name: "Sales", rows }], how);
  if (random.integer(4) === 0) return { bytes, csv: rows.map(csvRow).join("\n") };
  if (random.integer(2) === 0) return { bytes: damaged(bytes, random), csv: null };
  const entries = unzipSync(bytes);
  const names = Object.keys(entries);
  const name = names[random.integer(names.length)]!;
  return { bytes: zipSync({ ...entries, [name]: damaged(entries[name]!, random) }), csv: null };
}

function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  let all = bytes;
  for (let i = 1 + random.integer(3); i > 0; i--) all = damage(all, random);
  return all;
}

function rowsOf(random: Random): TestCell[][] {
  const two = (value: number) => String(value).padStart(2, "0");
  const rows: TestCell[][] = [HEADER];
  for (let i = 10 + random.integer(30); i > 0; i--) {
    rows.push([
      `KH${random.integer(9)}`,
      `SP${random.integer(5)}`,
      `2024-${two(1 + random.integer(12))}-${two(1 + random.integer(28))}`,
      1 + random.integer(9),
      1000 * (1 + random.integer(90)),
      NOTES[random.integer(NOTES.length)]!,
    ]);
  }
  return rows;
}

function csvRow(row: readonly TestCell[]): string {
  return row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",");
}
