// Views of lines against plain filters and sorts over plain lines.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visitsOf } from "../data/lines/visits.ts";
import { visitOf } from "../data/testing/oracleVisits.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { ALL_LINES } from "./lineFilter.ts";
import { lineCsv, lineRow } from "./lineRows.ts";
import { lineTotals } from "./lineTotals.ts";
import { LineViews } from "./lineViews.ts";
import { SORT_COLUMNS, type SortColumn, sortLines } from "./sortLines.ts";

const arbitrarySort = fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() });
const arbitraryQuery = fc.constantFrom(
  "",
  "  ",
  "b",
  "CUSTOMER b",
  "ab2 product",
  "a ab",
  "constructor",
  "nobody",
  "12",
);

/** Lines without a text, or of a file without the column, come before all texts. */
const key = (line: PlainLine, column: SortColumn) => {
  if (column === "category" || column === "route") return "";
  if (column === "salesperson" || column === "source") return line[column] === null ? "" : `has ${line[column]}`;
  return line[column];
};

function slowly(lines: PlainLine[], query: string, column: SortColumn, descending: boolean): PlainLine[] {
  const words = query.toLowerCase().split(" ").filter(Boolean);
  const kept = lines.filter((line) =>
    words.every((word) =>
      [line.customer, `customer ${line.customer}`, line.product, `product ${line.product}`].some((text) =>
        text.toLowerCase().includes(word),
      ),
    ),
  );
  return kept.toSorted((a, b) => {
    const [x, y] = [key(a, column), key(b, column)];
    return (descending ? -1 : 1) * (x < y ? -1 : x > y ? 1 : 0);
  });
}

describe("LineViews", () => {
  test("filters, searches and sorts as a plain list does, ties in file order", () => {
    fc.assert(
      fc.property(
        arbitraryFile,
        fc.array(fc.tuple(arbitraryQuery, arbitrarySort, fc.option(fc.constantFrom("AB", "AC"), { nil: null }))),
        (file, asked) => {
          const lines = toSaleLines(file.lines, file.has);
          const views = new LineViews(lines);
          for (const [query, sort, family] of asked) {
            const view = { filter: { ...ALL_LINES, families: family === null ? null : [family] }, query, sort };
            const at = runToEnd(views.sort(view));
            const fitting = file.lines.filter((line) => family === null || line.family === family);
            const expected = slowly(fitting, query, sort.column, sort.descending);
            expect(Array.from(at, (i) => lines.line[i])).toEqual(expected.map(({ line }) => line));
            expect(views.kept(view)).toBe(at);
            expect(views.kept({ ...view, sort: { ...sort, descending: !sort.descending } })).toBeNull();
          }
        },
      ),
    );
  });

  test("sorts any numbers, more than one piece of them", () => {
    const count = 200_000;
    const template = toSaleLines([]);
    const special = [0, -0, 1, -1, 0.1, -0.1, 1e300, -1e300, 5e-324, -5e-324, 2 ** 40, 2 ** 16, 65_535];
    const quantity = Float64Array.from({ length: count }, (_, i) =>
      i % 3 === 0 ? special[(i * 7) % special.length]! : Math.sin(i) * 10 ** (i % 9),
    );
    const at = Uint32Array.from({ length: count }, (_, i) => i);
    for (const descending of [false, true]) {
      const sorted = runToEnd(sortLines({ ...template, quantity }, at, { column: "quantity", descending }));
      const expected = [...at].sort((a, b) => (descending ? -1 : 1) * (quantity[a]! - quantity[b]!) || a - b);
      expect([...sorted]).toEqual(expected);
    }
  });

  test("finds names without their marks", () => {
    const plain = {
      line: 1,
      customer: "K1",
      time: 0,
      product: "P1",
      order: null,
      quantity: 1,
      revenue: 1,
      discount: 0,
    };
    const rest = { family: "P", salesperson: null, source: null, walkIn: false, place: null };
    const lines = toSaleLines([{ ...plain, ...rest }]);
    lines.customerNames = ["Quán Cô Hạnh"];
    lines.productNames = ["Đường trắng"];
    const find = (query: string) => runToEnd(new LineViews(lines).select({ filter: ALL_LINES, query })).length;
    expect([find("hanh duong"), find("HẠNH P1"), find("k1 tinh")]).toEqual([1, 1, 0]);
  });
});

test("totals are those of the plain lines", () => {
  fc.assert(
    fc.property(arbitraryFile, fc.constantFrom("", "ab2", "b"), (file, query) => {
      const lines = toSaleLines(file.lines, file.has);
      const at = runToEnd(new LineViews(lines).select({ filter: ALL_LINES, query }));
      const own = Array.from(at, (i) => file.lines[i]!);
      const orders = own.map((row) => visitOf(row, file.lines));
      const totals = runToEnd(lineTotals(lines, at, visitsOf(lines)));
      expect(totals).toMatchObject({
        lines: own.length,
        customers: new Set(own.map(({ customer }) => customer)).size,
        products: new Set(own.map(({ product }) => product)).size,
        orders: new Set(orders).size,
      });
      expect(totals.quantity).toBeCloseTo(
        own.reduce((sum, { quantity }) => sum + quantity, 0),
        6,
      );
      const revenue = own.reduce((sum, each) => sum + each.revenue, 0);
      expect(Math.abs(totals.revenue - revenue)).toBeLessThanOrEqual(1e-12 * Math.abs(revenue));
    }),
  );
});

const LINE: PlainLine = {
  line: 7,
  customer: "=1+1",
  time: Date.UTC(2025, 2, 4, 10, 5),
  product: "P1",
  order: "o,1",
  quantity: 2,
  revenue: 1500.5,
  discount: 0.1,
  family: "P",
  salesperson: null,
  source: null,
  walkIn: false,
  place: "Hà Nội",
};

test("a row has what the file has of a line", () => {
  expect(lineRow(toSaleLines([LINE]), 0)).toEqual({
    line: 7,
    time: LINE.time,
    customer: "=1+1",
    customerName: "customer =1+1",
    product: "P1",
    productName: "product P1",
    family: "P",
    category: "",
    quantity: 2,
    revenue: 1500.5,
    discount: 0.1,
    order: "o,1",
    salesperson: "",
    route: "",
    source: "",
    place: "Hà Nội",
  });
  const without = { order: false, salesperson: false, source: false, walkIn: false, place: false };
  expect(lineRow(toSaleLines([LINE], without), 0)).toMatchObject({ order: "", place: "" });
});

test("the CSV holds the file's columns in the given order and no formula", () => {
  const lines = toSaleLines([LINE, { ...LINE, line: 8, customer: "B", order: null, place: null }], {
    order: true,
    salesperson: false,
    source: false,
    walkIn: false,
    place: true,
  });
  const pieces = [...lineCsv(lines, Uint32Array.of(1, 0))];
  expect(pieces.at(-1)?.done).toBe(2);
  expect(pieces.map(({ text }) => text).join("")).toBe(
    "\ufeffline,time,customer,customer_name,product,product_name,family,quantity,revenue,discount,order,province\r\n" +
      "8,2025-03-04T10:05:00,B,customer B,P1,product P1,P,2,1500.5,0.1,,\r\n" +
      `7,2025-03-04T10:05:00,'=1+1,customer =1+1,P1,product P1,P,2,1500.5,0.1,"o,1",Hà Nội\r\n`,
  );
});
