// Files with a few mistaken dates and numbers: what is told of them, and what they do not turn.

import fc from "fast-check";
import { expect, test } from "vitest";
import { segmentCustomers } from "../../features/customerSegments.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { sniff } from "../dialect/sniff.ts";
import { dayAfterBulk } from "../lines/bulk.ts";
import { rejectedLines } from "../lines/rejectedLines.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv, divisible } from "../testing/testFiles.ts";
import { ingest } from "./ingest.ts";

async function read(text: string, change: Partial<Mapping> = {}) {
  const { mapping } = await sniff(csv(text));
  return ingest(csv(text), { ...mapping, ...change });
}

const codes = ({ noteSentences }: { noteSentences?: { code: string }[] }) => noteSentences!.map(({ code }) => code);

const EXAMPLE = `order_no,order_date,customer_id,sku,qty,amount
1,2024-01-05,C1,A,1,10
2,1900-01-01,C2,B,2,20
3,2024-01-07,C1,B,1,20
4,2105-01-08,C2,A,1,10
5,1970-01-01,C2,A,1,10
`;

test("a line of 2105 is told with its number, and left out where that is chosen", async () => {
  const { inspection } = await read(EXAMPLE);
  expect(inspection).toMatchObject({
    kept: 3,
    rejected: { "missing time": { count: 2, lines: [2, 5], values: ["1900-01-01", "1970-01-01"] } },
    last: "2105-01-08T00:00:00",
    bulk: { first: "2024-01-05T00:00:00", last: "2024-01-07T00:00:00" },
  });
  const note = inspection.noteSentences!.find(({ code }) => code === "note.farDates")!;
  expect(note.values).toEqual({ count: 1, examples: "4 (2105-01-08)", first: "2024-01-05", last: "2024-01-07" });

  const { inspection: without } = await read(EXAMPLE, { dropOutliers: true });
  expect(without).toMatchObject({
    kept: 2,
    rejected: { "far date": { count: 1, lines: [4], values: ["2105-01-08"] } },
    last: "2024-01-07T00:00:00",
  });
  expect(without.bulk).toBeUndefined();
  expect(codes(without)).not.toContain("note.farDates");
});

/** A plain file: a sale a day and a bit, customers in turn; changes by line. */
function plain(count: number, change: (i: number) => { date?: string; qty?: string } = () => ({})): string[] {
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.UTC(2023, 0, 1) + Math.floor(i / 3) * 86_400_000).toISOString().slice(0, 10);
    const { date = day, qty = String(1 + (i % 5)) } = change(i);
    return `${i},${date},C${i % 40},P${i % 7},${qty},${(1 + (i % 5)) * 10}`;
  });
}
const HEADER = "order,date,customer,product,quantity,revenue";
const text = (lines: readonly string[]) => `${[HEADER, ...lines].join("\n")}\n`;

test("a barcode in the quantity is told, and left out where that is chosen, by several threads as by one", async () => {
  const file = text(plain(900, (i) => (i === 700 ? { qty: "8935020000000" } : i === 20 ? { date: "2103-05-01" } : {})));
  const { inspection } = await read(file);
  const note = inspection.noteSentences!.find(({ code }) => code === "note.hugeNumbers")!;
  expect(note.values).toMatchObject({ field: "quantity", count: 1, examples: "701 (8935020000000)", share: 99.9 });
  expect(codes(inspection)).toContain("note.farDates");

  const { mapping } = await sniff(csv(file));
  const { from, threads, chunks } = divisible(file, 2);
  const one = await ingest(csv(file), { ...mapping, dropOutliers: true }, { textOnly: true });
  const several = await ingest(from, { ...mapping, dropOutliers: true }, { threads });
  expect(chunks()).toBe(2);
  expect(several.lines).toEqual(one.lines);
  expect(several.inspection.rejected).toEqual({
    "far date": { count: 1, lines: [21], values: ["2103-05-01"] },
    "far too large": {
      count: 1,
      lines: [701],
      values: ["quantity 8935020000000"],
      sentences: [expect.objectContaining({ code: "offence.quantity" })],
    },
  });
  expect(one.inspection.rejected).toEqual(several.inspection.rejected);
  const rows = (await rejectedLines(csv(file), { ...mapping, dropOutliers: true })).join("").split("\r\n");
  expect(rows.slice(1, 3).map((row) => row.split(",").slice(0, 2))).toEqual([
    ["21", "far date"],
    ["701", "far too large"],
  ]);
});

test("a file without outliers reads the same whether they are left out or not, and no note is told", async () => {
  const file = text(plain(900));
  const kept = await read(file);
  const dropped = await read(file, { dropOutliers: true });
  expect(dropped.lines).toEqual(kept.lines);
  expect(dropped.inspection.rejected).toEqual({});
  for (const code of ["note.farDates", "note.datesToCome", "note.hugeNumbers"])
    expect(codes(kept.inspection)).not.toContain(code);
});

test("days to come are told", async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const lines = Array.from({ length: 30 }, (_, i) => `${i},${day(i - 35)},C${i % 4},P,1,10`);
  expect(codes((await read(text(lines))).inspection)).not.toContain("note.datesToCome");
  const { inspection } = await read(text([...lines, `30,${day(9)},C1,P,1,10`]));
  expect(inspection.noteSentences!.find(({ code }) => code === "note.datesToCome")!.values).toMatchObject({
    count: 1,
    examples: `31 (${day(9)})`,
  });
});

test("five mistaken dates change neither the last day, nor recency, nor the segments", async () => {
  const wrong = fc.constantFrom(
    "1900-01-01",
    "2105-02-03",
    "0001-01-01",
    "9999-12-31",
    "1970-01-01",
    "2032-07-01",
    "1911-05-05",
    "",
  );
  const changes = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 599 }), wrong), {
    maxLength: 5,
    selector: ([line]) => line,
  });
  const told = (lines: Awaited<ReturnType<typeof read>>["lines"]) => ({
    day: dayAfterBulk(lines),
    segments: runToEnd(segmentCustomers(lines, { dropWalkIns: false, clusters: 0, seed: 1 }))
      .map(({ code, ...rest }) => ({ customer: lines.customer.values[code], ...rest }))
      .sort((a, b) => (a.customer! < b.customer! ? -1 : 1)),
  });
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      const dates = new Map(changed);
      const spoilt = await read(text(plain(600, (i) => (dates.has(i) ? { date: dates.get(i) } : {}))));
      const clean = await read(text(plain(600).filter((_, i) => !dates.has(i))));
      expect(told(spoilt.lines)).toEqual(told(clean.lines));
      const far = spoilt.inspection.noteSentences!.find(({ code }) => code === "note.farDates")?.values.count ?? 0;
      expect(Number(far) + (spoilt.inspection.rejected["missing time"]?.count ?? 0)).toBe(dates.size);
    }),
    { numRuns: 25 },
  );
});
