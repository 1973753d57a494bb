// What the command line says about reading a file goes before what the file says itself.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { InspectionJson } from "../core/data/ingest/inspectionJson.ts";
import { type TestCell, workbook } from "../core/data/testing/workbooks.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-reading-"));

async function inspect(content: string | Uint8Array, ...options: string[]): Promise<InspectionJson> {
  const path = join(folder, "sales.csv");
  writeFileSync(path, content);
  const { out, err, code } = await studio("inspect", path, "--json", ...options);
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

const OPEN =
  "Mã KH,Ngày,Mã hàng,Số lượng,Thành tiền,Ghi chú\nK1,05/01/2024,P1,2,14.000,A\nK2,06/01/2024,P2,1,9.800,B\n";

test("date format and decimal sign", async () => {
  expect(await inspect(OPEN)).toMatchObject({
    dateFormat: "dd/mm/yyyy",
    decimal: ",",
    totals: { revenue: 23_800 },
    last: "2024-01-06T00:00:00",
  });
  expect(await inspect(OPEN, "--date-format", "mm/dd/yyyy", "--decimal", ".")).toMatchObject({
    dateFormat: "mm/dd/yyyy",
    decimal: ".",
    totals: { revenue: 23.8 },
    last: "2024-06-01T00:00:00",
  });
});

test("columns by name, by number, and none", async () => {
  const { columns, products, totals } = await inspect(OPEN, "--map", "product=ghi chu", "--map", "revenue=");
  expect(columns.find(({ header }) => header === "Ghi chú")).toMatchObject({
    field: "product",
    reason: "chosen by hand",
  });
  expect({ products, totals }).toEqual({ products: 2, totals: { quantity: 3, revenue: 0, discountAmount: 0 } });
  const numbered = await inspect(OPEN, "--map", "product=#6");
  expect(numbered.columns[5]).toMatchObject({ header: "Ghi chú", field: "product" });
});

test("another column is read as its own values are written, unless that is chosen, too", async () => {
  const lines = Array.from(
    { length: 20 },
    (_, i) => `K${i % 3},SP,${`${i + 1}`.padStart(2, "0")}/03/2024,2024-03-${10 + i},"1.234,50",12.5`,
  );
  const file = `Mã KH,Mã hàng,Ngày bán,Ngày giao,Doanh thu,Giá vốn\n${lines.join("\n")}\n`;
  expect(await inspect(file)).toMatchObject({ decimal: ",", totals: { revenue: 24_690 }, last: "2024-03-20T00:00:00" });
  const other = ["--map", "revenue=Giá vốn", "--map", "date=Ngày giao"];
  const read = await inspect(file, ...other);
  expect(read).toMatchObject({ totals: { revenue: 250 }, last: "2024-03-29T00:00:00" });
  // Nothing had to be found out on the way.
  const corrected = /is read with the decimal mark/;
  expect(read.notes.filter((note) => corrected.test(note))).toEqual([]);
  const { notes } = await inspect(file, ...other, "--decimal", ",");
  expect(notes.filter((note) => corrected.test(note))).toHaveLength(1);
});

test("a sheet of a workbook", async () => {
  const rows = (customer: string): TestCell[][] => [
    ["Mã KH", "Ngày", "Mã hàng", "SL", "Thành tiền"],
    [customer, "2024-01-05", "P1", 2, 14_000.5],
    [customer, "2024-01-06", "P2", 1, 9800],
  ];
  const bytes = workbook([
    { name: "Tháng 1", rows: rows("K1") },
    { name: "Tháng 2", rows: rows("K2") },
  ]);
  expect(await inspect(bytes)).toMatchObject({ rows: 4, customers: 2, totals: { revenue: 47_601 } });
  const one = await inspect(bytes, "--sheet", "Tháng 2");
  expect(one).toMatchObject({ rows: 2, customers: 1, totals: { quantity: 3, revenue: 23_800.5 }, notes: [] });
  const { code, err } = await studio("inspect", join(folder, "sales.csv"), "--sheet", "Tháng 3");
  expect(code).toBe(1);
  expect(err).toContain("There is no sheet “Tháng 3” in sales.csv. It has: “Tháng 1”, “Tháng 2”.");
});

test("encoding, delimiter and title lines", async () => {
  const bytes = Uint8Array.from("Ng\u00e0y^M\u00e3 KH^M\u00e3 SP\n05/01/2024^K1^P1\n", (letter) =>
    letter.charCodeAt(0),
  );
  const odd = await inspect(bytes, "--delimiter", "^", "--encoding", "windows-1252");
  expect(odd).toMatchObject({ encoding: "windows-1252", delimiter: "^", kept: 1 });
  expect(odd.columns.map(({ header }) => header)).toEqual(["Ngày", "Mã KH", "Mã SP"]);
  const titled = await inspect(`a,b,c,d,e,f\n1,2,3,4,5,6\n${OPEN}`, "--title-lines", "2");
  expect(titled).toMatchObject({ rows: 2, kept: 2 });
});

test("returns are kept and the kind of discount is chosen", async () => {
  const returns = `${OPEN}K1,07/01/2024,P1,-1,-7.000,C\n`;
  expect(await inspect(returns)).toMatchObject({ kept: 2, returns: 1, rejected: { return: { count: 1, lines: [3] } } });
  expect(await inspect(returns, "--keep-returns")).toMatchObject({
    kept: 3,
    returns: 1,
    rejected: {},
    totals: { quantity: 2, revenue: 16_800 },
  });
  const discounted =
    "customer,date,product,quantity,unit_price,discount\nA,2024-01-05,X,2,100,10\nB,2024-01-06,Y,1,50,10\n";
  expect((await inspect(discounted, "--discount", "percent")).totals.revenue).toBe(180 + 45);
  expect((await inspect(discounted, "--discount", "amount")).totals.revenue).toBe(190 + 40);
});

test("the currency is told from the file, or named", async () => {
  expect(await inspect(OPEN)).toMatchObject({ currency: "VND" });
  expect(await inspect(OPEN, "--currency", "usd")).toMatchObject({ currency: "USD", kept: 2 });
  expect(await inspect(OPEN, "--currency", "none")).toMatchObject({ currency: "" });
});

test.each([
  [["--currency", "dollars"], '--currency "dollars": give an ISO code (such as VND, USD'],
  [["--encoding", "latin9"], 'unknown --encoding "latin9" (have: utf-8'],
  [["--delimiter", ",,"], '--delimiter ",,": give one character'],
  [["--title-lines", "x"], "--title-lines x: give a whole number from 0"],
  [["--date-format", "dmy"], 'unknown --date-format "dmy" (have: iso dd/mm/yyyy'],
  [["--decimal", "x"], 'unknown --decimal "x"'],
  [["--map", "product"], '--map "product": give FIELD=COLUMN'],
  [["--map", "colour=X"], 'unknown --map field "colour" (have: customer'],
  [["--map", "product=Màu"], '--map product: no column "Màu" (have: Mã KH, Ngày'],
])("%j is refused", async (options, message) => {
  const path = join(folder, "open.csv");
  writeFileSync(path, OPEN);
  const { code, err } = await studio("inspect", path, ...options);
  expect(err).toContain(message);
  expect(code).toBe(1);
});

test("every command that reads sales lines offers the same options", async () => {
  for (const name of ["inspect", "train", "predict", "samples"]) {
    const { out } = await studio(name, "--help");
    for (const option of ["--encoding", "--delimiter", "--title-lines", "--date-format", "--decimal", "--map"])
      expect(out, name).toContain(option);
  }
});
