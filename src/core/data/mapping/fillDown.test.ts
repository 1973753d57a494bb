// Files that tell of an order on its first line alone, in several shapes; and files with blank cells that mean nothing.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { rejectedLines } from "../lines/rejectedLines.ts";
import { csv, divisible } from "../testing/testFiles.ts";
import { ColumnValues } from "./columnValues.ts";
import { blankBelow } from "./fillDown.ts";
import type { Mapping } from "./mapping.ts";
import { columnsOf } from "./proposeMapping.ts";

async function read(text: string, change: Partial<Mapping> = {}) {
  const look = await sniff(csv(text));
  const { lines, inspection } = await ingest(csv(text), { ...look.mapping, ...change });
  return { look, lines, inspection, codes: look.noteSentences?.map(({ code }) => code) ?? [] };
}

const ODOO = `Order Reference,Order Date,Customer,Salesperson,Product,Quantity,Amount
S1,2024-01-05,Azure,Mitchell,Desk,1,100
,,,,Chair,2,60
S2,2024-01-09,Deco,,Desk,2,200
,,,,Lamp,1,30
S3,2024-02-01,Azure,Marc,Chair,4,120
,,,,Lamp,2,60
`;

test("number, date, customer and salesperson come from the order's first line, for every reader", async () => {
  const { look, inspection } = await read(ODOO);
  expect(look.mapping.fillDown).toBe(true);
  expect(look.doubts).toMatchObject([
    {
      note: { code: "note.filledDown", values: { count: 3, lines: 6 } },
      columns: [0, 1, 2, 3],
      answers: [{ label: { code: "answer.leaveBlank" }, mapping: { fillDown: false } }],
    },
  ]);
  expect(inspection).toMatchObject({
    rows: 6,
    kept: 6,
    orders: 3,
    customers: 2,
    totals: { quantity: 12, revenue: 570 },
  });
  for (const how of ["bytes", "text", "threads"] as const) {
    const { from, threads } = divisible(ODOO, 2);
    const { lines } = await ingest(from, look.mapping, {
      textOnly: how === "text",
      ...(how === "threads" && { threads }),
    });
    expect([...lines.order!.codes]).toEqual([0, 0, 1, 1, 2, 2]);
    expect(lines.order!.values).toEqual(["S1", "S2", "S3"]);
    expect([...lines.customer.codes]).toEqual([0, 0, 1, 1, 0, 0]);
    // The second order has no salesperson: nobody else's stands in.
    expect([...lines.salesperson!.codes]).toEqual([0, 0, -1, -1, 1, 1]);
  }
});

test("switched off, the lines are set aside as before, and written out as they stand", async () => {
  const { inspection, look } = await read(ODOO, { fillDown: false });
  expect(inspection).toMatchObject({ kept: 3, rejected: { "missing customer": { count: 3, lines: [2, 4, 6] } } });
  expect(inspection.notes).toEqual([]);
  expect((await rejectedLines(csv(ODOO), { ...look.mapping, fillDown: false })).join("")).toContain(",,,,Chair,2,60");
  // A mapping of an earlier day says neither: it reads as it did, and the note says what else can be chosen.
  const { fillDown: _, ...earlier } = look.mapping;
  const { inspection: before } = await ingest(csv(ODOO), earlier);
  expect(before).toMatchObject({
    kept: 3,
    noteSentences: [{ code: "note.blankBelow", values: { count: 3, lines: 6 } }],
  });
});

test("lines that are alike below their orders are no duplicates", async () => {
  const text = `Mã đơn,Ngày bán,Mã KH,Mã hàng,Số lượng,Thành tiền
1,05/01/2024,KH1,TS,1,10
,,,CF,1,20
2,17/01/2024,KH2,TS,1,10
,,,CF,1,20
,,,CF,1,20
`;
  const { inspection } = await read(text);
  expect(inspection).toMatchObject({ kept: 5, duplicates: 1, orders: 2 });
});

test("a file without numbers, with the date and the customer once a visit", async () => {
  const { inspection, lines } = await read(`Ngày,Khách hàng,Tên hàng,SL,Thành tiền
05/01/2024,Hoa,Trà,1,10
,,Cà phê,2,40
17/01/2024,Lan,Trà,3,30
,,Bánh,1,15
,,Cà phê,1,20
29/01/2024,Hoa,Trà,1,10
`);
  expect(inspection).toMatchObject({ kept: 6, orders: 3, totals: { revenue: 125 } });
  expect([...lines.customer.codes]).toEqual([0, 0, 1, 1, 1, 0]);
});

test("numbers on every line, the customer and the date once an order; walk-ins stay without a customer", async () => {
  const { look, inspection } = await read(`Order,Date,Customer ID,SKU,Qty,Amount
1,2024-01-05,C1,A,1,10
1,,,B,2,20
1,,,C,1,30
2,2024-01-06,,A,1,10
2,,,B,1,10
3,2024-01-07,C2,A,1,10
3,,,C,1,30
`);
  expect(look.mapping.fillDown).toBe(true);
  expect(inspection).toMatchObject({
    kept: 5,
    orders: 2,
    rejected: { "missing customer": { count: 2, lines: [4, 5] } },
  });
});

test("what stands once an order beside a full number, date and customer is filled within that order alone", async () => {
  const { look, lines } =
    await read(`Order,Email,Created at,Shipping Province,Lineitem name,Lineitem quantity,Lineitem price
#1,an@example.com,2024-01-05 10:11,Hà Nội,Tea,1,15
#1,an@example.com,2024-01-05 10:11,,Mug,2,20
#2,binh@example.com,2024-01-09 11:00,Huế,Tea,1,15
#2,binh@example.com,2024-01-09 11:00,,Mug,1,20
#3,an@example.com,2024-02-01 12:00,,Tea,1,15
`);
  expect(look.mapping.fillDown).toBe(true);
  const { codes, values } = lines.place!;
  expect([...codes].map((code) => values[code]?.province ?? null)).toEqual(["Hà Nội", "Hà Nội", "Huế", "Huế", null]);
});

test("an order that was cancelled is cancelled with all its lines", async () => {
  const { lines, inspection } = await read(`Order Reference,Order Date,Customer,Status,Product,Quantity,Amount
S1,2024-01-05,Azure,Sales Order,Desk,1,100
,,,,Chair,2,60
S2,2024-01-09,Deco,Cancelled,Desk,2,200
,,,,Lamp,1,30
S3,2024-02-01,Azure,Sales Order,Chair,4,120
,,,,Lamp,2,60
`);
  expect([...lines.line]).toEqual([1, 2, 5, 6]);
  expect(inspection).toMatchObject({ rejected: { cancelled: { count: 2, lines: [3, 4] } }, totals: { revenue: 340 } });
});

const NOT_OF_THE_KIND = {
  "missing customers of whole orders": `Order,Date,Customer ID,SKU,Qty,Amount
1,2024-01-05,C1,A,1,10
1,2024-01-05,C1,B,2,20
2,2024-01-06,,A,1,10
2,2024-01-06,,B,1,10
3,2024-01-07,C2,A,1,10
4,2024-01-07,,A,1,10
`,
  "a lost line among orders that are written out on every line": `Order,Date,Customer ID,SKU,Qty,Amount
1,2024-01-05,C1,A,1,10
1,2024-01-05,C1,B,2,20
,,,B,2,20
2,2024-01-06,C3,A,1,10
2,2024-01-06,C3,B,1,10
3,2024-01-07,C2,A,1,10
3,2024-01-07,C2,B,1,10
`,
  "a line of totals": `Order,Date,Customer ID,SKU,Qty,Amount
1,2024-01-05,C1,A,1,10
2,2024-01-06,C3,A,1,10
,,,,2,20
`,
  "numbers that begin with a blank": `Order,Date,Customer ID,SKU,Qty,Amount
,2024-01-05,C1,A,1,10
,2024-01-06,C2,A,1,10
3,2024-01-07,C2,A,1,10
,2024-01-08,C1,A,1,10
`,
};

test.each(Object.entries(NOT_OF_THE_KIND))("%s: nothing is filled, and nothing said", async (_, text) => {
  const { look, codes } = await read(text);
  expect(look.mapping.fillDown).toBeUndefined();
  expect(codes).not.toContain("note.filledDown");
  expect(codes).not.toContain("note.blankBelow");
});

/** A column of which nothing is known. */
class AnyColumn extends ColumnValues {
  override get lacksSome(): boolean {
    return true;
  }
}

test("columns that lack no cell, or have none, change nothing", () => {
  const cell = (...texts: string[]) => fc.constantFrom(...texts);
  const row = fc.tuple(cell("1", "1", "2", "3"), cell("5/1", "6/1"), cell("A", "B"), cell("P", "Q", ""), cell("x", ""));
  const file = fc.tuple(
    fc.array(row, { maxLength: 60 }),
    fc.array(fc.constantFrom("", "", "all", "some", "\u200b"), { minLength: 5, maxLength: 5 }),
  );
  const mapping = {
    header: ["Order", "Date", "Customer", "Product", "Seller"],
    columns: { order: 0, date: 1, customer: 2, product: 3, salesperson: 4 },
  };
  fc.assert(
    fc.property(file, fc.boolean(), ([lines, blank], numbered) => {
      const rows = lines.map((cells, i) =>
        cells.map((text, column) => {
          const how = blank[column];
          if (how === "all" || (how === "some" && i % 3 > 0)) return "";
          return how === "\u200b" && i % 4 === 1 ? how : text;
        }),
      );
      const { order, ...others } = mapping.columns;
      const asked = { ...mapping, columns: numbered ? { order, ...others } : others };
      const values = columnsOf(mapping.header, rows);
      const slow = values.map(({ header, cells }) => new AnyColumn(header, cells));
      expect(blankBelow(rows, asked, values)).toEqual(blankBelow(rows, asked, slow));
    }),
    { numRuns: 500 },
  );
});
