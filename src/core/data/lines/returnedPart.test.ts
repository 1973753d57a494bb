// Returns in columns of their own: whole ones are set aside, parts are taken off, and nothing is no purchase.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { csv, divisible } from "../testing/testFiles.ts";

async function read(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping) {
  const { mapping } = await sniff(csv(text));
  return ingest(csv(text), change(mapping));
}

const SALES_BOOK = `Ngày chứng từ,Số chứng từ,Mã khách hàng,Mã hàng,Số lượng bán,Đơn giá,Doanh số bán,Chiết khấu,Số lượng trả lại,Giá trị trả lại
05/01/2024,BH001,KH1,SP01,10,50.000,500.000,0,0,0
17/01/2024,BH002,KH2,SP02,5,80.000,400.000,20.000,0,0
20/01/2024,BTL01,KH1,SP01,0,50.000,0,0,2,100.000
29/01/2024,BH003,KH1,SP02,1,80.000,80.000,0,0,0
`;

test("a line of nothing sold and something returned is a return", async () => {
  const { inspection } = await read(SALES_BOOK);
  expect(inspection).toMatchObject({ kept: 3, returns: 1, totals: { quantity: 16, revenue: 960_000 } });
  expect(inspection.rejected).toEqual({
    return: { count: 1, lines: [3], values: ["returned 2"], sentences: [expect.anything()] },
  });
  const kept = await read(SALES_BOOK, (mapping) => ({ ...mapping, keepReturns: true }));
  expect(kept.inspection).toMatchObject({ kept: 4, returns: 1, totals: { quantity: 14, revenue: 860_000 } });
});

test("neither sold nor returned is no purchase, in a file that tells returns so", async () => {
  const { inspection } = await read(`${SALES_BOOK}30/01/2024,BH004,KH2,SP01,0,50.000,0,0,0,0\n`);
  expect(inspection.rejected["nothing sold"]).toMatchObject({ count: 1, lines: [5] });
  const plain = "order,date,customer,sku,qty,amount\n1,2024-01-05,A,P,1,10\n2,2024-01-06,A,P,0,0\n";
  expect((await read(plain)).inspection).toMatchObject({ kept: 2, rejected: {} });
});

const HEAD =
  "Order ID,Created Time,Buyer Username,Seller SKU,Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Subtotal After Discount\n";

test("all pieces came back: a return", async () => {
  const { inspection } = await read(`${HEAD}1,05/01/2024,an,A,2,2,10,20\n2,17/01/2024,binh,A,1,0,10,10\n`);
  expect(inspection).toMatchObject({ kept: 1, returns: 1, totals: { quantity: 1, revenue: 10 } });
});

test("a part came back: what is left, with a note", async () => {
  const { inspection } = await read(`${HEAD}1,05/01/2024,an,A,5,2,10,50\n2,17/01/2024,binh,A,1,0,10,10\n`);
  expect(inspection).toMatchObject({ kept: 2, returns: 0, totals: { quantity: 4, revenue: 40 } });
  expect(inspection.noteSentences).toMatchObject([
    { code: "note.partlyReturned", values: { count: 1, column: "Sku Quantity of return" } },
  ]);
});

test("amounts that are already without the part are left as they are", async () => {
  const { inspection } = await read(`${HEAD}1,05/01/2024,an,A,5,2,10,30\n2,17/01/2024,binh,A,1,0,10,10\n`);
  expect(inspection).toMatchObject({ mapping: { amountsNet: true }, totals: { quantity: 4, revenue: 40 } });
  expect(inspection.noteSentences?.map(({ code }) => code)).toContain("note.partlyReturnedNet");
});

test("the money that came back is the file's own where it has it", async () => {
  const head = "Order No,Date,Customer ID,Item Code,Qty,Amount,Returned Qty,Returned Amount\n";
  const { inspection } = await read(`${head}1,2024-01-05,C1,A,4,40,1,9.5\n2,2024-01-06,C2,A,1,10,,\n`);
  expect(inspection).toMatchObject({ kept: 2, totals: { quantity: 4, revenue: 40.5 } });
});

test("every reader takes the same off", async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i},0${1 + (i % 9)}/01/2024,C${i % 5},A,${i % 6},${i % 4},10,${10 * (i % 6)}\n`,
  );
  const text = HEAD + rows.join("");
  const { mapping } = await sniff(csv(text));
  const { from, threads } = divisible(text, 3);
  const [bytes, slow, divided] = await Promise.all([
    ingest(csv(text), mapping),
    ingest(csv(text), mapping, { textOnly: true }),
    ingest(from, mapping, { threads }),
  ]);
  for (const other of [slow, divided]) {
    expect(other.lines).toEqual(bytes.lines);
    expect(other.inspection.rejected).toEqual(bytes.inspection.rejected);
    expect(other.inspection.totals).toEqual(bytes.inspection.totals);
    expect(other.inspection.notes).toEqual(bytes.inspection.notes);
  }
});
