// Mappings proposed for files of several shapes, from names and values, and the sentences for files that are none.

import { expect, test } from "vitest";
import type { Field } from "../mapping/mapping.ts";
import { csv, encode, source } from "../testing/testFiles.ts";
import { sniff } from "./sniff.ts";

/** Header texts by field. */
async function fields(text: string): Promise<Partial<Record<Field, string>>> {
  const { mapping } = await sniff(csv(text));
  return Object.fromEntries(Object.entries(mapping.columns).map(([field, index]) => [field, mapping.header[index]]));
}

const DISTRIBUTOR_HEADER = [
  ...["MÃ ĐƠN ĐẶT HÀNG", "NGÀY TẠO ĐƠN ĐẶT", "MÃ SẢN PHẨM ĐƠN ĐẶT", "TÊN SẢN PHẨM ĐƠN ĐẶT", "SỐ LƯỢNG ĐƠN ĐẶT"],
  ...["SỐ LƯỢNG SKUS ĐƠN ĐẶT", "TỔNG TIỀN ĐƠN ĐẶT", "THÀNH TIỀN ĐƠN ĐẶT", "MÃ KHÁCH HÀNG", "LÀ KHÁCH HÀNG VÃNG LAI"],
  ...["NGÀY TẠO ĐƠN BÁN", "THỜI GIAN TẠO ĐƠN BÁN", "MÃ ĐƠN BÁN HÀNG", "MÃ SẢN PHẨM ĐƠN BÁN", "SỐ LƯỢNG ĐƠN BÁN"],
  ...["ĐƠN GIÁ ĐƠN BÁN", "TỔNG TIỀN ĐƠN BÁN", "CHIẾT KHẤU ĐƠN BÁN", "CK SP ĐƠN BÁN", "CK ĐƠN HÀNG ĐƠN BÁN"],
  ...["TỔNG CHIẾT KHẤU ĐƠN BÁN", "THÀNH TIỀN ĐƠN BÁN"],
].join(",");
const DISTRIBUTOR = `\ufeff${DISTRIBUTOR_HEADER}\r\n${[
  'DD1,13/01/2025,AB01,Sữa,10,2,"100,000","100,000",KH1,Không,14/01/2025,08:30,DB1,AB01,8,"10,000","80,000",0,"1,000","3,000","4,000","76,000"',
  'DD1,13/01/2025,AB02,Bia,5,2,"50,000","50,000",KH1,Không,14/01/2025,08:30,DB1,AB02,5,"1,250,000","6,250,000",0,0,0,0,"6,250,000"',
].join("\r\n")}\r\n`;

test("the distributor's export: what was sold, not what was ordered; the total discount, in money", async () => {
  const { mapping, columns, dialect } = await sniff(csv(DISTRIBUTOR));
  const named = Object.fromEntries(
    Object.entries(mapping.columns).map(([field, index]) => [field, mapping.header[index]]),
  );
  expect(named).toEqual({
    customer: "MÃ KHÁCH HÀNG",
    walkIn: "LÀ KHÁCH HÀNG VÃNG LAI",
    date: "NGÀY TẠO ĐƠN BÁN",
    time: "THỜI GIAN TẠO ĐƠN BÁN",
    order: "MÃ ĐƠN BÁN HÀNG",
    product: "MÃ SẢN PHẨM ĐƠN BÁN",
    quantity: "SỐ LƯỢNG ĐƠN BÁN",
    unitPrice: "ĐƠN GIÁ ĐƠN BÁN",
    gross: "TỔNG TIỀN ĐƠN BÁN",
    discountLine: "CHIẾT KHẤU ĐƠN BÁN",
    discountProduct: "CK SP ĐƠN BÁN",
    discountOrder: "CK ĐƠN HÀNG ĐƠN BÁN",
    discount: "TỔNG CHIẾT KHẤU ĐƠN BÁN",
    revenue: "THÀNH TIỀN ĐƠN BÁN",
  });
  expect(mapping).toMatchObject({ dateFormat: "dd/mm/yyyy", decimal: ".", discountKind: "amount", keepReturns: false });
  expect(dialect).toEqual({ encoding: "utf-8", delimiter: ",", newline: "\r\n", quote: '"', gzip: false });
  expect(columns.find((column) => column.header === "SỐ LƯỢNG ĐƠN ĐẶT")).toMatchObject({ field: null });
  expect(columns.find((column) => column.header === "SỐ LƯỢNG ĐƠN ĐẶT")?.reason).toMatch(/ordered/);
  expect(columns.find((column) => column.header === "SỐ LƯỢNG ĐƠN BÁN")?.samples).toEqual(["8", "5"]);
});

test("where nothing was sold yet, what was ordered is used", async () => {
  const text = [
    "MÃ KHÁCH HÀNG,NGÀY TẠO ĐƠN ĐẶT,MÃ SẢN PHẨM ĐƠN ĐẶT,SỐ LƯỢNG ĐƠN ĐẶT,NGÀY TẠO ĐƠN BÁN,MÃ SẢN PHẨM ĐƠN BÁN,SỐ LƯỢNG ĐƠN BÁN",
    "K1,13/01/2025,P1,2,,,",
    "K2,14/01/2025,P2,3,,,",
  ].join("\n");
  expect(await fields(text)).toEqual({
    customer: "MÃ KHÁCH HÀNG",
    date: "NGÀY TẠO ĐƠN ĐẶT",
    product: "MÃ SẢN PHẨM ĐƠN ĐẶT",
    quantity: "SỐ LƯỢNG ĐƠN ĐẶT",
  });
});

test("a file with only ordered columns uses them", async () => {
  const text = "MÃ KHÁCH HÀNG,NGÀY TẠO ĐƠN ĐẶT,MÃ SẢN PHẨM ĐƠN ĐẶT,SỐ LƯỢNG ĐƠN ĐẶT\nK1,13/01/2025,P1,2\n";
  expect(await fields(text)).toEqual({
    customer: "MÃ KHÁCH HÀNG",
    date: "NGÀY TẠO ĐƠN ĐẶT",
    product: "MÃ SẢN PHẨM ĐƠN ĐẶT",
    quantity: "SỐ LƯỢNG ĐƠN ĐẶT",
  });
});

test("a superstore: order date not ship date, sales not profit", async () => {
  const text =
    "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,Country,City,State,Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Discount,Profit\n" +
    "1,CA-1,11/8/2016,11/11/2016,Second Class,CG-12520,Claire Gute,Consumer,United States,Henderson,Kentucky,FUR-1,Furniture,Bookcases,Somerset,261.96,2,0,41.91\n" +
    "2,CA-2,6/12/2016,6/16/2016,Second Class,DV-13045,Darrin,Corporate,United States,Los Angeles,California,OFF-1,Office,Labels,Labels,14.62,2,0.2,6.87\n";
  const found = await fields(text);
  expect(found).toMatchObject({
    order: "Order ID",
    date: "Order Date",
    customer: "Customer ID",
    district: "City",
    province: "State",
    category: "Category",
    revenue: "Sales",
    discount: "Discount",
    quantity: "Quantity",
  });
  const { mapping, columns } = await sniff(csv(text));
  expect(mapping.discountKind).toBe("fraction");
  expect(columns.find((column) => column.header === "Profit")).toMatchObject({
    field: null,
    reason: "not used: it is a profit, not revenue",
  });
});

test("Shopee's ward beside its district", async () => {
  const text =
    "Người Mua,Ngày đặt hàng,SKU phân loại hàng,TP / Quận / Huyện,Quận\nan,2024-05-07 10:30,S1,Ba Đình,Điện Biên\n";
  expect(await fields(text)).toMatchObject({ customer: "Người Mua", district: "TP / Quận / Huyện", ward: "Quận" });
});

test("names stand in where there are no codes, and dates are found by their values", async () => {
  const text = "Khách hàng,Sản phẩm,khi nào,SL\nAn,Bánh,2024-05-07,1\nBình,Kẹo,2024-05-08,2\n";
  const { mapping, columns } = await sniff(csv(text));
  expect(mapping.columns).toEqual({ customer: 0, customerName: 0, product: 1, productName: 1, date: 2, quantity: 3 });
  expect(columns.map((column) => column.field)).toEqual(["customer", "product", "date", "quantity"]);
});

test("a column named time that holds dates is the date; one that holds times is the time", async () => {
  expect(await fields("Mã khách,Thời gian,Mã hàng\nK,07/05/2024 10:30,P\n")).toMatchObject({ date: "Thời gian" });
  expect(await fields("Mã khách,Ngày,Thời gian,Mã hàng\nK,07/05/2024,10:30,P\n")).toMatchObject({
    date: "Ngày",
    time: "Thời gian",
  });
});

const RETAIL = "customer,date,product,quantity,price,";
test.each<[string, string, "fraction" | "percent" | "amount"]>([
  ["discount,amount", "2,50,0.1,90\nb,2024-01-02,p,1,50,0,50", "fraction"],
  ["discount,amount", "2,50,10,90\nb,2024-01-02,p,1,50,20,40", "percent"],
  ["discount,amount", "2,50,10,90\nb,2024-01-02,p,1,50,20,30", "amount"],
  ["Giảm giá", "2,50000,5\nb,2024-01-02,p,1,50000,10", "percent"],
  ["Giảm giá", "2,50000,5000\nb,2024-01-02,p,1,50000,0", "amount"],
  ["Giảm giá", "2,50000,0.05\nb,2024-01-02,p,1,50000,0", "fraction"],
  ["Giảm giá %", "2,50000,5\nb,2024-01-02,p,1,50000,0", "percent"],
  ["Chiết khấu", "2,50000,5%\nb,2024-01-02,p,1,50000,0", "percent"],
  ["Discount Amount", "2,5,0.5\nb,2024-01-02,p,1,5,1.25", "amount"],
])("%s over %j is a discount by %s", async (header, cells, kind) => {
  const { mapping } = await sniff(csv(`${RETAIL}${header}\na,2024-01-01,p,${cells}\n`));
  expect(mapping.discountKind).toBe(kind);
});

test("one discount written twice is counted once", async () => {
  const text = "customer,date,product,quantity,price,Giảm giá %,Giảm giá\na,2024-01-01,p,1,50000,10,5000\n";
  expect((await fields(text)).discount).toBe("Giảm giá");
});

test("an invoice's totals beside its lines are not taken for the line's", async () => {
  const text =
    "Mã hóa đơn,Thời gian,Mã khách hàng,Tổng tiền hàng,Giảm giá hóa đơn,Mã hàng,Số lượng,Đơn giá,Giảm giá %,Giảm giá,Thành tiền\n" +
    'HD1,17/05/2024 10:30,K1,"320,000","20,000",H1,2,"100,000",10,"10,000","180,000"\n' +
    'HD1,17/05/2024 10:30,K1,"320,000","20,000",H2,1,"120,000",0,0,"120,000"\n';
  const found = await fields(text);
  expect(found).toMatchObject({ discount: "Giảm giá %", revenue: "Thành tiền", unitPrice: "Đơn giá" });
  expect(found).not.toHaveProperty("gross");
  expect(found).not.toHaveProperty("discountOrder");
  expect((await sniff(csv(text))).mapping.discountKind).toBe("percent");
});

test("the decimal mark is the file's, and a column's own where it must be", async () => {
  const semicolons = "customer;date;product;quantity;price\na;01.02.2024;p;1;1.234,50\nb;13.02.2024;p;1.000;9,80\n";
  const found = await sniff(csv(semicolons));
  expect(found.dialect.delimiter).toBe(";");
  expect(found.mapping).toMatchObject({ decimal: ",", dateFormat: "dd/mm/yyyy" });
  expect(found.mapping.columnDecimals).toBeUndefined();
  const mixed = "customer\tdate\tproduct\tquantity\tprice\tdiscount\na\t2024-01-01\tp\t1,5\t10,25\t0.15\n";
  expect((await sniff(csv(mixed))).mapping).toMatchObject({ decimal: ",", columnDecimals: { discount: "." } });
});

test.each([
  ["comma", "a,b,c\n1,2,3\n"],
  ["semicolon", 'a;b;c\n"x;y";1,5;2,5\n'],
  ["tab", "a\tb\tc\n1,5\t2;3\t4\n"],
  ["bar", "a|b|c\n1,5|2|4\n"],
  ["declared", "sep=;\r\na;b;c\r\n1;2;3\r\n"],
])("the delimiter %s is told in spite of quotes and decimal commas", async (name, text) => {
  const { dialect, mapping } = await sniff(csv(text));
  const expected = { comma: ",", semicolon: ";", tab: "\t", bar: "|", declared: ";" }[name];
  expect(dialect.delimiter).toBe(expected);
  expect(mapping.header).toEqual(["a", "b", "c"]);
});

test.each(["\n", "\r\n", "\r"])("line end %j is told", async (newline) => {
  const { dialect, preview } = await sniff(csv(["a,b", "1,2", '"x\ny",4'].join(newline).replace("x\ny", "xy")));
  expect(dialect.newline).toBe(newline);
  expect(preview).toEqual([
    ["1", "2"],
    ["xy", "4"],
  ]);
});

test("a date order the file cannot decide is said", async () => {
  const { notes, mapping } = await sniff(csv("customer,date,product,qty\na,01/02/2024,p,1\nb,01/02/2024,q,1\n"));
  expect(mapping.dateFormat).toBe("dd/mm/yyyy");
  expect(notes.join(" ")).toMatch(/cannot tell day and month apart/);
});

test("money that contradicts itself is said", async () => {
  const lines = Array.from({ length: 10 }, (_, i) => `c${i},2024-01-01,p,2,10,${i < 8 ? 70 : 20}`);
  const { notes } = await sniff(csv(`customer,date,product,quantity,price,revenue\n${lines.join("\n")}\n`));
  expect(notes.join(" ")).toMatch(/8 of the first 10 lines/);
});

test("an encoding or delimiter chosen by hand is used and remembered", async () => {
  const bytes = encode("a;b\n\u00e9,x;1\n", "windows-1252");
  const { mapping, preview } = await sniff(source(bytes), { encoding: "macintosh", delimiter: ";" });
  expect(mapping.dialect).toEqual({ encoding: "macintosh", delimiter: ";" });
  expect(preview[0]?.[0]).toBe("È,x");
  await expect(sniff(source(bytes), { encoding: "klingon" })).rejects.toThrow(/klingon.*utf-8/);
});

test.each([
  ["", "empty", /is empty/],
  ["\ufeff \n\n", "empty", /blanks/],
  ["customer,date,product\n", "header-only", /no lines below/],
  ["just text\nand more\n", "one-column", /single column/],
  ['{"customer": "x"}', "not-csv", /JSON/],
  ["a\0b,c\0\0\0\0\0\n", "binary", /no text file/],
  ["x".repeat(3_000_000), "line-too-long", /line end/],
])("%j is refused with a sentence", async (text, code, message) => {
  const error = await sniff(csv(text)).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: "DataError", code });
  expect((error as Error).message).toMatch(message);
});

test("a few lines whose revenue, price and discount contradict each other are reported, rounded ones are not", async () => {
  const line = (revenue: string) => `A,X,2024-01-05,3,33.33,10,${revenue}`;
  const file = (odd: string[]) =>
    csv(
      ["customer,product,date,quantity,unit_price,discount,revenue", ...Array(40).fill(line("89.99")), ...odd].join(
        "\n",
      ),
    );
  expect((await sniff(file([line("90"), line("89.5")]))).notes).toEqual([]);
  expect((await sniff(file([line("95"), line("80"), line("99.99")]))).notes).toEqual([
    expect.stringMatching(
      /^On 3 of the first 43 lines “revenue” is not quantity × unit price less discount; it is read as the revenue/,
    ),
  ]);
});
