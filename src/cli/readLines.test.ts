// Reading a file by a model's mapping: what the file itself says goes before it, or is asked.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { Terminal } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "lines-"));
const header = ["Mã đơn", "Ngày bán", "Mã KH", "Mã hàng", "Thành tiền"];
const known: Mapping = {
  header,
  columns: { order: 0, date: 1, customer: 2, product: 3, revenue: 4 },
  dateFormat: "dd/mm/yyyy",
  decimal: ".",
  discountKind: "amount",
  keepReturns: false,
};

/** Twelve days of November 2025, month first, from this day on. */
function november(from: number): string {
  const path = join(folder, `${from}.csv`);
  const lines = Array.from({ length: 12 }, (_, i) => {
    const day = String(i + from).padStart(2, "0");
    return `D${i},11/${day}/2025,K${i % 3},SP${i % 4},1000`;
  });
  writeFileSync(path, `${[header.join(","), ...lines].join("\n")}\n`);
  return path;
}

async function read(path: string, ...format: string[]) {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const terminal = new Terminal({ stdout: stream, stderr: stream });
  const choice = readingChoice(format[0] === undefined ? {} : { "date-format": format[0] });
  const { lines } = await readLines([path], terminal, { known, choice });
  const days = [...lines.time].map((time) => new Date(time).toISOString().slice(0, 10));
  return { days: [days[0], days.at(-1)], said: said.join("") };
}

test("days that may be another's by the order of the lines are asked for, not guessed", async () => {
  await expect(read(november(1))).rejects.toThrow(
    /2025-01-11 by the one and 2025-11-01 by the other.*--date-format dd\/mm\/yyyy or --date-format mm\/dd\/yyyy$/,
  );
  expect(await read(november(1), "mm/dd/yyyy")).toMatchObject({ days: ["2025-11-01", "2025-11-12"] });
  expect(await read(november(1), "dd/mm/yyyy")).toMatchObject({ days: ["2025-01-11", "2025-12-11"] });
});

test("what the file proves is read so, and told", async () => {
  const { days, said } = await read(november(7));
  expect(days).toEqual(["2025-11-07", "2025-11-18"]);
  expect(said).toMatch(/can only be mm\/dd\/yyyy: .* It is read so\./);
});

test("a model's column of cancelled lines that the file lacks is told with what that changes", async () => {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const terminal = new Terminal({ stdout: stream, stderr: stream });
  const withStatus: Mapping = {
    ...known,
    header: [...header, "Trạng thái"],
    dateFormat: "mm/dd/yyyy",
    roles: { columns: [{ column: 5, values: [{ value: "Đã hủy", role: "cancelled" }] }], keep: [] },
  };
  const { inspection } = await readLines([november(7)], terminal, { known: withStatus });
  expect(inspection.kept).toBe(12);
  expect(said.join("")).toMatch(
    /tells by “Trạng thái” which lines are no sales \(“Đã hủy”\)\. This file has no such column/,
  );
});
