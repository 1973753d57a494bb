import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";
import { headerDocs } from "./headerDocs.ts";

const docs = new URL("../../../../docs/", import.meta.url);

test("docs/columns.md is the vocabulary's", () => {
  expect(headerDocs()).toBe(readFileSync(new URL("columns.md", docs), "utf8"));
  expect(headerDocs()).not.toContain("undefined");
});

test("docs/example.csv is read with every column, and every line is kept", async () => {
  const source = csv(readFileSync(new URL("example.csv", docs), "utf8"));
  const { mapping, columns } = await sniff(source);
  expect(columns.filter(({ field }) => field === null).map(({ header }) => header)).toEqual([]);
  expect(mapping.columns.customer).toBeDefined();
  const { inspection } = await ingest(source, mapping);
  expect(inspection).toMatchObject({ rows: 24, kept: 24, customers: 4, products: 6 });
  expect(inspection.totals.revenue).toBeGreaterThan(0);
});
