// A month added to a data set: as if both had been read together, and the report of the whole adds up.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { ByteSource } from "../source/source.ts";
import { file, rowsOf, told } from "../testing/exportedFiles.ts";
import { csv, divisible } from "../testing/testFiles.ts";
import { appendLines, type ReadLines } from "./appendLines.ts";
import { repeatedLines } from "./repeatedLines.ts";

async function read(from: ByteSource, mapping?: Mapping): Promise<ReadLines> {
  return ingest(from, mapping ?? (await sniff(from)).mapping);
}

/** As the studio does: read, compared, read again without what is there, put behind. */
async function added(before: ReadLines, from: ByteSource): Promise<ReadLines> {
  const { mapping } = before.inspection;
  const first = await read(from, mapping);
  const lines = repeatedLines(before.lines, first.lines, mapping);
  const more = lines.length === 0 ? first : await ingest(from, mapping, { there: { name: "stored", lines } });
  return appendLines(before, more);
}

test("February behind January: each line once, totals as of both, the rest under a rule", async () => {
  const rows = rowsOf(60);
  const january = await read(file(rows.slice(0, 40), "01.csv"));
  const { lines, inspection } = await added(january, file(rows.slice(30), "02.csv"));
  const whole = await read(file(rows, "all.csv"));
  expect(told(lines)).toEqual(told(whole.lines));
  expect(Array.from(lines.line.slice(38, 42))).toEqual([39, 40, 51, 52]);
  const { rows: read60, kept, rejected, totals, customers, products, orders, first, last, files } = inspection;
  expect({ read60, kept, totals, customers, products, orders, first, last }).toEqual({
    ...{ read60: 70, kept: 60, totals: whole.inspection.totals, customers: 5, products: 3, orders: 60 },
    ...{ first: "2024-01-01T00:00:00", last: "2024-01-30T00:00:00" },
  });
  expect(rejected["in two files"]).toMatchObject({ count: 10, lines: [41, 42, 43, 44, 45, 46, 47, 48, 49, 50] });
  expect(files!.map(({ name, rows, repeated }) => [name, rows, repeated])).toEqual([
    ["01.csv", 40, 0],
    ["02.csv", 30, 10],
  ]);
  expect(inspection.notes.at(-1)).toBe("02.csv was added: 20 new lines; 10 lines were there already and left out.");
  expect(rejected["in two files"]!.values[0]).toBe("also in stored");
});

describe("what is the same line", () => {
  const header = "order,date,customer,product,quantity,amount,city\n";
  test.each([
    ["another amount is another line", "1,2024-01-05,C1,P1,1,11,Huế\n", 0],
    ["another order is another line", "2,2024-01-05,C1,P1,1,10,Huế\n", 0],
    ["another hour is another line", "1,2024-01-05 10:00,C1,P1,1,10,Huế\n", 0],
    ["another writing of the same numbers is the same line", "1,2024-01-05,C1,P1,1.0,10.00,Huế\n", 1],
    ["a blank at the end of a cell is nothing", "1,2024-01-05,C1 ,P1,1,10,Huế\n", 1],
    ["two of one are one repeat and one new line", "1,2024-01-05,C1,P1,1,10,Huế\n1,2024-01-05,C1,P1,1,10,Huế\n", 1],
  ])("%s", async (_, text, repeats) => {
    const before = await read(csv(`${header}1,2024-01-05,C1,P1,1,10,Huế\n3,2024-01-13,C2,P2,1,10,Vinh\n`));
    const more = await read(csv(`${header}${text}9,2024-02-14,C9,P9,1,10,Vinh\n`), before.inspection.mapping);
    expect(repeatedLines(before.lines, more.lines, before.inspection.mapping)).toHaveLength(repeats);
  });
});

test("columns that only one has are absent in the lines of the other", async () => {
  const before = await read(csv("date,customer,product,amount\n2024-01-05,C1,P1,10\n2024-01-13,C2,P2,10\n"));
  const more = await read(csv("date,customer,product,amount,route\n2024-02-05,C1,P1,10,R1\n2024-02-13,C2,P3,10,R2\n"));
  const { lines } = appendLines(before, more);
  expect(Array.from(lines.route!.codes, (code) => lines.route!.values[code] ?? null)).toEqual([null, null, "R1", "R2"]);
});

test("lines set aside keep their rule and move behind those before", async () => {
  const bad = (n: number) => `${n},,C1,P1,10\n`;
  const header = "order,date,customer,product,amount\n";
  const before = await read(csv(`${header}1,2024-01-05,C1,P1,10\n${bad(2)}3,2024-01-13,C1,P1,-5\n`));
  const { inspection } = await added(before, csv(`${header}${bad(4)}5,2024-02-13,C1,P1,10\n`));
  expect(inspection.rejected["missing time"]).toMatchObject({ count: 2, lines: [2, 4] });
  const gone = Object.values(inspection.rejected).reduce((sum, { count }) => sum + count, 0);
  expect(inspection.rows).toBe(inspection.kept + gone);
});

test("a file that threads would divide is read whole where lines are there already", async () => {
  const text = (
    await new Response(file(rowsOf(400), "x.csv").stream() as ReadableStream<Uint8Array<ArrayBuffer>>).text()
  ).slice(1);
  const { from, threads, chunks } = divisible(text, 2);
  const { mapping } = await sniff(from);
  const there = { name: "stored", lines: Uint32Array.of(1, 200, 400) };
  const { inspection } = await ingest(from, mapping, { threads, there });
  expect(inspection).toMatchObject({ kept: 397, rejected: { "in two files": { count: 3, lines: [1, 200, 400] } } });
  expect(chunks()).toBe(0);
});

test("any months that overlap, added one after the other, are the whole", async () => {
  const piece = fc.record({ length: fc.integer({ min: 2, max: 30 }), overlap: fc.integer({ min: 0, max: 20 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 2, maxLength: 4 }), async (pieces) => {
      // Days that can be read only one way, so that each file alone is sure of them.
      const rows = (from: number, to: number) => rowsOf(to - from, 24 + from);
      let end = pieces[0]!.length;
      let all = await read(file(rows(0, end), "0.csv"));
      for (const [i, { length, overlap }] of pieces.slice(1).entries()) {
        const start = Math.max(0, end - overlap);
        end += length;
        all = await added(all, file(rows(start, end), `${i + 1}.csv`));
      }
      const whole = await read(file(rows(0, end), "all.csv"));
      expect(told(all.lines)).toEqual(told(whole.lines));
      const { kept, totals, customers, orders } = whole.inspection;
      expect(all.inspection).toMatchObject({ kept, totals, customers, orders });
    }),
    { numRuns: 30 },
  );
});
