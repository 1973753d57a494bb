// A packed file that becomes far more than any table of sales is not read on; one that is a table is, however small it packs.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { gzipOf, parquetOfRows, workbookOf, zipOf, zstdOfOneLetter } from "../testing/bombs.ts";
import { source } from "../testing/testFiles.ts";

const HEAD = "customer,product,date,quantity,revenue\n";
const LINE = "K1,P1,2025-01-01,1,1000\n";
const ROWS = [
  ["customer", "product", "date", "quantity", "revenue"],
  ["K1", "P1", "2025-01-01", 1, 1000],
];

async function read(bytes: Uint8Array): Promise<number> {
  const file = source(bytes);
  const { mapping } = await sniff(file);
  return (await ingest(file, mapping)).inspection.kept;
}

test.each([
  ["gzip", () => gzipOf(HEAD + LINE, "\n", 20_000_000)],
  ["zip", () => zipOf(HEAD + LINE, LINE, 800_000)],
  ["Zstandard", () => zstdOfOneLetter(HEAD + LINE, 200)],
  ["a workbook", () => workbookOf(ROWS, "<row/>", 3_000_000)],
  ["Parquet", () => parquetOfRows(2_000_000_000)],
])("%s that unpacks to more than it may is refused, with what it comes to", async (_, make) => {
  const bytes = make();
  expect(bytes.length).toBeLessThan(200_000);
  await expect(read(bytes)).rejects.toMatchObject({ code: "unpacks-too-far" });
});

test.each([
  ["gzip", () => gzipOf(HEAD, LINE, 2000), 2000],
  ["zip", () => zipOf(HEAD, LINE, 2000), 2000],
  ["a workbook", () => workbookOf(ROWS, "<row/>", 100_000), 1],
])("%s of lines that are all the same is read, though it packs a hundred times smaller", async (_, make, kept) => {
  expect(await read(make())).toBe(kept);
});
