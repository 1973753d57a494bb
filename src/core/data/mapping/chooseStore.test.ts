// Columns of stores, branches and tills in files whose numbers start again in each: the orders are known.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

async function read(text: string) {
  const source = csv(text);
  const { mapping, columns } = await sniff(source);
  const { inspection, lines } = await ingest(source, mapping);
  const codes = (inspection.noteSentences ?? []).map(({ code }) => code);
  return { mapping, columns, inspection, lines, codes };
}

/** Two tills, numbers from 1 on each day, most of nobody known: `day` bills each. */
function tills(store: string, names: readonly string[], bills: number, header = "Số HĐ,Ngày,Giờ"): string {
  const rows = [`${header},${store},Khách hàng,Mã hàng,Số lượng,Thành tiền`];
  for (const day of ["05", "06"])
    for (const [t, name] of names.entries())
      for (let number = 1; number <= bills; number++)
        for (const product of ["SP1", "SP2"])
          rows.push(
            `${number},${day}/01/2024,${8 + number}:1${t},${name},${number % 5 === 0 ? `KH${t}` : "Khách lẻ"},${product},1,10000`,
          );
  return rows.join("\n");
}

test.each([
  ["Quầy", ["Q1", "Q2", "Q3"]],
  ["Chi nhánh", ["Hà Nội", "Hải Phòng"]],
  ["Till No", ["1", "2"]],
  ["Sucursal", ["Centro", "Norte"]],
  ["xyz", ["a", "b"]],
])("each %s has its own numbers", async (header, names) => {
  const { mapping, inspection, codes } = await read(tills(header, names, 8));
  expect(mapping.columns.store).toBe(3);
  expect(inspection.orders).toBe(2 * 8 * names.length);
  expect(codes).toContain("note.orderNumbersByStore");
  expect(inspection.totals).toMatchObject({ quantity: 32 * names.length, revenue: 320000 * names.length });
});

test("a file sorted by branch is read so, though its first lines are of one", async () => {
  const rows = tills("Chi nhánh", ["HN", "HCM"], 1500).split("\n");
  const [head, ...lines] = rows;
  lines.sort((a, b) => Number(a.includes(",HCM,")) - Number(b.includes(",HCM,")));
  // 8 + number is no time of day beyond 15 bills.
  const text = [head, ...lines]
    .join("\n")
    .replace(/,(\d+):1(\d),/g, (_, hour, till) => `,${8 + (Number(hour) % 12)}:1${till},`);
  const { mapping, inspection } = await read(text);
  expect(mapping.columns.store).toBe(3);
  expect(inspection.orders).toBe(6000);
});

test("a warehouse of the line, and a branch where numbers are met once, change nothing", async () => {
  const rows = ["Mã hóa đơn,Ngày bán,Kho,Chi nhánh,Mã KH,Mã hàng,Số lượng,Thành tiền"];
  for (let order = 0; order < 30; order++)
    for (const [k, store] of ["K1", "K2"].entries())
      rows.push(`HD${order},${1 + (order % 28)}/01/2024,${store},CN${order % 2},KH${order % 7},SP${k},1,10000`);
  const { mapping, columns, inspection, codes } = await read(rows.join("\n"));
  expect(inspection.orders).toBe(30);
  expect(codes).toEqual([]);
  expect(columns[2]).toMatchObject({ field: null, sentence: { code: "column.notUsed" } });
  expect(mapping.columns.store).toBe(3);
});

test("without order numbers there is nothing for a store to tell apart", async () => {
  const { mapping } = await read("Ngày,Chi nhánh,Mã KH,Mã hàng,Số lượng\n05/01/2024,HN,K1,A,1\n06/01/2024,HN,K2,A,1\n");
  expect(mapping.columns.store).toBeUndefined();
});

test.each([
  ["Ghi chú", (order: number) => ["giao sớm", "", "gọi trước"][order % 3]!],
  ["Ca", (order: number) => (order % 2 === 0 ? "sáng" : "chiều")],
  ["Ref", (order: number) => `R${order}`],
])("%s is no store where one till's numbers start again each day", async (header, writtenFor) => {
  const rows = [`Bill No,Date,Time,Customer,${header},Item Code,Qty,Amount`];
  for (let order = 0; order < 60; order++)
    for (const item of ["A", "B"])
      rows.push(
        `${1 + (order % 6)},2024-01-${String(1 + Math.floor(order / 6)).padStart(2, "0")},${9 + (order % 6)}:00,Khách lẻ,${writtenFor(order)},${item},1,10`,
      );
  const { mapping, inspection } = await read(rows.join("\n"));
  expect(mapping.columns.store).toBeUndefined();
  expect(inspection.orders).toBe(60);
});
