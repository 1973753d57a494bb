// Compacts the tables of ../shared/geo into public/geo/gazetteer.json. Run by hand when the tables change:
//   node --import tsx scripts/build-gazetteer.ts [folder]

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Papa from "papaparse";
import { type GazetteerFile, parseGazetteer } from "../src/core/geo/gazetteer.ts";

const MAX_GZIPPED = 400_000;
const source = process.argv[2] ?? join(import.meta.dirname, "../../shared/geo");
const target = join(import.meta.dirname, "../public/geo/gazetteer.json");

type Row = Record<string, string>;

function table(name: string): Row[] {
  const text = readFileSync(join(source, name), "utf8").normalize("NFC");
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

const lines = (rows: Row[], columns: string[]) =>
  rows.map((row) => columns.map((column) => row[column] ?? "").join("\t")).join("\n");

const DISTRICT_LETTERS: Row = { quận: "Q", huyện: "H", "thị xã": "X", "thành phố": "T" };
const WARD_LETTERS: Row = { phường: "P", xã: "X", "đặc khu": "D" };

const file: GazetteerFile = {
  version: 1,
  base: "2025-07-01",
  provinces63: lines(table("provinces63.csv"), ["code", "name", "type", "alt", "code34", "lat", "lon"]),
  districts: lines(
    table("districts.csv").map((row) => ({ ...row, letter: DISTRICT_LETTERS[row.type!]! })),
    ["code", "name", "letter", "prov63", "lat", "lon", "succ"],
  ),
  wardsNew: lines(
    table("wards-new.csv").map((row) => ({
      ...row,
      letter: WARD_LETTERS[row.type!]!,
      now: row.type_now ? WARD_LETTERS[row.type_now]! : "",
    })),
    ["code", "name", "letter", "now", "prov34", "lat", "lon"],
  ),
  wardsOld: lines(table("wards-old.csv"), ["code", "name", "type", "district", "new"]),
  wardsFormer: lines(table("wards-former.csv"), ["name", "succ", "kind"]),
  // The plain names are in the other tables; their unaccented spellings come from folding.
  aliases: lines(
    table("aliases.csv").filter((row) => row.kind !== "name" && row.kind !== "ascii"),
    ["alias", "kind", "code63", "district"],
  ),
};

const json = `${JSON.stringify(file)}\n`;
parseGazetteer(json);
const gzipped = gzipSync(json, { level: 9 }).length;
if (gzipped > MAX_GZIPPED)
  throw new Error(`${gzipped} bytes gzipped is over the limit of ${MAX_GZIPPED}: drop a column.`);
writeFileSync(target, json);
console.log(`${target}: ${json.length} characters, ${gzipped} bytes gzipped`);
