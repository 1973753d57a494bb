// Rows of a program become the lines that a file of the same values is read as.

import { expect, test } from "vitest";
import { ingest } from "../ingest/ingest.ts";
import { proposeMapping } from "../mapping/proposeMapping.ts";
import { bytesSource } from "../source/source.ts";
import { linesOfRows, type RowValue } from "./linesOfRows.ts";

const COLUMNS = ["customer", "customerName", "time", "product", "quantity", "revenue", "order", "province"];
const ROWS: RowValue[][] = [
  ["C1", "<b>Lan</b>", "2025-01-02", "AB120001", 3, 30_000, "O1", "Hà Nội"],
  ["C2", "Hùng", "2025-01-02", "AB120002", 1, 12_500.5, "O2", null],
  ["C1", "another", "2025-02-28", "CD990001", 2, 9_000, "O3", "Hà Nội"],
  ["__proto__", "", "2025-03-01", "AB120001", 7, 70_000, "O4", "Huế"],
];

test("rows are what a file of them is", async () => {
  const header = ["customer code", "customer name", "date", "product code", "quantity", "amount", "order", "province"];
  const csv = [header, ...ROWS].map((row) => row.map((value) => value ?? "").join(",")).join("\n");
  const source = bytesSource("sales.csv", [new TextEncoder().encode(`${csv}\n`)]);
  const { mapping } = proposeMapping(
    header,
    ROWS.map((row) => row.map((value) => String(value ?? ""))),
  );
  const read = (await ingest(source, { ...mapping, header })).lines;
  const made = linesOfRows(COLUMNS, ROWS);
  expect(made).toEqual(read);
});

test("what is absent stands for nothing told", () => {
  const lines = linesOfRows(["time", "customer", "product"], [["2025-01-02T09:30", "A", 4711]]);
  expect(lines).toMatchObject({ count: 1, walkIn: null, order: null, place: null, customerNames: [""] });
  expect([lines.quantity[0], lines.revenue[0], lines.discount[0]]).toEqual([1, 0, 0]);
  expect(lines.has).toEqual({ quantity: false, revenue: false, discount: false, timeOfDay: true });
  expect([lines.product.values, lines.family.values, lines.series.values]).toEqual([["4711"], ["47"], ["4711"]]);
  expect(lines.time[0]).toBe(Date.UTC(2025, 0, 2, 9, 30));
});

test.each<[string, RowValue, string]>([
  ["time", "2025-02-30", '"2025-02-30" as time'],
  ["time", "02/01/2025", '"02/01/2025" as time'],
  ["time", null, '"" as time'],
  ["customer", " ", '" " as customer'],
  ["quantity", "3 boxes", '"3 boxes" as quantity'],
  ["quantity", Number.POSITIVE_INFINITY, '"Infinity" as quantity'],
  ["discount", 30, '"30" as discount'],
  ["walkIn", 2, '"2" as walkIn'],
])("%s cannot be %j", (column, value, said) => {
  const columns = ["time", "customer", "product", "quantity", "discount", "walkIn"];
  const rows: RowValue[][] = [
    ["2025-01-01", "A", "P", 1, 0.5, 1],
    ["2025-01-01", "A", "P", 1, 0.5, true],
  ];
  rows[1]![columns.indexOf(column)] = value;
  expect(() => linesOfRows(columns, rows)).toThrow(`line 2 has ${said}`);
});

test("columns are known, single and enough", () => {
  expect(() => linesOfRows(["customer", "product"], [["A", "P"]])).toThrow("lines need the column time");
  expect(() => linesOfRows(["customer", "product", "time", "qty"], [])).toThrow('"qty", which is no column');
  expect(() => linesOfRows(["customer", "product", "time", "time"], [])).toThrow("stands twice");
  expect(() => linesOfRows(["customer", "product", "time"], [])).toThrow("there are no lines");
});
