// A column chosen by hand for a field: what it takes from others, and how its values are read.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { csv } from "../testing/testFiles.ts";
import type { Mapping } from "./mapping.ts";
import { remap } from "./remap.ts";

const mapping: Mapping = {
  header: ["KH", "SP", "NGÀY", "X"],
  columns: { customer: 0, product: 1, date: 2 },
  dateFormat: "iso",
  decimal: ".",
  discountKind: "fraction",
  keepReturns: false,
};

const told = { mapping, writings: [] };

test("a column means one thing only: choosing it for a field takes it from the other", () => {
  expect(remap(mapping, "quantity", 3, told).columns).toEqual({ customer: 0, product: 1, date: 2, quantity: 3 });
  expect(remap(mapping, "productName", 1, told).columns).toEqual({ customer: 0, productName: 1, date: 2 });
  expect(remap(mapping, "date", null, told).columns).toEqual({ customer: 0, product: 1 });
  expect(mapping.columns).toEqual({ customer: 0, product: 1, date: 2 });
});

test("a column chosen by hand is read as its own values are written", async () => {
  const dates = Array.from({ length: 20 }, (_, i) => [`${i + 1}/03/2024`.padStart(10, "0"), `2024-03-${10 + i}`]);
  const lines = dates.map(([day, iso], i) => `K${i % 3},SP,${day},${iso},"1.234,50",12.5`);
  const file = csv(`Mã KH,Mã hàng,Ngày bán,Ngày giao,Doanh thu,Giá vốn\n${lines.join("\n")}\n`);
  const sniffed = await sniff(file);
  expect(sniffed.mapping).toMatchObject({ columns: { date: 2, revenue: 4 }, dateFormat: "dd/mm/yyyy", decimal: "," });
  const other = remap(sniffed.mapping, "date", 3, sniffed);
  expect(other).toMatchObject({ columns: { date: 3 }, dateFormat: "iso" });
  expect(remap(other, "date", 2, sniffed)).toEqual(sniffed.mapping);
  const cost = remap(sniffed.mapping, "revenue", 5, sniffed);
  expect(cost).toMatchObject({ columns: { revenue: 5 }, decimal: ",", columnDecimals: { revenue: "." } });
  expect(remap(cost, "revenue", 4, sniffed).columnDecimals).toBeUndefined();
  // A column without dates leaves the format as it was.
  expect(remap(sniffed.mapping, "date", 1, sniffed).dateFormat).toBe("dd/mm/yyyy");
});

test("what was turned around in one column is not in another", () => {
  const turned = { ...mapping, turnedDates: true, header: [...mapping.header, "Y"] };
  const sniffed = {
    mapping: turned,
    writings: [0, 1, 2, 3, 4].map(() => ({ dateFormat: "mm/dd/yyyy" as const, decimal: null })),
  };
  const other = remap(turned, "date", 4, sniffed);
  expect(other.turnedDates).toBeUndefined();
  expect(other.dateFormat).toBe("mm/dd/yyyy");
  expect(remap(other, "date", 2, sniffed)).toEqual(turned);
});
