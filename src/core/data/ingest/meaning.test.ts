// Files of arbitrary meaning, told in arbitrary ways: what is read is what was meant.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { type MeantFile, type MeantLine, meantFiles, type Telling } from "../testing/meantFile.ts";
import { csv, divisible } from "../testing/testFiles.ts";
import { ingest } from "./ingest.ts";

const RUNS = 20;

async function check(file: MeantFile): Promise<void> {
  const { mapping } = await sniff(csv(file.text));
  for (const how of ["bytes", "text", "threads"] as const) {
    const { from, threads } = divisible(file.text, 2);
    const { lines, inspection } = await ingest(from, mapping, {
      textOnly: how === "text",
      ...(how === "threads" && { threads }),
    });
    const sales = [...file.sales];
    const sum = (value: (line: MeantLine) => number) => sales.reduce((total, [, line]) => total + value(line), 0);
    const told = `${how} ${JSON.stringify(file.telling)} ${inspection.notes.join(" | ")}`;
    expect([...lines.line], told).toEqual(sales.map(([line]) => line));
    expect(inspection.totals.quantity, told).toBe(sum(({ quantity }) => quantity));
    expect(inspection.totals.revenue, told).toBe(sum(({ quantity, price }) => quantity * price));
    expect(inspection.customers, told).toBe(new Set(sales.map(([, { customer }]) => customer)).size);
    expect(inspection.orders, told).toBe(new Set(sales.map(([, { visit }]) => visit)).size);
    expect([...lines.time], told).toEqual(sales.map(([, { time }]) => time));
  }
}

const PLAIN: Partial<Telling> = { orders: "unique", blanks: "repeated", status: "none", amounts: "revenue" };
const ON: Partial<Telling>[] = [
  PLAIN,
  { ...PLAIN, amounts: "both" },
  { ...PLAIN, amounts: "price" },
  { ...PLAIN, amounts: "withOrderTotal" },
  { ...PLAIN, orders: "none" },
  { ...PLAIN, orders: "daily" },
  { ...PLAIN, orders: "perCustomer" },
  { ...PLAIN, blanks: "firstLineOnly" },
  { ...PLAIN, blanks: "firstLineOnly", orders: "daily", amounts: "withOrderTotal" },
  { ...PLAIN, status: "vietnamese" },
  { ...PLAIN, status: "english" },
  { ...PLAIN, status: "type" },
];

test.each(ON)("%o", async (only) => {
  await fc.assert(fc.asyncProperty(meantFiles(only), check), { numRuns: RUNS });
});
