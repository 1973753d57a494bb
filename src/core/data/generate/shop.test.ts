import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { generateShop, SHOP_HEADER, shopFileName, shopSource } from "./shop.ts";

const textOf = (rows: number, seed: number): string => [...generateShop({ rows, seed })].join("");
type Row = Record<(typeof SHOP_HEADER)[number], string>;

function parse(text: string): Row[] {
  const { data, errors, meta } = Papa.parse<Row>(text, { header: true, delimiter: ",", skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(meta.fields).toEqual([...SHOP_HEADER]);
  return data;
}

describe("the shop's file", () => {
  const rows = parse(textOf(20_000, 7));
  const share = (test: (row: Row) => boolean): number => rows.filter(test).length / rows.length;

  it("has the header of Online Retail and exactly the lines asked for, the same for the same seed", () => {
    expect(SHOP_HEADER.join(",")).toBe(
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
    );
    for (const count of [0, 1, 2, 10, 999, 20_000]) expect(parse(textOf(count, 7)).length).toBe(count);
    expect(textOf(400, 1)).toBe(textOf(400, 1));
    expect(textOf(400, 1)).not.toBe(textOf(400, 2));
    expect(shopFileName({ rows: 20_000, seed: 7 })).toBe("synthetic_shop_20000_seed7.csv");
  });

  it("has that file's traps", () => {
    expect(share((row) => row.CustomerID === "")).toBeGreaterThan(0.12);
    expect(share((row) => row.CustomerID === "")).toBeLessThan(0.35);
    expect(rows.every((row) => /^(\d{5,}\.0)?$/.test(row.CustomerID))).toBe(true);
    expect(share((row) => row.InvoiceNo.startsWith("C"))).toBeGreaterThan(0.005);
    expect(share((row) => row.InvoiceNo.startsWith("C"))).toBeLessThan(0.04);
    for (const row of rows) if (row.InvoiceNo.startsWith("C")) expect(Number(row.Quantity)).toBeLessThan(0);
    for (const code of ["POST", "D", "M", "DOT", "BANK CHARGES"]) {
      expect(
        rows.some((row) => row.StockCode === code),
        code,
      ).toBe(true);
    }
    const texts = rows.map((row) => Object.values(row).join("|"));
    expect(texts.length - new Set(texts).size).toBeGreaterThan(50);
    expect(share((row) => row.Description.includes(","))).toBeGreaterThan(0.005);
    expect(share((row) => row.Description === "")).toBeGreaterThan(0);
  });

  it("runs through a year in time order, and is clearly synthetic", () => {
    for (const [i, row] of rows.entries()) {
      expect(row.InvoiceDate).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:00$/);
      if (i > 0) expect(row.InvoiceDate >= rows[i - 1].InvoiceDate).toBe(true);
    }
    expect(rows[0].InvoiceDate.slice(0, 10)).toBe("2023-12-01");
    expect(rows[rows.length - 1].InvoiceDate.slice(0, 7)).toBe("2024-12");
    const products = rows.filter((row) => /^\d/.test(row.StockCode) && row.Description !== "");
    expect(products.every((row) => row.Description.startsWith("SAMPLE "))).toBe(true);
  });

  it("has habits: most lines of a customer repeat, popularity alone does not explain them", () => {
    const seen = new Map<string, Set<string>>();
    let repeats = 0;
    let known = 0;
    for (const { CustomerID, StockCode } of rows) {
      if (CustomerID === "") continue;
      const mine = seen.get(CustomerID) ?? new Set();
      known++;
      if (mine.has(StockCode)) repeats++;
      mine.add(StockCode);
      seen.set(CustomerID, mine);
    }
    expect(repeats / known).toBeGreaterThan(0.45);
  });

  it("refuses impossible options, and is a source of bytes", async () => {
    expect(() => [...generateShop({ rows: -3, seed: 1 })]).toThrow("found -3");
    const source = shopSource({ rows: 2000, seed: 1 });
    const text = await new Response(source.stream()).text();
    expect(text).toBe(textOf(2000, 1));
    expect(Math.abs(source.size / text.length - 1)).toBeLessThan(0.15);
  });
});
