// What a header gives away, and headers that give nothing away.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { csv } from "../testing/testFiles.ts";
import { periodColumns } from "./headerShape.ts";

async function codesOf(text: string): Promise<string[]> {
  return (await sniff(csv(text))).doubts.map(({ note }) => note.code);
}

test.each([
  ["M5", ["item_id", "store_id", "d_1", "d_2", "d_3", "d_1941"], 4],
  ["months as ISO", ["customer", "product", "2024-01", "2024-02", "2024-03"], 3],
  ["months in Vietnamese", ["Mã KH", "Mã hàng", "Tháng 1", "Tháng 2", "Tháng 3", "Tháng 12"], 4],
  ["months and years in Vietnamese", ["Mã KH", "Tháng 01/2024", "Tháng 02/2024", "T3/2024"], 3],
  ["months by name", ["Customer", "SKU", "Jan-24", "Feb-24", "Mar-24"], 3],
  ["days", ["KH", "01/02/2024", "02/02/2024", "13/02/2024"], 3],
  ["two are too few", ["KH", "Tháng 1", "Tháng 2", "Tổng"], 0],
  ["a plain export", ["Mã đơn", "Ngày bán", "Mã KH", "May", "Địa chỉ 1", "Address 2", "d1"], 0],
  ["numbered columns without a header", ["#1", "#2", "#3", "#4"], 0],
])("%s", (_, header, count) => {
  expect(periodColumns(header)).toHaveLength(count);
});

test("a column a month is named as what it is", async () => {
  const text = "Mã KH,Mã hàng,2024-01,2024-02,2024-03\nK1,P1,5,0,2\nK2,P1,1,,3\nK3,P2,1,,3\n";
  const note = (await sniff(csv(text))).notes.find((each) => each.includes("2024-01"));
  expect(note).toMatch(/column for each month or day \(3 of them, such as “2024-01” and “2024-02”\)/);
});

test("two columns of one name are told where one of them is read, and only then", async () => {
  const rows = "1,2024-01-05,C1,P1,10,12\n2,2024-01-13,C2,P2,20,24\n";
  expect(await codesOf(`order,date,customer,product,Amount,Amount\n${rows}`)).toContain("note.repeatedName");
  expect(await codesOf(`order,date,customer,product,Amount,Other\n${rows}`)).not.toContain("note.repeatedName");
  expect(await codesOf(`order,date,customer,product,Amount,\n${rows}`)).not.toContain("note.repeatedName");
});
