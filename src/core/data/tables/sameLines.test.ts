// A table is the same sale lines whether it is a workbook or a CSV: for arbitrary tables, cells and ways of writing.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { csvField } from "../generate/csvField.ts";
import { ingest } from "../ingest/ingest.ts";
import type { ByteSource } from "../source/source.ts";
import { csv, source } from "../testing/testFiles.ts";
import { type TestCell, type TestWorkbook, workbook } from "../testing/workbooks.ts";

const HEADER = ["Mã KH", "Tên khách hàng", "Ngày bán", "Mã hàng", "Số lượng", "Đơn giá", "Thành tiền", "Ghi chú"];
const EPOCH = 25_569;
const DAY = 86_400;

/** A cell of the workbook, and what a program that exports CSV would write for it. */
type Both = readonly [TestCell, string];

const text = (values: fc.Arbitrary<string>): fc.Arbitrary<Both> =>
  values.map((value) => [value, csvField(value)] as const);

const ids = text(fc.constantFrom("K1", "K2", "0012", "12", "KH-9", "Ẩn", "a,b", 'x "y"', "1.234"));
const notes = text(
  fc
    .oneof(
      fc.constant(""),
      fc.constantFrom("giao\nnhanh", "R&D <1>", "_x000D_? no", "=1+1", "'8"),
      fc.string({ maxLength: 8 }),
    )
    .map(
      // What XML cannot hold, and what the CSV reader takes for two line ends.
      (value) => value.replace(/[^\P{C}\n]|\r|_x/gu, ""),
    ),
);
/** Whole seconds of 2020 to 2030; their day number as a program computes it, with the digits that Excel keeps. */
const moments: fc.Arbitrary<Both> = fc
  .integer({ min: 1_577_836_800, max: 1_893_456_000 })
  .map((seconds) => [
    { number: (seconds / DAY + EPOCH).toPrecision(16), format: "dd/mm/yyyy hh:mm" },
    new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " "),
  ]);
const numbers = (values: fc.Arbitrary<number>): fc.Arbitrary<Both> =>
  // As CSV with a fourth decimal, so that a point can only be a decimal mark there, too.
  values.map((value) => [value, Number.isInteger(value) ? String(value) : value.toFixed(4)] as const);
const quantities = numbers(fc.integer({ min: 1, max: 500 }));
const amounts = numbers(fc.integer({ min: -99_999_999, max: 99_999_999 }).map((thousandths) => thousandths / 1000));
const absent: Both = [null, ""];

const row = fc.tuple(
  ids,
  text(fc.constantFrom("Lan", "Mai Hoa", "")),
  moments,
  ids,
  quantities,
  fc.oneof({ weight: 9, arbitrary: amounts }, { weight: 1, arbitrary: fc.constant(absent) }),
  amounts,
  notes,
);
const ways: fc.Arbitrary<TestWorkbook> = fc.record({
  inline: fc.boolean(),
  prefix: fc.constantFrom("", "x:", "main:"),
});

/** All that reading tells, but for the measurements. */
async function outcome(file: ByteSource) {
  const { mapping, noteSentences } = await sniff(file);
  const { lines, inspection } = await ingest(file, mapping);
  const { rows, rejected, totals, duplicates } = inspection;
  return { mapping, notes: noteSentences?.map(({ code }) => code), lines, rows, rejected, totals, duplicates };
}

test("an arbitrary table reads to the same sale lines as a workbook and as a CSV", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 25 }),
      ways,
      fc.integer({ min: 1, max: 4000 }),
      async (rows, how, piece) => {
        const sheet = { name: "S", rows: [HEADER, ...rows.map((cells) => cells.map(([cell]) => cell))] };
        const lines = [HEADER.join(","), ...rows.map((cells) => cells.map(([, written]) => written).join(","))];
        const asCsv = csv(`${lines.join("\n")}\n`);
        const asSheet = source(workbook([sheet], how), piece);
        const found = await Promise.all([asCsv, asSheet].map((file) => outcome(file).catch(String)));
        expect(found[1]).toEqual(found[0]);
      },
    ),
    { numRuns: 40 },
  );
});
