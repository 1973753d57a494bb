// Several currencies in one file: one is read, the others are set aside and counted, and the choice is the user's.

import { describe, expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv } from "../testing/testFiles.ts";
import { currenciesOf, takeSign } from "../values/currencySigns.ts";

const lines = (header: string, ...cells: readonly string[]) =>
  `Invoice,Date,Customer ID,SKU,Quantity,${header}\n${cells
    .map((cell, i) => `${i},2024-01-${i + 13},C${i % 2},P${i % 3},1,${cell}\n`)
    .join("")}`;
const SIGNS = lines("Amount", '"1,500,000 ₫"', "$25.00", "€30.00", '"500,000 đ"', '"20,000 VND"');
const COLUMN = lines("Amount,Currency", "250000,VND", "30.5,USD", "10000,vnđ", "5,");

describe.each([false, true])("text only: %s", (textOnly) => {
  const read = async (text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) => {
    const { mapping } = await sniff(csv(text));
    return (await ingest(csv(text), change(mapping), { textOnly })).inspection;
  };

  test("signs beside the amounts: the commonest currency is read", async () => {
    const inspection = await read(SIGNS);
    expect(inspection).toMatchObject({
      kept: 3,
      totals: { revenue: 2_020_000 },
      rejected: { "other currency": { count: 2, lines: [2, 3], values: ["$", "€"] } },
      mapping: { currency: "VND" },
    });
    expect(inspection.notes).toEqual([expect.stringMatching(/VND \(3\), USD \(1\), EUR \(1\).*Only those in VND/)]);
  });

  test("a column of currencies: a line without one is the file's", async () => {
    expect(await read(COLUMN)).toMatchObject({
      kept: 3,
      totals: { revenue: 260_005 },
      rejected: { "other currency": { count: 1, lines: [2], values: ["USD"] } },
    });
  });

  test("another currency can be chosen, or all of them, which is told to mean nothing", async () => {
    const [doubt] = (await sniff(csv(COLUMN))).doubts;
    expect(doubt!.columns).toEqual([6]);
    const [dollars, all] = doubt!.answers!;
    expect(dollars!.label.text).toBe("Only USD");
    expect(await read(COLUMN, () => dollars!.mapping)).toMatchObject({ kept: 2, totals: { revenue: 35.5 } });
    const mixed = await read(COLUMN, () => all!.mapping);
    expect(mixed).toMatchObject({ kept: 4, totals: { revenue: 260_035.5 } });
    expect(mixed.notes).toEqual([expect.stringMatching(/added up as they are/)]);
  });

  test("a sign that comes further down than the first look is set aside, too", async () => {
    const cells = [...Array<string>(9000).fill("$10"), "€5"];
    expect(
      await read(
        `Invoice,Date,Customer ID,SKU,Amount\n${cells.map((cell, i) => `${i},2024-01-13,C${i % 9},P${i % 7},${cell}\n`).join("")}`,
      ),
    ).toMatchObject({ kept: 9000, totals: { revenue: 90_000 }, rejected: { "other currency": { lines: [9001] } } });
  });

  test.each([
    ["₦25.00", "NGN"],
    ["RM 25.00", "MYR"],
    ["R$25.00", "BRL"],
    ["Rp 25.00", "IDR"],
    ["Rp.25.00", "IDR"],
    ["฿25.00", "THB"],
    ["₹25.00", "INR"],
    ["25.00 zł", "PLN"],
    ["NGN 25.00", "NGN"],
    ["25.00 Kč", "CZK"],
    ["HK$25.00", "HKD"],
    ["(25.00 kr)", "SEK"],
  ])("%s is an amount of %s", async (cell, currency) => {
    const inspection = await read(lines("Amount", cell, cell), (mapping) => ({ ...mapping, keepReturns: true }));
    expect(Math.abs(inspection.totals.revenue)).toBe(50);
    expect(inspection.mapping.currency).toBe(currency);
    expect(inspection.notes).toEqual([]);
  });

  test("a sign that nobody knows is read past, and told", async () => {
    const inspection = await read(lines("Amount", "PTS 25.00", "PTS 30"));
    expect(inspection).toMatchObject({ totals: { revenue: 55 }, mapping: { currency: "" } });
    expect(inspection.notes).toEqual([expect.stringContaining("“PTS”")]);
  });
});

test("one currency, written in many ways, is no doubt", async () => {
  for (const text of [
    lines("Amount", '"1,500,000 ₫"', '"5,000 đ"', "20000 VNĐ", "7000"),
    lines("Amount,Currency", "10,USD", "20,usd", "30,US$"),
    lines("Amount,Currency", "10,", "20,"),
    lines("Amount AUD", "$10", "A$20"),
  ])
    expect((await sniff(csv(text))).doubts).toEqual([]);
});

test("what is no currency is no sign of one", () => {
  for (const text of ["abc", "12", "12 thùng", "SP01", "__proto__", "constructor"]) expect(takeSign(text)).toBeNull();
  expect(currenciesOf("constructor")).toEqual([]);
  expect(takeSign("12.000đ")).toEqual({ core: "12.000", sign: "đ" });
});
