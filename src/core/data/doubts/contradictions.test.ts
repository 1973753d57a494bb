// A mapping saved for one file, held against another: what contradicts it is told, and what does not is not.

import { expect, test } from "vitest";
import { readHeadTable } from "../dialect/headTable.ts";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { columnsOf, proposeMapping } from "../mapping/proposeMapping.ts";
import { csv } from "../testing/testFiles.ts";
import { contradictions } from "./contradictions.ts";

const HEADER = "Mã đơn,Ngày bán,Mã KH,Mã hàng,Số lượng,Đơn giá,Chiết khấu,Thành tiền";
const text = (lines: readonly string[]) => `${[HEADER, ...lines].join("\n")}\n`;
const line = (date: string, i: number, { price = "1000", off = "0", revenue = "1000" } = {}) =>
  `D${i},${date},K${i % 3},SP${i % 4},1,${price},${off},${revenue}`;

async function found(lines: readonly string[], change: Partial<Mapping> = {}) {
  const { header, rows } = await readHeadTable(csv(text(lines)));
  const proposal = proposeMapping(header, rows);
  const mapping = { ...proposal.mapping, ...change };
  return contradictions({ values: columnsOf(header, rows), proposal, mapping }).map(({ note, weight, answers }) => ({
    code: note.code,
    weight,
    own: answers![0]!.mapping,
  }));
}

const rising = (order: (i: number) => string) => Array.from({ length: 12 }, (_, i) => line(order(i + 1), i));
const two = (n: number) => String(n).padStart(2, "0");
/** The days 1 to 12 of November, month first. */
const NOVEMBER = rising((i) => `11/${two(i)}/2025`);

test("ambiguous days in rising order speak for the other order", async () => {
  expect(await found(NOVEMBER, { dateFormat: "dd/mm/yyyy" })).toMatchObject([
    { code: "note.savedDates", weight: "likely", own: { dateFormat: "mm/dd/yyyy" } },
  ]);
  const days = rising((i) => `${two(i)}/11/2025`);
  expect(await found(days, { dateFormat: "mm/dd/yyyy" })).toMatchObject([{ own: { dateFormat: "dd/mm/yyyy" } }]);
});

test("days beyond twelve, and dates of another form, prove it", async () => {
  const proven = rising((i) => `11/${two(i + 12)}/2025`);
  expect(await found(proven, { dateFormat: "dd/mm/yyyy" })).toMatchObject([
    { code: "note.savedDatesProven", weight: "proven", own: { dateFormat: "mm/dd/yyyy" } },
  ]);
  const slashes = rising((i) => `${two(i + 12)}/11/2025`);
  expect(await found(slashes, { dateFormat: "iso" })).toMatchObject([{ weight: "proven" }]);
});

test("decimal marks, discounts and currencies", async () => {
  const grouped = rising((i) => `${two(i)}/11/2025`).map((each) => each.replaceAll(",1000,", ",25.000,"));
  const codes = (await found(grouped, { decimal: ".", columnDecimals: undefined, dateFormat: "dd/mm/yyyy" })).map(
    ({ code, own }) => [code, own.columnDecimals],
  );
  expect(codes).toEqual([["note.savedDecimal", { unitPrice: "," }]]);
  const percent = Array.from({ length: 12 }, (_, i) => line(`2025-11-${two(i + 1)}`, i, { off: "10", revenue: "900" }));
  expect(await found(percent, { discountKind: "amount" })).toMatchObject([
    { code: "note.savedDiscount", weight: "proven", own: { discountKind: "percent" } },
  ]);
  const dollars = Array.from({ length: 12 }, (_, i) => line(`2025-11-${two(i + 1)}`, i, { revenue: "$1000.00" }));
  expect(await found(dollars, { currency: "VND" })).toMatchObject([
    { code: "note.savedCurrency", own: { currency: "USD" } },
  ]);
});

test("a file that agrees, or that leaves it open, contradicts nothing", async () => {
  expect(await found(NOVEMBER)).toEqual([]);
  // Days that could be either way round, in no order.
  const open = ["03/04/2025", "05/02/2025", "01/06/2025", "07/03/2025"].map((date, i) => line(date, i));
  expect(await found(open, { dateFormat: "mm/dd/yyyy" })).toEqual([]);
  const iso = Array.from({ length: 20 }, (_, i) => line(`2025-11-${two(i + 1)}`, i));
  // A year first is read the same under every order.
  expect((await found(iso, { dateFormat: "dd/mm/yyyy" })).filter(({ weight }) => weight === "likely")).toEqual([]);
  expect(await found(iso, { currency: "USD", discountKind: "percent" })).toEqual([]);
});

test("reading tells it for a saved mapping alone", async () => {
  const { mapping } = await sniff(csv(text(NOVEMBER)));
  const codes = async (saved: boolean) => {
    const used: Mapping = { ...mapping, dateFormat: "dd/mm/yyyy" };
    const { inspection } = await ingest(csv(text(NOVEMBER)), used, saved ? { saved: used } : {});
    return inspection.noteSentences!.map(({ code }) => code);
  };
  expect(await codes(true)).toContain("note.savedDates");
  expect(await codes(false)).not.toContain("note.savedDates");
});
