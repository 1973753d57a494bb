// Ids written in several ways, ids that are nearly one another, ids that have lost digits: read right, and told.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Coded, SaleLines } from "../lines/saleLines.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv, divisible } from "../testing/testFiles.ts";

async function read(text: string) {
  const { mapping } = await sniff(csv(text));
  return ingest(csv(text), mapping);
}

async function idNotes(text: string): Promise<string[]> {
  const { inspection } = await read(text);
  return (inspection.noteSentences ?? [])
    .filter(({ code }) => /spelledIds|alikeIds|lostDigits/.test(code))
    .map((note) => note.text);
}

const texts = ({ codes, values }: Coded) => [...codes].map((code) => values[code]);

const BARCODES = `Mã đơn,Ngày bán,Mã KH,Mã vạch,Tên sản phẩm,Số lượng,Thành tiền
D1,05/01/2024,17850.0,8.93502E+12,Trà sen,1,30000
D2,17/01/2024,17850,8.93502E+12,Cà phê,1,50000
D3,29/01/2024,13047,8.93602E+12,Bánh đậu,2,60000
D4,30/01/2024,13047.0,8.93502E+12,Sữa chua,1,50000
`;

test("customers with and without .0 are one, products whose codes lost digits go by their names", async () => {
  const { lines, inspection } = await read(BARCODES);
  expect(inspection).toMatchObject({ customers: 2, products: 4 });
  expect(texts(lines.customer)).toEqual(["17850", "17850", "13047", "13047"]);
  expect(texts(lines.product)).toEqual(["Trà sen", "Cà phê", "Bánh đậu", "Sữa chua"]);
  const notes = await idNotes(BARCODES);
  expect(notes).toEqual([
    expect.stringContaining("“Mã vạch”: 4 lines have a code in scientific notation, for example 8.93502E+12"),
    expect.stringContaining("“Mã KH”: 2 values are written in more than one way (4 lines)"),
  ]);
  expect(notes[0]).toContain("2 codes may each stand for several: on 4 lines the name is read instead");
});

test("only the codes that lost digits go by their names", async () => {
  const { lines } = await read(`Order ID,Date,Customer ID,Barcode,Product Name,Qty,Amount
1,2024-01-05,C1,"8,93502E+12",Tea,1,10
1,2024-01-05,C1,4711,Coffee,1,10
2,2024-01-09,C2,8.935021234567E+12,Milk,1,10
2,2024-01-09,C2,8935021234567,Milk,1,10
3,2024-01-10,C2,8.93502E+12,,1,10
`);
  expect(texts(lines.product)).toEqual(["Tea", "4711", "8935021234567", "8935021234567", "8.93502E+12"]);
});

test("without a name the lost digits are told all the same", async () => {
  const [note] = await idNotes(`order,date,customer,sku,qty,amount
1,2024-01-05,5.21E+11,A1,1,10
2,2024-01-06,C2,A1,1,10
`);
  expect(note).toContain("“customer”: 1 line has a code in scientific notation, for example 5.21E+11");
});

test("a name in two ways of storing its accents is one product", async () => {
  const name = "Trà sữa trân châu";
  const { lines, inspection } = await read(
    `date,customer,Tên sản phẩm,qty\n2024-01-05,a,${name.normalize("NFC")},1\n2024-01-06,b,${name.normalize("NFD")},2\n`,
  );
  expect(lines.product.values).toEqual([name.normalize("NFC")]);
  expect(inspection.notes.some((note) => note.includes("1 value is written in more than one way (2 lines)"))).toBe(
    true,
  );
});

test.each([
  ["Trà sữa", "Tra\u0300 su\u031b\u0303a", "“Trà sữa” with its accents stored in two ways"],
  ["Trà sữa", "Trà\u00a0sữa", "“Trà sữa” with other blanks in it"],
  ["Trà sữa", "Trà  sữa", "“Trà sữa” with other blanks in it"],
  ["Trà sữa", "Trà\u200b sữa", "“Trà sữa” with and without characters that are not seen"],
  ["17850", "17850.0", "“17850” = “17850.0”"],
])("what looks the same is told in words: %s, %s", async (one, other, said) => {
  const notes = await idNotes(`date,customer,Product ID,qty\n2024-01-05,a,${one},1\n2024-01-06,b,${other},2\n`);
  expect(notes).toEqual([expect.stringContaining(`for example ${said}. `)]);
});

test("names of customers are one whatever their capitals, codes are not, and the alike ones are told", async () => {
  const named = await read(`date,Customer Name,Product,qty
2024-01-05,Chị Hoa,A,1
2024-01-06,chị hoa,A,1
2024-01-07,CHỊ  HOA,B,1
2024-01-08,Chị Hoà,B,1
2024-01-09,Chị Hòa,B,1
`);
  expect(texts(named.lines.customer)).toEqual(["Chị Hoa", "Chị Hoa", "Chị Hoa", "Chị Hoà", "Chị Hoà"]);
  const coded = `date,Customer ID,Product ID,qty
2024-01-05,kh001,0012,1
2024-01-06,KH001,12,1
2024-01-07,KH002,13,1
`;
  expect((await read(coded)).inspection.customers).toBe(2 + 1);
  expect(await idNotes(coded)).toEqual([
    expect.stringContaining(
      "“Customer ID”: 2 codes differ from another one by capitals or leading zeros alone (2 lines)",
    ),
    expect.stringContaining("“Product ID”: 2 codes"),
  ]);
});

test("plain files have no note on ids", async () => {
  for (const text of [
    "date,Customer ID,Product ID,Product Name,qty\n2024-01-05,C1,A,Tea,1\n2024-01-06,C2,B,Tea,1\n",
    // Blanks at the ends have always been left out.
    "date,Customer ID,Product ID,qty\n2024-01-05, C1,A ,1\n2024-01-06,C1,A,1\n",
    // All of a column of numbers.
    "date,Customer ID,Product ID,qty\n2024-01-05,17850.0,22.0,1\n2024-01-06,13047.0,23.0,1\n",
    "date,Customer ID,Product ID,qty\n2024-01-05,1E5,1E6,1\n2024-01-06,2E5,A,1\n",
    'date,Customer ID,Product ID,qty\n2024-01-05,\'t Hof,"5""",1\n2024-01-06,d\'Or,A,1\n',
  ])
    expect(await idNotes(text)).toEqual([]);
});

/** A text as another program might write it, and its id by a plain rule. */
const harmless = (text: string) =>
  fc
    .tuple(
      fc.constantFrom("", " ", "\u00a0", "\u200b", "\t"),
      fc.constantFrom("NFC", "NFD"),
      fc.constantFrom(" ", "  ", "\u00a0", " \u3000"),
      fc.constantFrom("plain", "apostrophe", "formula", "whole"),
    )
    .map(([edge, form, blank, dress]) => {
      const inner = text.normalize(form).replaceAll(" ", blank);
      if (dress === "whole" && /^\d+$/.test(text)) return `${edge}${inner}.0`;
      if (dress === "apostrophe" && !/\s/.test(inner)) return `'${inner}${edge}`;
      if (dress === "formula") return `"=""${inner}"""`;
      return `${edge}${inner}${edge}`;
    });

test("ids written in harmless variations read to the customers, products and histories of the clean file", async () => {
  const customers = ["17850", "13047", "KH 01", "Trần Thị Hồng", "đại lý Ổn", "0012"];
  const products = ["Trà sữa", "SP 01", "22423", "Cà phê sữa đá", "85123A", "7"];
  const cell = (clean: readonly string[]) =>
    fc.constantFrom(...clean).chain((text) => fc.tuple(fc.constant(text), harmless(text)));
  const line = fc.tuple(cell(customers), cell(products), cell(products), fc.integer({ min: 1, max: 28 }));
  const mapping: Mapping = {
    header: ["customer", "product", "family", "order", "date"],
    columns: { customer: 0, product: 1, family: 2, order: 3, date: 4 },
    dateFormat: "iso",
    decimal: ".",
    discountKind: "amount",
    keepReturns: false,
  };
  const essence = ({ customer, product, family, time }: SaleLines) => ({ customer, product, family, time });
  let divided = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), async (lines) => {
      const file = (which: 0 | 1) =>
        `customer,product,family,order,date\n${lines
          .map(
            ([a, b, c, day], i) => `${a[which]},${b[which]},${c[which]},o${i},2024-01-${String(day).padStart(2, "0")}`,
          )
          .join("\n")}\n`;
      const clean = essence((await ingest(csv(file(0)), mapping)).lines);
      const { from, threads, chunks } = divisible(file(1), 2);
      const ways = [
        await ingest(csv(file(1)), mapping),
        await ingest(csv(file(1)), mapping, { textOnly: true }),
        await ingest(from, mapping, { threads }),
      ];
      for (const { lines: found, inspection } of ways) {
        expect(essence(found)).toEqual(clean);
        expect(inspection.notes).toEqual(ways[0]!.inspection.notes);
      }
      divided += chunks();
    }),
    { numRuns: 150 },
  );
  expect(divided).toBeGreaterThan(20);
});
