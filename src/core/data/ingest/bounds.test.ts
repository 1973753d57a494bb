// Numbers have bounds: one 1e308 must not make the totals of a whole file infinite, nor what is learnt from it.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { csv } from "../testing/testFiles.ts";
import { ingest } from "./ingest.ts";
import { inspectionJson } from "./inspectionJson.ts";

const HEADER = "customer,date,product,quantity,unit price,revenue";
const plain = Array.from({ length: 40 }, (_, i) => `C${i % 7},2025-01-${10 + (i % 18)},P${i % 5},2,10,20`);

async function read(rows: readonly string[], header = HEADER) {
  const source = csv(`${header}\n${[...plain, ...rows].join("\n")}\n`);
  const { mapping } = await sniff(source);
  return ingest(source, { ...mapping, keepReturns: true });
}

test("a value beyond what a sale can be is set aside under its rule, with column, value and bound", async () => {
  const { inspection, lines } = await read([
    "C1,2025-01-11,P1,1e308,10,20",
    "C1,2025-01-12,P1,2,-1e308,20",
    "C1,2025-01-13,P1,2,10,1e308",
    "C1,2025-01-14,P1,893456789012345,10,20",
    "C1,2025-01-15,P1,100000000000000,100000000000000,1000000000000000",
    "C1,2025-01-16,P1,2,10,1000000000000001",
  ]);
  const report = inspection.rejected["impossible number"]!;
  expect(report.count).toBe(5);
  expect(report.lines).toEqual([41, 42, 43, 44, 46]);
  expect(report.sentences?.map((each) => each?.text)).toEqual([
    "quantity 1e+308, where 100000000000000 is the most",
    "unitPrice -1e+308, where 100000000000000 is the most",
    "revenue 1e+308, where 1000000000000000 is the most",
    "quantity 893456789012345, where 100000000000000 is the most",
    "revenue 1000000000000001, where 1000000000000000 is the most",
  ]);
  expect(inspection.totals).toMatchObject({ quantity: 80 + 1e14, revenue: 800 + 1e15 });
  expect(lines.time.length).toBe(41);
});

test("an amount that is only computed has the bound too", async () => {
  const { inspection } = await read(["C1,2025-01-11,P1,1e9,1e9,"], HEADER);
  expect(inspection.rejected["impossible number"]?.values).toEqual([
    "revenue 1000000000000000000, where 1000000000000000 is the most",
  ]);
});

test("whatever stands in a file, every sum is finite, and no number of the report is null", async () => {
  const number = fc.oneof(
    fc.double({ noNaN: true }).map(String),
    fc.integer({ min: -330, max: 330 }).map((power) => `${power % 2 === 0 ? "" : "-"}9e${power}`),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
    fc.constantFrom("1e308", "-1e308", "1e999", "Infinity", "NaN", "0", "", "2"),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 30 }), async (cells) => {
      const { inspection, lines } = await read(cells.map((each, i) => `D${i},2025-01-11,P1,${each.join(",")}`));
      for (const total of Object.values(inspection.totals)) expect(Number.isFinite(total)).toBe(true);
      for (let i = 0; i < lines.time.length; i++) {
        expect(Math.abs(lines.quantity[i]!)).toBeLessThanOrEqual(1e14);
        expect(Math.abs(lines.revenue[i]!)).toBeLessThanOrEqual(1e15);
        expect(lines.discount[i]! >= 0 && lines.discount[i]! <= 1).toBe(true);
      }
      const { totals } = JSON.parse(JSON.stringify(inspectionJson(inspection)));
      expect(Object.values(totals).every((total) => typeof total === "number")).toBe(true);
    }),
    { numRuns: 60 },
  );
});
