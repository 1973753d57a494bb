// Whole files to sale lines: totals and rules by hand, every cut of the stream, corrections further down, and stopping.

import fc from "fast-check";
import { expect, test } from "vitest";
import { timeText } from "../../lib/timeText.ts";
import { sniff } from "../dialect/sniff.ts";
import type { Coded } from "../lines/saleLines.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { ByteSource } from "../source/source.ts";
import { csv, encode, gzip, source } from "../testing/testFiles.ts";
import { ingest } from "./ingest.ts";
import { inspectionJson } from "./inspectionJson.ts";

async function read(from: ByteSource, change: Partial<Mapping> = {}) {
  const { mapping } = await sniff(from);
  return ingest(from, { ...mapping, ...change });
}

function texts(column: Coded | null): (string | null)[] | null {
  return column && Array.from(column.codes, (code) => column.values[code] ?? null);
}

const GOOD: Mapping = {
  header: ["customer", "product", "date", "qty"],
  columns: { customer: 0, product: 1, date: 2, quantity: 3 },
  dateFormat: "iso",
  decimal: ".",
  discountKind: "amount",
  keepReturns: false,
};

const HAND = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,0012A,"MUG, RED",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
1,0012B,PLATE,2,2010-12-01 08:26:00,3.10,17850.0,United Kingdom
2,0012A,MUG,1,2010-12-02 10:00:00,2.55,,France
C3,0012A,MUG,-6,2010-12-03 09:00:00,2.55,17850.0,United Kingdom

4,,,1,2010-12-03 09:30:00,1.00,13047,France
5,0012B,PLATE,x,2010-12-03 09:31:00,1.00,13047,France
6,0012B,PLATE,1,soon,1.00,13047,France
7,0012B,PLATE,1,,1.00,13047,France
8,0012B,PLATE,1
9,0012B,"SAID ""HI""
THERE",0,2010-12-04 00:00:00,1.00,13047,France
1,0012B,PLATE,2,2010-12-01 08:26:00,3.10,17850.0,United Kingdom
`;

test("a shop without revenue column, by hand", async () => {
  const { lines, inspection } = await read(csv(HAND));
  expect(inspection).toMatchObject({
    rows: 11,
    kept: 4,
    duplicates: 1,
    walkIns: 0,
    totals: { quantity: 10, revenue: 27.7, discountAmount: 0 },
    customers: 2,
    products: 2,
    orders: 2,
    first: "2010-12-01T08:26:00",
    last: "2010-12-04T00:00:00",
  });
  expect(inspection.rejected).toMatchObject({
    "missing customer": { count: 1, lines: [3], values: [""] },
    "missing product": { count: 1, lines: [5], values: [""] },
    "missing time": { count: 1, lines: [8], values: [""] },
    "unreadable time": { count: 1, lines: [7], values: ["soon"] },
    "unreadable number": { count: 1, lines: [6], values: ["x"] },
    "ragged line": { count: 1, lines: [9], values: ["4 fields instead of 8"] },
    return: { count: 1, lines: [4], values: ["quantity -6"] },
  });
  expect(Object.keys(inspection.rejected)).toHaveLength(7);
  expect(inspection.rejected["ragged line"]?.sentences).toEqual([
    { code: "offence.width", values: { found: 4, expected: 8 }, text: "4 fields instead of 8" },
  ]);
  expect([...lines.line]).toEqual([1, 2, 10, 11]);
  expect(texts(lines.customer)).toEqual(["17850", "17850", "13047", "17850"]);
  expect(texts(lines.product)).toEqual(["0012A", "0012B", "0012B", "0012B"]);
  expect(texts(lines.order)).toEqual(["1", "1", "9", "1"]);
  expect(texts(lines.family)).toEqual(["00", "00", "00", "00"]);
  expect(texts(lines.series)).toEqual(["0012", "0012", "0012", "0012"]);
  expect([...lines.quantity]).toEqual([6, 2, 0, 2]);
  expect([...lines.revenue]).toEqual([6 * 2.55, 6.2, 0, 6.2]);
  expect(Array.from(lines.time, (time) => timeText(time, true))).toEqual([
    "2010-12-01T08:26:00",
    "2010-12-01T08:26:00",
    "2010-12-04T00:00:00",
    "2010-12-01T08:26:00",
  ]);
  expect(lines.productNames).toEqual(["MUG, RED", "PLATE"]);
  expect(lines.place?.values).toEqual([
    { address: "", ward: "", district: "", province: "United Kingdom" },
    { address: "", ward: "", district: "", province: "France" },
  ]);
  expect(lines.has).toEqual({ quantity: true, revenue: true, discount: false, timeOfDay: true });
  expect(lines).toMatchObject({ category: null, salesperson: null, route: null, source: null, walkIn: null });
});

test("returns can be kept", async () => {
  const { inspection } = await read(csv(HAND), { keepReturns: true });
  expect(inspection.kept).toBe(5);
  expect(inspection.rejected.return).toBeUndefined();
  expect(inspection.totals).toEqual({ quantity: 4, revenue: 12.4, discountAmount: 0 });
});

const SOLD = `MÃ KHÁCH HÀNG,TÊN KHÁCH HÀNG,LÀ KHÁCH HÀNG VÃNG LAI,TỈNH/TP CỦA KHÁCH HÀNG,NGÀY TẠO ĐƠN BÁN,THỜI GIAN TẠO ĐƠN BÁN,MÃ ĐƠN BÁN HÀNG,MÃ SẢN PHẨM ĐƠN BÁN,SỐ LƯỢNG ĐƠN BÁN,TỔNG TIỀN ĐƠN BÁN,CHIẾT KHẤU ĐƠN BÁN,CK SP ĐƠN BÁN,CK ĐƠN HÀNG ĐƠN BÁN,THÀNH TIỀN ĐƠN BÁN
KH1,An,Không,Hà Nội,14/01/2025,08:30,DB1,AB01,8,"80,000","1,000","3,000",0,"76,000"
KH2,Khách lẻ,Có,Huế,15/01/2025,17:05,DB2,ABCDE,"1,000","6,250,000",0,0,0,"6,250,000"
`;

test("the distributor's lines: time beside date, parts of the discount, walk-ins", async () => {
  const { lines, inspection } = await read(csv(`\ufeff${SOLD.replaceAll("\n", "\r\n")}`));
  expect(inspection.totals).toEqual({ quantity: 1008, revenue: 6_326_000, discountAmount: 4000 });
  expect(inspection.walkIns).toBe(1);
  expect(inspection.last).toBe("2025-01-15T17:05:00");
  expect([...lines.discount]).toEqual([0.05, 0]);
  expect([...lines.walkIn!]).toEqual([0, 1]);
  expect(lines.customerNames).toEqual(["An", "Khách lẻ"]);
  expect(texts(lines.series)).toEqual(["AB01", "ABCD"]);
  expect(lines.has).toEqual({ quantity: true, revenue: true, discount: true, timeOfDay: true });
});

test("discounts as fraction, percentage and money give the same line", async () => {
  const header = "customer,date,product,quantity,price,";
  const line = "a,2024-01-01,p,4,2.50,";
  for (const [name, cell, discountKind] of [
    ["discount", "0.2", "fraction"],
    ["discount", "20", "percent"],
    ["discount", "20%", "percent"],
    ["discount amount", "2.00", "amount"],
  ] as const) {
    const { lines, inspection } = await read(csv(`${header}${name}\n${line}${cell}\n`), { discountKind });
    expect(lines.revenue[0]).toBeCloseTo(8, 12);
    expect(lines.discount[0]).toBeCloseTo(0.2, 12);
    expect(inspection.totals).toEqual({ quantity: 4, revenue: 8, discountAmount: 2 });
  }
});

test("money taken off that is written as a negative number, and a discount of everything", async () => {
  const text =
    "customer,date,product,quantity,revenue,Discount Amount\na,2024-01-01,p,1,7.5,-2.5\na,2024-01-02,p,1,0,4\n";
  const { lines, inspection } = await read(csv(text));
  expect([...lines.discount]).toEqual([0.25, 1]);
  expect(inspection.totals.discountAmount).toBe(6.5);
});

test("without quantity it is one, without money there is none, without orders visits are counted", async () => {
  const text =
    "Khách hàng,Ngày,Sản phẩm\nAn,2024-01-01,Bánh\nAn,2024-01-01,Kẹo\nAn,2024-01-02,Kẹo\nBình,2024-01-02,Kẹo\n";
  const { lines, inspection } = await read(csv(text));
  expect(lines.has).toEqual({ quantity: false, revenue: false, discount: false, timeOfDay: false });
  expect(inspection).toMatchObject({ orders: 3, totals: { quantity: 4, revenue: 0, discountAmount: 0 } });
  expect(lines.order).toBeNull();
  expect(texts(lines.family)).toEqual(["Bá", "Kẹ", "Kẹ", "Kẹ"]);
  expect(inspectionJson(inspection)).toMatchObject({
    encoding: "utf-8",
    delimiter: ",",
    newline: "\n",
    decimal: ".",
    dateFormat: "iso",
    rows: 4,
    kept: 4,
    rejected: {},
    first: "2024-01-01T00:00:00",
  });
});

test("totals of many decimals come out exactly", async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `c${i % 7},2024-01-01,p,1,${(i % 1000) / 100 + 0.1}`);
  const { inspection } = await read(csv(`customer,date,product,quantity,revenue\n${rows.join("\n")}\n`));
  expect(inspection.totals).toEqual({ quantity: 30_000, revenue: 30 * (4995 + 100), discountAmount: 0 });
});

test("lines are the same in every encoding, with every line end and gzipped", async () => {
  const plain = await read(csv(SOLD));
  for (const bytes of [
    encode(SOLD, "utf-8", true),
    encode(SOLD, "utf-16le", true),
    encode(SOLD, "utf-16be", true),
    encode(SOLD, "windows-1258"),
    await gzip(encode(SOLD, "utf-8")),
    encode(SOLD.replaceAll("\n", "\r\n"), "utf-8"),
    encode(SOLD.replaceAll("\n", "\r"), "utf-8"),
    encode(SOLD.replace("\n", "\r\n"), "utf-8"),
  ])
    expect((await read(source(bytes))).lines).toEqual(plain.lines);
});

const COLUMNS = { customer: 0, product: 1, quantity: 2, date: 3 };

test("the result does not depend on how the stream is cut", async () => {
  const cell = fc.oneof(
    fc.constantFrom("", "a", "KH1", "Bưởi", '"', '""', "x,y", "two\nlines", "two\r\nlines", " padded ", "😀"),
    fc.string({ maxLength: 6 }),
  );
  const quote = (text: string) => `"${text.replaceAll('"', '""').replaceAll("\0", "")}"`;
  const row = fc.tuple(cell, cell, fc.integer({ min: -2, max: 9 }), fc.constantFrom("2024-01-05", "", "no"));
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 30 }),
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 40 }),
      async (rows, newline, size) => {
        const text = [
          "customer,product,qty,date",
          "c,p,1,2024-01-04",
          ...rows.map(([customer, product, qty, date]) => [quote(customer), quote(product), qty, date].join(",")),
        ].join(newline);
        const bytes = encode(text, "utf-8");
        const mapping = { ...GOOD, header: ["customer", "product", "qty", "date"], columns: COLUMNS };
        const whole = await ingest(source(bytes), mapping);
        const cut = await ingest(source(bytes, size), mapping);
        expect(cut.lines).toEqual(whole.lines);
        expect({ ...cut.inspection, seconds: 0, peakBytes: 0 }).toEqual({
          ...whole.inspection,
          seconds: 0,
          peakBytes: 0,
        });
        expect(whole.inspection.rows).toBe(rows.length + 1);
      },
    ),
    { numRuns: 60 },
  );
});

test("records that cross the blocks of text are whole", async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `c${i % 50},"p ${i}\n""${"đ".repeat(i % 60)}""",2024-01-01,${i}`,
  );
  const { lines, inspection } = await read(csv(`customer,product,date,qty\n${rows.join("\n")}`, 10_007));
  expect(inspection).toMatchObject({ rows: 20_000, kept: 20_000, products: 20_000, rejected: {} });
  expect(inspection.totals.quantity).toBe((20_000 * 19_999) / 2);
  expect(lines.product.values[12_345]).toBe(`p 12345 "${"đ".repeat(12_345 % 60)}"`);
});

/** A file whose head is far behind by the time `late` comes. */
function longFile(header: string, early: string, late: string): string {
  return `${header}\n${`${early}\n`.repeat(Math.ceil(1_200_000 / early.length))}${late}\n`;
}

test("a date further down that decides day and month corrects the reading", async () => {
  const text = longFile("customer,product,date,qty", "c,p,01/02/2024,1", "c,p,12/31/2024,1");
  const { inspection } = await read(csv(text));
  expect(inspection.mapping.dateFormat).toBe("mm/dd/yyyy");
  expect(inspection).toMatchObject({ first: "2024-01-02T00:00:00", last: "2024-12-31T00:00:00", rejected: {} });
  expect(inspection.notes.join(" ")).toMatch(/mm\/dd\/yyyy: 12\/31\/2024/);
});

test("a date order nothing decides stays a note", async () => {
  const undecided = await read(csv("customer,product,date,qty\nc,p,01/02/2024,1\nc,p,01/02/2024,2\n"));
  expect(undecided.inspection.notes.join(" ")).toMatch(/cannot tell day and month apart/);
  const decided = await read(csv(longFile("customer,product,date,qty", "c,p,01/02/2024,1", "c,p,31/12/2024,1")));
  expect(decided.inspection.notes.join(" ")).not.toMatch(/cannot tell/);
});

test("a number further down that decides the decimal mark corrects the reading", async () => {
  const text = longFile("customer;product;date;qty", "c;p;2024-01-02;10", "c;p;2024-01-02;2,5");
  const { inspection } = await read(csv(text));
  expect(inspection.mapping.columnDecimals).toEqual({ quantity: "," });
  expect(inspection.totals.quantity).toBe((inspection.rows - 1) * 10 + 2.5);
});

test("a proven reading is kept: what contradicts it is set aside", async () => {
  const text =
    'customer,product,date,qty\nc,p,31/01/2024,1.5\nc,p,30/01/2024,1.5\nc,p,01/31/2024,1\nc,p,02/01/2024,"1,25"\n';
  const { inspection } = await read(csv(text));
  expect(inspection.rejected).toMatchObject({
    "unreadable time": { count: 1, lines: [3] },
    "unreadable number": { count: 1, lines: [4], values: ["1,25"] },
  });
});

test("bytes further down that are no UTF-8 change the encoding", async () => {
  const text = longFile("customer,product,date,qty", "c,p,2024-01-02,1", "Müller,Käse,2024-01-02,1");
  const { inspection, lines } = await read(source(encode(text, "windows-1252")));
  expect(inspection.dialect.encoding).toBe("windows-1252");
  expect(lines.customer.values).toEqual(["c", "Müller"]);
});

test("a quote that never closes costs its line, not the rest of the file", async () => {
  const text =
    'customer,product,date,qty\na,p,2024-01-01,1\nb,"5 inch,2024-01-01,1\nc,p,2024-01-01,1\nd,p,2024-01-01,1\n';
  const { mapping } = await sniff(csv(text));
  const { lines, inspection } = await ingest(csv(text), {
    ...mapping,
    columns: { customer: 0, product: 1, date: 2, quantity: 3 },
  });
  expect(lines.customer.values).toEqual(["a", "c", "d"]);
  expect(inspection.rejected["ragged line"]).toMatchObject({ count: 1, lines: [2] });
  expect(inspection.notes.join(" ")).toMatch(/line 2 opens a quote/);
});

test("titles above the header are left out, a total below the lines is set aside", async () => {
  const text =
    'BÁO CÁO BÁN HÀNG,,,,\r\n"Từ 01/01/2024 đến 31/01/2024",,,,\r\n,,,,\r\nMã KH,Mã hàng,Ngày,Số lượng,Thành tiền\r\n' +
    "K1,H1,31/01/2024,2,20.000\r\nK2,H2,30/01/2024,1,1.310.000\r\nTổng cộng,,,3,1.330.000\r\n";
  const { inspection, lines } = await read(csv(text));
  expect([...lines.line]).toEqual([1, 2]);
  expect(inspection).toMatchObject({ rows: 3, totals: { quantity: 3, revenue: 1_330_000 } });
  expect(inspection.rejected["missing product"]).toMatchObject({ count: 1, lines: [3] });
  const unpadded = text.replaceAll(/,{4}(?=\r)/g, "");
  expect((await read(csv(unpadded))).lines).toEqual(lines);
});

test("a delimiter at every line's end is no ragged line", async () => {
  const { inspection } = await read(csv("customer,product,date,qty\nc,p,2024-01-01,1,\nc,q,2024-01-02,1,\n"));
  expect(inspection.kept).toBe(2);
});

test("hostile names are only names", async () => {
  const text =
    "customer,product,date,qty,__proto__\n__proto__,constructor,2024-01-01,1,x\ntoString,__proto__,2024-01-02,1,y\n";
  const { lines } = await read(csv(text));
  expect(lines.customer.values).toEqual(["__proto__", "toString"]);
  expect(lines.product.values).toEqual(["constructor", "__proto__"]);
});

test("a mapping finds its columns again by name", async () => {
  const { inspection } = await ingest(csv("extra,Qty,date,product,customer\nx,3,2024-01-01,p,c\n"), GOOD);
  expect(inspection.mapping.columns).toEqual({ customer: 4, product: 3, date: 2, quantity: 1 });
  expect(inspection.totals.quantity).toBe(3);
  await expect(ingest(csv("a,b\n1,2\n"), GOOD)).rejects.toMatchObject({ code: "header-changed" });
});

const START = "customer,product,date,qty\n";
test.each([
  ["no-customer", csv(`${START}c,p,2024-01-01,1\n`), { ...GOOD, columns: { product: 1, date: 2 } }],
  ["no-product", csv(`${START}c,p,2024-01-01,1\n`), { ...GOOD, columns: { customer: 0, date: 2 } }],
  ["no-date", csv(`${START}c,p,2024-01-01,1\n`), { ...GOOD, columns: { customer: 0, product: 1 } }],
  ["header-only", csv(START), GOOD],
  ["nothing-kept", csv(`${START}c,p,soon,1\nc,p,later,1\n`), GOOD],
  ["line-too-long", csv(`${START}c,p,2024-01-01,1\n${"x".repeat(10_000_000)}`), GOOD],
  ["line-too-long", csv(`${START}c,p,2024-01-01,1\n"${"x".repeat(10_000_000)}"\n`), GOOD],
  ["unclosed-quotes", csv(START + `a,"b,2024-01-01,"1\n`.repeat(2000)), GOOD],
  ["binary", csv(`${START}${"c,p,2024-01-01,1\n".repeat(80_000)}\0\0\0\n`), GOOD],
])("%s ends with a sentence", async (code, from, mapping) => {
  await expect(ingest(from, mapping)).rejects.toMatchObject({ name: "DataError", code });
});

test("whatever the bytes are, the answer is lines or a sentence", async () => {
  const letters = fc.constantFrom(...'ab1,;\t|"\n\r.-=%/ \0ờ€', "customer", "date", "product", "2024-01-01", "Ngày");
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(letters, { maxLength: 120 }).map((parts) => encode(parts.join(""), "utf-8")),
    fc.array(letters, { maxLength: 80 }).map((parts) => encode(START + parts.join(""), "utf-8")),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 64 }), async (file, size) => {
      const from = source(file, size);
      try {
        const { mapping } = await sniff(from);
        const { lines, inspection } = await ingest(from, mapping);
        const rejected = Object.values(inspection.rejected).reduce((sum, report) => sum + report.count, 0);
        expect(lines.count + rejected).toBe(inspection.rows);
      } catch (error) {
        expect(error).toMatchObject({ name: "DataError" });
      }
    }),
    { numRuns: 400 },
  );
});

test("reading stops soon after it is cancelled", async () => {
  const bytes = encode(START + "c,p,2024-01-01,1\n".repeat(400_000), "utf-8");
  const controller = new AbortController();
  let reported = 0;
  const reading = ingest(source(bytes, 65_536), GOOD, {
    signal: controller.signal,
    onProgress: (done) => {
      reported = done;
      if (done > 1_000_000) setTimeout(() => controller.abort(), 0);
    },
  });
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  expect(reported).toBeLessThan(bytes.length / 2);
});
