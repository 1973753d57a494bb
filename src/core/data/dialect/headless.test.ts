// Files that begin with their first sale: told, read whole by either reader, and not seen where there is a header.

import { expect, test } from "vitest";
import { ingest } from "../ingest/ingest.ts";
import { type Mapping, NO_HEADER } from "../mapping/mapping.ts";
import { csv } from "../testing/testFiles.ts";
import { sniff } from "./sniff.ts";

const SALES = `KH001,SP01,2025-01-03,3,45000
KH002,SP02,2025-01-14,1,125000
KH001,SP03,2025-01-15,2,
KH003,SP01,2025-01-16,5,75000
`;
const columns = { customer: 0, product: 1, date: 2, quantity: 3, revenue: 4 };

test("a first line like those below it is no header: the columns are numbered, the date is found, nothing is lost", async () => {
  const told = await sniff(csv(SALES));
  expect(told.above).toBe(NO_HEADER);
  expect(told.mapping.header).toEqual(["#1", "#2", "#3", "#4", "#5"]);
  expect(told.mapping.columns).toEqual({ date: 2 });
  expect(told.notes[0]).toMatch(/^There is no header/);
  expect(told.preview).toHaveLength(4);
  for (const textOnly of [false, true]) {
    const { lines, inspection } = await ingest(csv(SALES), { ...told.mapping, columns }, { textOnly });
    expect([...lines.line]).toEqual([1, 2, 4]);
    expect(lines.customer.values).toEqual(["KH001", "KH002", "KH003"]);
    expect(inspection).toMatchObject({ rows: 4, kept: 3, totals: { quantity: 9, revenue: 245_000 } });
  }
});

test("Excel's line that names the separator is no sale", async () => {
  const text = `sep=;\n${SALES.replaceAll(",", ";")}`;
  const { mapping } = await sniff(csv(text));
  for (const textOnly of [false, true])
    expect((await ingest(csv(text), { ...mapping, columns }, { textOnly })).inspection.rows).toBe(4);
});

test.each([
  ["names nobody knows", "Artikel,Kunde,Stand,Zahl,Wert"],
  ["names with a year among them", "Artikel,Kunde,Stand,2024,Wert"],
  ["a year and a known name", "product,customer,date,2024,2025"],
])("%s make a header", async (_, header) => {
  const { above, mapping } = await sniff(csv(`${header}\n${SALES}`));
  expect(above).toBe(0);
  expect(mapping.header).toEqual(header.split(","));
});

test("what is told can be chosen otherwise, both ways", async () => {
  expect((await sniff(csv(SALES), { above: 0 })).mapping.header).toEqual(["KH001", "SP01", "2025-01-03", "3", "45000"]);
  const chosen = await sniff(csv(`a,b,c,d,e\n${SALES}`), { above: NO_HEADER });
  expect(chosen.mapping.dialect).toEqual({ above: NO_HEADER });
  const mapping: Mapping = { ...chosen.mapping, columns };
  const { inspection } = await ingest(csv(`a,b,c,d,e\n${SALES}`), mapping);
  expect(inspection).toMatchObject({ rows: 5, kept: 3 });
});
