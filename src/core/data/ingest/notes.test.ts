// Notes stay until they are answered: a choice by hand answers for its own fields alone, and what was told at the first
// look at a file is told of the whole file, too.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv } from "../testing/testFiles.ts";
import { ingest } from "./ingest.ts";

async function notesOf(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) {
  const { mapping } = await sniff(csv(text));
  const { inspection } = await ingest(csv(text), change(mapping));
  expect(inspection.noteSentences?.map((note) => note.text)).toEqual(inspection.notes);
  return inspection.noteSentences!.map(({ code }) => code);
}

const withColumns = (columns: Mapping["columns"]) => (mapping: Mapping) => ({
  ...mapping,
  columns: { ...mapping.columns, ...columns },
});

// Revenue that no quantity and price explain on two of three lines.
const SHOP = `Order,Date,Customer,Product,Quantity,Unit price,Revenue,Seller,Paid
D1,2024-01-05,K1,A,2,10,20,An,20
D2,2024-01-06,K2,B,3,10,70,Bo,30
D3,2024-01-07,K1,B,4,10,90,An,40
`;

test("a choice of another field leaves a note on money", async () => {
  expect(await notesOf(SHOP)).toEqual(["note.revenueDiffers"]);
  expect(await notesOf(SHOP, withColumns({ salesperson: 7 }))).toEqual(["note.revenueDiffers"]);
  expect(await notesOf(SHOP, withColumns({ productName: 7 }))).toEqual(["note.revenueDiffers"]);
  expect(await notesOf(SHOP, ({ columns: { order: _, ...columns }, ...rest }) => ({ ...rest, columns }))).toEqual([
    "note.revenueDiffers",
  ]);
});

test("a choice that answers it ends it, and one that does not is answered anew", async () => {
  expect(await notesOf(SHOP, withColumns({ revenue: 8 }))).toEqual([]);
  expect(await notesOf(SHOP, ({ columns: { quantity: _, ...columns }, ...rest }) => ({ ...rest, columns }))).toEqual([
    "note.revenueDiffers",
  ]);
  expect(await notesOf(SHOP, ({ columns: { revenue: _, ...columns }, ...rest }) => ({ ...rest, columns }))).toEqual([
    "note.netOfPrice",
  ]);
});

test("that no column is money stands until one is chosen", async () => {
  const text = "Date,Customer,Product,xyz\n2024-01-05,K1,A,10\n2024-01-06,K2,B,20\n";
  expect(await notesOf(text)).toEqual(["note.noMoney"]);
  expect(await notesOf(text, withColumns({ category: 2 }))).toEqual(["note.noMoney"]);
  expect(await notesOf(text, withColumns({ revenue: 3 }))).toEqual([]);
});

test("that lines above the header are left out is told of the whole file, unless they were chosen", async () => {
  const text = `Sales report,,,\nJanuary,,,\nDate,Customer,Product,Revenue\n2024-01-05,K1,A,10\n2024-01-06,K2,B,20\n`;
  expect(await notesOf(text)).toEqual(["note.title"]);
  const { inspection } = await ingest(csv(text), (await sniff(csv(text), { above: 2 })).mapping);
  expect(inspection.notes).toEqual([]);
});

test("a note on the order of day and month goes with its column", async () => {
  const text = "Date,Other,Customer,Product,Revenue\n05/01/2024,13/02/2024,K1,A,10\n05/01/2024,14/02/2024,K2,B,20\n";
  expect(await notesOf(text)).not.toContain("note.dateOrder");
  const open = "Order date,Customer,Product,Revenue,zzz\n05/01/2024,K1,A,10,1\n05/01/2024,K2,B,20,2\n";
  expect(await notesOf(open)).toEqual(["note.dateOrder"]);
  expect(await notesOf(open, withColumns({ category: 4 }))).toEqual(["note.dateOrder"]);
});

test.each([
  ["Giờ bán", "10:30 SA", "24:00"],
  ["Số lượng", "2", "một ít"],
  ["Ngày bán", "05/01/2024", "thứ x"],
])("a refused column quotes a value that is at fault: %s", async (header, good, fault) => {
  const lines = [good, fault, fault, fault, fault, fault].map((cell, i) => `2024-01-0${i + 1},K${i},A${i},10,${cell}`);
  const { columns } = await sniff(csv(`day date,customer,product,revenue,${header}\n${lines.join("\n")}\n`));
  expect(columns[4]).toMatchObject({ field: null, reason: expect.stringContaining(`for example “${fault}”`) });
});
