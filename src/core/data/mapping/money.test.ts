// Which amounts a line has: read from files as programs write them, and from others of the same kinds.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";

/** Names of the columns by field, totals and the codes of the notes on money. */
async function read(text: string) {
  const found = await sniff(csv(text));
  const { inspection } = await ingest(csv(text), found.mapping);
  const { header, columns } = inspection.mapping;
  const fields = Object.fromEntries(Object.entries(columns).map(([field, index]) => [field, header[index]]));
  const codes = (inspection.noteSentences ?? []).map(({ code }) => code);
  const notes = codes.filter((code) => !["note.dateOrder", "note.netOfPrice", "note.netOfGross"].includes(code));
  return { ...inspection.totals, fields, notes, inspection, doubts: found.doubts };
}

/** The totals that an answer to a doubt leads to. */
async function answered(text: string, code: string, answer = 0) {
  const { doubts } = await sniff(csv(text));
  const { mapping } = doubts.find(({ note }) => note.code === code)!.answers![answer]!;
  const { inspection } = await ingest(csv(text), mapping);
  return { ...inspection.totals, notes: (inspection.noteSentences ?? []).map((note) => note.code) };
}

const WOO = `Order Number,Order Date,Customer Email,Order Subtotal Amount,Order Total Amount,SKU,Item Name,Quantity (- Refund),Item Cost
501,2024-01-05 10:11,an@example.com,45.00,50.00,TEA-G,Green tea,1,15.00
501,2024-01-05 10:11,an@example.com,45.00,50.00,TEA-B,Black tea,2,15.00
502,2024-01-09 11:00,binh@example.com,20.00,25.00,MUG-B,Mug blue,1,20.00
503,2024-02-01 12:00,an@example.com,15.00,20.00,TEA-B,Black tea,1,15.00
`;

const KIOT = `Mã hóa đơn,Thời gian,Mã khách hàng,Tổng tiền hàng,Khách cần trả,Mã hàng,Số lượng,Đơn giá
HD1,05/01/2024 10:00,K1,320000,320000,A,2,100000
HD1,05/01/2024 10:00,K1,320000,320000,B,1,120000
HD2,17/01/2024 10:00,K2,100000,100000,A,1,100000
HD3,18/01/2024 10:00,K3,120000,120000,B,1,120000
HD4,19/01/2024 10:00,K1,240000,240000,B,2,120000
`;

const SHOPIFY = `Name,Email,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku
#1001,a@x.vn,VND,40.00,5.00,4.00,49.00,0.00,2024-01-05 10:11:00 +0700,1,Tea,10.00,T
#1001,a@x.vn,,,,,,,2024-01-05 10:11:00 +0700,3,Cup,10.00,C
#1002,b@x.vn,VND,10.00,5.00,1.00,16.00,0.00,2024-01-06 10:11:00 +0700,1,Tea,10.00,T
#1003,a@x.vn,VND,20.00,5.00,2.00,27.00,0.00,2024-01-07 10:11:00 +0700,2,Cup,10.00,C
`;

test("amounts of orders are told on orders of several lines", async () => {
  expect(await read(WOO)).toMatchObject({
    quantity: 5,
    revenue: 80,
    notes: [],
    fields: { unitPrice: "Item Cost", quantity: "Quantity (- Refund)", customer: "Customer Email" },
  });
  expect(await read(WOO.replace("Customer Email", "Email (Billing)"))).toMatchObject({
    revenue: 80,
    fields: { customer: "Email (Billing)" },
  });
  expect(await read(KIOT)).toMatchObject({ quantity: 7, revenue: 780_000, notes: [] });
  expect(await read(SHOPIFY)).toMatchObject({ quantity: 7, revenue: 70, notes: [] });
});

test.each([
  ["without names of orders", KIOT.replace("Tổng tiền hàng", "Tổng tiền").replace("Khách cần trả", "Total"), 780_000],
  ["called the amount of the line", KIOT.replace("Tổng tiền hàng", "Thành tiền"), 780_000],
  ["in English", WOO.replace("Order Subtotal Amount", "Amount").replace("Order Total Amount", "Sales"), 80],
  [
    "on the first line alone, under a plain name",
    SHOPIFY.replace("Subtotal", "Amount").replace("Total", "Revenue"),
    70,
  ],
  ["on the first line alone, 0 below", SHOPIFY.replace("a@x.vn,,,,,,,2024", "a@x.vn,,0,0,0,0,0,2024"), 70],
  ["on the last line alone", last(SHOPIFY), 70],
  ["without an order number: customer and time stand for it", withoutColumn(KIOT, 0), 780_000],
])("amounts of orders %s", async (_, text, revenue) => {
  expect(await read(text)).toMatchObject({ revenue, notes: [] });
});

/** The amounts of the first order on its second line. */
function last(text: string): string {
  const lines = text.split("\n");
  const first = lines[1]!.split(",");
  const second = lines[2]!.split(",");
  for (let i = 2; i < 8; i++) [first[i], second[i]] = [second[i]!, first[i]!];
  return [lines[0], first.join(","), second.join(","), ...lines.slice(3)].join("\n");
}

function withoutColumn(text: string, at: number): string {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split(",").toSpliced(at, 1).join(","))
    .join("\n");
}

test("with orders of one line alone the name decides, is said, and can be answered", async () => {
  const one = WOO.split("\n").toSpliced(2, 1).join("\n");
  expect(await read(one)).toMatchObject({ revenue: 50, notes: ["note.orderByName"] });
  expect(await answered(one, "note.orderByName")).toMatchObject({ revenue: 80 });
  const only = withoutColumn(one, 8);
  expect(await read(only)).toMatchObject({ notes: ["note.orderNamed", "note.twoAmounts"] });
  expect(await read(withoutColumn(only, 4))).toMatchObject({ notes: ["note.orderNamed"] });
});

test("where a file has amounts of orders alone, they are not counted once a line, and that is said", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const order = Math.floor(i / 2);
    return `D${order},2024-01-0${order + 1},K${order % 3},P${i % 5},${100 + order * 7}`;
  });
  const text = `Order,Date,Customer,Product,Amount\n${rows.join("\n")}\n`;
  expect(await read(text)).toMatchObject({ revenue: 0, notes: ["note.ofOrder", "note.noMoney"] });
  expect(await answered(text, "note.ofOrder")).toMatchObject({ revenue: 1410 });
});

test("amounts of lines that look like an order's are not taken for one", async () => {
  // One price for all, equal quantities, gifts, and discounts that make lines of an order equal.
  const text = `Order,Date,Customer,Product,Qty,Price,Discount amount,Amount
D1,2024-01-05,K1,A,1,10,0,10
D1,2024-01-05,K1,B,1,10,0,10
D2,2024-01-06,K2,A,2,10,5,15
D2,2024-01-06,K2,C,1,15,0,15
D3,2024-01-07,K3,A,1,10,0,10
D3,2024-01-07,K3,G,1,0,0,0
`;
  expect(await read(text)).toMatchObject({ revenue: 60, notes: [], fields: { revenue: "Amount" } });
});

const REGISTER = `Mã hóa đơn,Ngày bán,Mã KH,Mã hàng,Số lượng,Đơn giá,Thành tiền
HD1,05/01/2024,KH1,SP01,1.000,55000,55000
HD1,05/01/2024,KH1,SP02,2.000,12000,24000
HD2,17/01/2024,KH2,SP01,3.000,55000,165000
HD3,29/01/2024,KH1,SP02,10.000,12000,120000
`;
const SCALES = `Mã hóa đơn,Ngày bán,Mã KH,Mã hàng,Số lượng,Đơn giá,Thành tiền
HD1,05/01/2024,KH1,SP01,1.250,120.000,150.000
HD1,05/01/2024,KH1,SP02,2.000,12.000,24.000
HD2,17/01/2024,KH2,SP01,3.500,120.000,420.000
HD3,29/01/2024,KH1,SP02,10.000,12.000,120.000
`;
const swapped = (text: string): string => text.replaceAll(",", ";").replace(/(?<=\d)\.(?=\d)/g, ",");

test.each([
  ["whole dong beside quantities of three decimals", REGISTER, 16, 364_000],
  ["the same with commas", swapped(REGISTER), 16, 364_000],
  ["weights beside grouped dong", SCALES, 16.75, 714_000],
  ["the same with commas", swapped(SCALES), 16.75, 714_000],
  ["quantities in thousands", REGISTER.replaceAll("55000,", "55,").replaceAll("12000,", "12,"), 16_000, 364_000],
  ["the amount before discount", REGISTER.replace("Thành tiền", "Tổng tiền hàng"), 16, 364_000],
  [
    "less a discount on every line",
    REGISTER.replace("Thành tiền", "Giảm giá,Thành tiền").replace(/,(\d+)000$/gm, (_, net) => `,1000,${+net - 1}000`),
    16,
    360_000,
  ],
])("the decimal mark of a column by the equation: %s", async (_, text, quantity, revenue) => {
  expect(await read(text)).toMatchObject({ quantity, revenue, notes: [] });
});

test("a quantity in thousands alone, without an equation, is a question", async () => {
  const text = withoutColumn(REGISTER, 6);
  expect(await read(text)).toMatchObject({ quantity: 16, revenue: 364_000, notes: ["note.quantityMark"] });
  expect(await answered(text, "note.quantityMark")).toMatchObject({ quantity: 16_000 });
  // Prices that can only be written with a decimal point say that the comma parts thousands.
  const thousands = swapped(REGISTER)
    .split("\n")
    .map((line) => line.split(";").slice(0, 6).join(";"))
    .join("\n");
  const told = thousands.replaceAll(";55000", ";5.50").replaceAll(";12000", ";1.20");
  expect(await read(told)).toMatchObject({ quantity: 16_000, notes: ["note.quantityMark"] });
  // One quantity below a thousand, and the others are thousands as before.
  expect(await read(text.replace("3.000", "300"))).toMatchObject({ notes: [] });
});

const MIXED = `Mã hóa đơn,Ngày bán,Mã KH,Mã hàng,Số lượng,Đơn giá,Chiết khấu
HD1,05/01/2024,KH1,SP01,1,55000,10%
HD1,05/01/2024,KH1,SP02,2,12000,4000
HD2,17/01/2024,KH2,SP01,3,55000,20000
HD3,29/01/2024,KH1,SP02,10,12000,5%
`;

test.each([
  ["money and shares", MIXED, 328_500],
  ["money and shares, negative", MIXED.replace("10%", "-10%").replace("4000\n", "-4000\n"), 328_500],
  ["shares alone", MIXED.replace(",4000", ",5%").replace(",20000", ",0"), 49_500 + 22_800 + 165_000 + 114_000],
  [
    "per cent with and without the sign",
    MIXED.replace(",4000", ",5").replace(",20000", ",20"),
    49_500 + 22_800 + 132_000 + 114_000,
  ],
  ["in English", MIXED.replace("Chiết khấu", "Discount"), 328_500],
  ["with a decimal comma", swapped(MIXED).replace("10%", "12,5%"), 48_125 + 20_000 + 145_000 + 114_000],
])("a discount is what its cell says: %s", async (_, text, revenue) => {
  expect(await read(text)).toMatchObject({ revenue, notes: [] });
});

test("shares beside a revenue of their own give the discount in money", async () => {
  const text = MIXED.replace("Chiết khấu", "Chiết khấu,Thành tiền")
    .replace("10%", "10%,49500")
    .replace(",4000", ",4000,20000")
    .replace(",20000\nHD3", ",20000,145000\nHD3")
    .replace("5%", "5%,114000");
  expect(await read(text)).toMatchObject({ revenue: 328_500, discountAmount: 35_500, notes: [] });
});

test("a discount larger than the amount is set aside by a rule of its own, and asked for", async () => {
  const text = MIXED.replace("10%", "0")
    .replace("5%", "0")
    .replace("Chiết khấu", "Discount Amount")
    .replace("4000\n", "40000\n");
  const { inspection, notes } = await read(text);
  expect(inspection.rejected).toEqual({
    "impossible discount": {
      count: 1,
      lines: [2],
      values: ["discount 40000 of 24000"],
      sentences: [expect.objectContaining({ code: "offence.discount" })],
    },
  });
  expect(notes).toEqual(["note.discountTooLarge"]);
  const rates = MIXED.replace("Chiết khấu", "Discount %").replace("10%", "5").replace("5%", "5");
  const { mapping } = await sniff(csv(rates));
  const { inspection: wrong } = await ingest(csv(rates), { ...mapping, discountKind: "percent" });
  expect(wrong.rejected["impossible discount"]).toMatchObject({
    count: 2,
    lines: [2, 3],
    values: ["discount 4000%", "discount 20000%"],
  });
});

const SQUARE = `Date,Time,Item,Qty,SKU,Gross Sales,Discounts,Net Sales,Transaction ID,Customer ID
2024-07-18,12:59:30,Latte,1.0,L1,$4.50,$0.00,$4.50,T1,CU1
2024-07-18,13:10:00,Latte,2.0,L1,$11.00,-$1.00,$10.00,T2,CU2
2024-07-19,09:00:00,Sticker,1.0,S1,$2.00,-$2.00,$0.00,T3,CU1
`;
const TAXED = `Ngày,Mã khách hàng,Mã hàng,Số lượng,Đơn giá,Tiền thuế GTGT,Thành tiền sau thuế
05/01/2024,K1,A,2,100000,20000,220000
06/01/2024,K2,B,1,50000,5000,55000
07/01/2024,K1,B,3,50000,15000,165000
`;
const INVOICE = `Date,Customer,Product,Qty,Unit price,Discount,Amount,Net,VAT,Total
2024-01-05,K1,A,2,100,20,200,180,18,198
2024-01-06,K2,B,1,50,0,50,50,5,55
2024-01-07,K1,B,3,50,15,150,135,13.5,148.5
`;

test.each<[string, string, number, number]>([
  ["gross, discount and net", SQUARE, 14.5, 3],
  ["the discount under a name without meaning", SQUARE.replace("Discounts", "xyz"), 14.5, 3],
  ["net before gross", SQUARE.replace("Gross Sales,Discounts,Net Sales", "Total,Discounts,Amount"), 14.5, 3],
  ["gross and discount alone", withoutColumn(SQUARE, 7), 14.5, 3],
  ["a total with tax", TAXED, 400_000, 0],
  [
    "a total with tax, in per cent",
    TAXED.replace("Tiền thuế GTGT", "% VAT")
      .replace(",20000,", ",10,")
      .replace(",5000,", ",10,")
      .replace(",15000,", ",10,"),
    400_000,
    0,
  ],
  ["all of it", INVOICE, 365, 35],
  ["all of it under other names", INVOICE.replace("Amount,Net,VAT,Total", "Total,Value,Tax,Sales"), 365, 35],
  ["without net", withoutColumn(INVOICE, 7), 365, 35],
  ["without net and price", withoutColumn(withoutColumn(INVOICE, 7), 4), 365, 35],
])("the amount after discount and before tax: %s", async (_, text, revenue, discountAmount) => {
  expect(await read(text)).toMatchObject({ revenue, discountAmount, notes: [] });
});

test("what is still owed is no revenue", async () => {
  const text = `Ngày,Mã khách hàng,Mã hàng,Tổng tiền,Đã trả,Còn lại
05/01/2024,K1,A,200,150,50
06/01/2024,K2,B,50,50,0
07/01/2024,K1,B,150,10,140
08/01/2024,K1,B,150,20,130
`;
  expect((await read(text.replace("Tổng tiền", "Thành tiền"))).revenue).toBe(550);
});

const TOTALS = `customer,date,product,quantity,price
A,2024-01-05,X,1,15
B,2024-01-06,Y,2,40
A,2024-01-07,X,3,45
C,2024-01-08,X,2,30
B,2024-01-09,Y,1,20
`;
const TAFENG = `TRANSACTION_DT,CUSTOMER_ID,PRODUCT_ID,AMOUNT,ASSET,SALES_PRICE
11/1/2000,01104905,4710199010372,2,24,30
11/1/2000,00418683,4710857472535,1,48,46
11/2/2000,01057331,4710043654103,2,142,166
11/13/2000,01849332,4710126092129,1,32,38
11/14/2000,01981995,4710199010372,1,12,15
11/15/2000,01741797,4710857472535,3,144,138
11/16/2000,00308359,4710043654103,1,71,83
`;

test.each<[string, string, number, number, string]>([
  ["price", TOTALS, 9, 150, "note.lineTotal"],
  ["Đơn giá", TOTALS.replace("price", "Đơn giá").replace("quantity", "Số lượng"), 9, 150, "note.lineTotal"],
  ["price, less a discount", discounted(TOTALS), 9, 145, "note.lineTotal"],
  ["price that rises with time", TOTALS.replace(",1,20", ",1,22").replace(",2,30", ",2,31"), 9, 153, "note.lineTotal"],
  ["Ta-Feng's amount", TAFENG, 11, 516, "note.unitsAndTotal"],
  [
    "units under a Vietnamese name",
    TAFENG.replace("AMOUNT", "Doanh số").replace("SALES_PRICE", "Giá bán"),
    11,
    516,
    "note.unitsAndTotal",
  ],
])("the total of the line under the name of another: %s", async (_, text, quantity, revenue, note) => {
  expect(await read(text)).toMatchObject({ quantity, revenue, notes: [note] });
});

function discounted(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line, i) => `${line},${i === 0 ? "Discount Amount" : i === 1 ? "5" : "0"}`)
    .join("\n");
}

test("the answer to a line's total is that it is the price of a unit", async () => {
  expect(await answered(TOTALS, "note.lineTotal")).toMatchObject({ revenue: 310 });
  expect(await answered(TAFENG, "note.unitsAndTotal")).toMatchObject({ quantity: 7 });
});

test("a revenue that stays while the quantity changes is the price of a unit", async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `K${i % 4},2024-01-${10 + (i % 20)},P${i % 6},${1 + (i % 5)},${10 + (i % 6)}`,
  );
  const text = `customer,date,product,quantity,amount\n${rows.join("\n")}\n`;
  const { revenue, notes } = await read(text);
  expect(notes).toEqual(["note.unitPrice"]);
  expect(revenue).toBe(rows.reduce((sum, row) => sum + Number(row.split(",")[3]) * Number(row.split(",")[4]), 0));
});

test("prices stay prices where nothing speaks against them", async () => {
  const steady = TOTALS.replace(",2,40", ",2,20").replace(",3,45", ",3,15").replace(",2,30", ",2,15");
  expect(await read(steady)).toMatchObject({ revenue: 150, notes: [] });
  // Each product once, or always in the same quantity: names decide.
  expect(await read("customer,date,product,quantity,price\nA,2024-01-05,X,2,15\nB,2024-01-06,Y,2,40\n")).toMatchObject({
    revenue: 110,
    notes: [],
  });
  expect(await read(TOTALS.replaceAll(/,(\d),(\d\d)$/gm, ",2,$2"))).toMatchObject({
    quantity: 10,
    revenue: 300,
    notes: [],
  });
});
