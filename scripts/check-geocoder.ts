// Holds the geocoder against a labelled test set (../shared/geo/testset.csv or the file named), by category:
//   node --import tsx scripts/check-geocoder.ts [testset.csv] [--all]
// Exits 1 below the targets. Without a test set it says so and passes.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { parseGazetteer } from "../src/core/geo/gazetteer.ts";
import { createGeocoder, type GeoAnswer } from "../src/core/geo/geocode.ts";

const TARGET = { province: 0.99, district: 0.97, ward: 0.97 };
const args = process.argv.slice(2);
const path = args.find((arg) => !arg.startsWith("--")) ?? join(import.meta.dirname, "../../shared/geo/testset.csv");
if (!existsSync(path)) {
  console.log(`No test set at ${path}: nothing checked.`);
  process.exit(0);
}

type Row = Record<string, string>;
type Level = "province" | "district" | "ward" | "nothing" | "province63" | "urban";

const bytes = readFileSync(join(import.meta.dirname, "../public/geo/gazetteer.json"));
const started = performance.now();
const geocoder = createGeocoder(parseGazetteer(bytes));
console.log(`gazetteer ready in ${(performance.now() - started).toFixed(0)} ms`);
const { data } = Papa.parse<Row>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true });

const tally = new Map<string, Map<Level, { right: number; of: number }>>();
const wrong: string[] = [];

function count(row: Row, level: Level, expected: string, given: string | null): void {
  if (expected === "") return;
  const right = expected === "NULL" ? given === null : expected.split("|").includes(given ?? "");
  for (const category of [row.category!, "all"]) {
    if (!tally.has(category)) tally.set(category, new Map());
    const levels = tally.get(category)!;
    if (!levels.has(level)) levels.set(level, { right: 0, of: 0 });
    const cell = levels.get(level)!;
    cell.of++;
    if (right) cell.right++;
  }
  if (right) return;
  const text = [row.address, row.ward, row.district, row.province].filter(Boolean).join(" · ");
  wrong.push(`${row.id} ${level} expected ${expected}, got ${given}: ${text} (${row.note ?? ""})`);
}

for (const row of data) {
  const { address = "", ward = "", district = "", province = "" } = row;
  const found: GeoAnswer = geocoder.geocode({ address, ward, district, province });
  if (row.exp34 === "NULL") count(row, "nothing", "NULL", found.province34);
  else count(row, "province", row.exp34!, found.province34);
  count(row, "province63", row.exp63 ?? "", found.province63);
  count(row, "district", row.exp_district ?? "", found.district);
  count(row, "ward", row.exp_ward_old ?? "", found.ward);
  count(row, "ward", row.exp_ward_new ?? "", found.wardNew);
  count(row, "urban", row.exp_urban ?? "", found.urban === null ? null : String(found.urban));
}

const LEVELS: Level[] = ["province", "district", "ward", "nothing", "province63", "urban"];
console.log(["category".padEnd(20), ...LEVELS.map((level) => level.padStart(11))].join(""));
for (const [category, levels] of [...tally].sort()) {
  const cells = LEVELS.map((level) => {
    const cell = levels.get(level);
    return (cell ? `${cell.right}/${cell.of}` : "").padStart(11);
  });
  console.log([category.padEnd(20), ...cells].join(""));
}
for (const line of wrong) console.log(line);
const share = (level: Level) => {
  const cell = tally.get("all")?.get(level);
  return cell ? cell.right / cell.of : 1;
};
const failed =
  share("province") < TARGET.province || share("district") < TARGET.district || share("ward") < TARGET.ward;
if (failed || share("nothing") < 1) {
  console.log("Below the targets: province 99%, district and ward 97%, no place where none is named.");
  process.exit(1);
}
