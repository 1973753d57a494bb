// Orders beside the lines of orders: read as one table under the key that both have, and only where neither can be read alone.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { type ByteSource, filesSource } from "../source/source.ts";
import { encode, source } from "../testing/testFiles.ts";

const file = (name: string, text: string): ByteSource => source(encode(text, "utf-8"), 50, name);
const look = (files: readonly ByteSource[], join?: boolean) =>
  sniff(filesSource(files), join === undefined ? {} : { join });
const read = async (...files: ByteSource[]) => {
  const from = filesSource(files);
  return ingest(from, (await sniff(from)).mapping);
};
const joinCodes = ({ doubts }: Awaited<ReturnType<typeof sniff>>) =>
  doubts.flatMap(({ note: { code } }) => (/join/i.test(code) ? [code] : []));

const days = ["2024-01-05", "2024-01-13", "2024-02-14", "2024-02-20"];
const orders = file(
  "orders.csv",
  `order_id,order_date,customer_id,status_note\n${days.map((day, i) => `O${i},${day},C${i % 2},ok`).join("\n")}\n`,
);
const items = (keys: string[], name = "order_items.csv") =>
  file(
    name,
    `order_id,product_id,quantity,price\n${keys.map((key, i) => `${key},P${i % 3},${1 + (i % 2)},${10 * (1 + (i % 3))}`).join("\n")}\n`,
  );

test.each([0, 1])("orders and their lines are one table, in whatever order they come (%i)", async (turn) => {
  const files = [orders, items(["O0", "O0", "O1", "O2", "O3", "O3"])];
  const { lines, inspection } = await read(...(turn ? files.reverse() : files));
  expect(inspection).toMatchObject({
    rows: 6,
    kept: 6,
    customers: 2,
    products: 3,
    orders: 4,
    first: "2024-01-05T00:00:00",
  });
  expect(Array.from(lines.customer.codes, (code) => lines.customer.values[code])).toEqual([
    "C0",
    "C0",
    "C1",
    "C0",
    "C1",
    "C1",
  ]);
  expect(inspection.notes[0]).toMatch(/^order_items.csv and orders.csv are read as one table.*“order_id”/);
  expect(inspection.noteSentences!.map(({ code }) => code)).not.toContain("note.noPartner");
});

test("lines without a partner are counted, and set aside where they lack what is needed", async () => {
  const { inspection } = await read(orders, items(["O0", "O9", "O1", "O2", "O8"]));
  expect(inspection).toMatchObject({ rows: 5, kept: 3 });
  expect(
    inspection.notes.some((note) => note.startsWith("2 lines of order_items.csv find no “order_id” in orders.csv")),
  ).toBe(true);
});

test("several files of lines share one table of orders", async () => {
  const { inspection } = await read(items(["O0", "O1"], "1.csv"), orders, items(["O2", "O3", "O3"], "2.csv"));
  expect(inspection).toMatchObject({ kept: 5, orders: 4 });
});

test("without a shared key nothing is joined", async () => {
  const other = file("customers.csv", "customer_id,order_date,city\nC0,2024-01-05,Huế\nC1,2024-01-13,Vinh\n");
  await expect(read(other, items(["O0", "O1", "O2"]))).rejects.toMatchObject({ code: expect.stringMatching(/^no-/) });
});

test("a file that can be read alone is, whatever lies beside it", async () => {
  const whole = file(
    "sales.csv",
    `order_id,date,customer,product,amount\n${days.map((day, i) => `O${i},${day},C${i},P${i},10`).join("\n")}\n`,
  );
  const { inspection } = await read(orders, whole);
  expect(inspection.kept).toBe(4);
  expect(inspection.noteSentences!.map(({ code }) => code)).toContain("note.filesDiffer");
});

test("the join is asked about, with its key and the lines with and without a partner; read alone, it is offered again", async () => {
  const files = [orders, items(["O0", "O9", "O1", "O2", "O8"])];
  const joined = await look(files);
  const [{ note, answers }] = joined.doubts as [(typeof joined.doubts)[0]];
  expect(note.text).toMatch(
    /of the first 5 lines of it 3 find their “order_id” in orders.csv and 2 do not \(3 columns more\)/,
  );
  const [together, alone] = answers!;
  expect(together!.mapping).toEqual(joined.mapping);
  expect(alone!.mapping.dialect).toEqual({ join: false });
  const single = await look(files, false);
  expect(single.mapping.header).toEqual(["order_id", "product_id", "quantity", "price"]);
  expect(single.mapping.dialect).toEqual({ join: false });
  expect(joinCodes(single)).toEqual(["note.joinOffered"]);
  expect(single.doubts[0]!.answers!.map(({ mapping }) => mapping.dialect?.join)).toEqual([true, false]);
  // The whole of both, told after reading too.
  const { inspection } = await ingest(filesSource(files), (await look(files, true)).mapping);
  expect(inspection).toMatchObject({ rows: 5, kept: 3 });
});

const CUSTOMERS = "customer_id,name,city\nC0,Lan,Huế\nC1,Mai,Vinh\n";
const PRODUCTS = "product_id,name,group\nP0,Trà,Uống\nP1,Bánh,Ăn\nP2,Kẹo,Ăn\n";

test("orders, their lines, customers and products are one table, in whatever order they come", async () => {
  const files = [
    file("customers.csv", CUSTOMERS),
    orders,
    file("products.csv", PRODUCTS),
    items(["O0", "O0", "O1", "O2", "O3"]),
  ];
  for (let turn = 0; turn < files.length; turn++) {
    const { lines, inspection } = await read(...files.slice(turn), ...files.slice(0, turn));
    expect(inspection).toMatchObject({ rows: 5, kept: 5, customers: 2, products: 3, orders: 4 });
    expect([...lines.customerNames]).toEqual(["Lan", "Mai"]);
    expect([...lines.productNames]).toEqual(["Trà", "Bánh", "Kẹo"]);
    expect(inspection.noteSentences!.map(({ code }) => code)).not.toContain("note.filesDiffer");
  }
});

test("Vietnamese names, a key under two names, numbers that went through a spreadsheet", async () => {
  const bills = file(
    "hoa_don.csv",
    "Số hóa đơn,Ngày bán,Mã KH\n1001.0,05/01/2024,K1\n1002.0,13/01/2024,K2\n1003.0,14/02/2024,K1\n",
  );
  const rows = file(
    "chi_tiet.csv",
    "Mã hóa đơn,Mã hàng,Số lượng,Đơn giá\n1001,SP1,1,10000\n1001,SP2,2,20000\n1002,SP1,1,10000\n1003,SP3,1,5000\n",
  );
  const { inspection, lines } = await read(rows, bills);
  expect(inspection).toMatchObject({ rows: 4, kept: 4, customers: 2, orders: 3 });
  expect(lines.revenue.reduce((sum, each) => sum + each, 0)).toBe(65_000);
});

test("orders of two months and their lines of two months", async () => {
  const parts = [orders, items(["O0", "O1", "O2"], "lines-1.csv")];
  const later = file(
    "orders-2.csv",
    "order_date,order_id,customer_id,status_note\n2024-03-01,O7,C5,ok\n2024-03-02,O8,C6,ok\n",
  );
  const { inspection } = await read(...parts, later, items(["O7", "O7", "O8"], "lines-2.csv"));
  expect(inspection).toMatchObject({ rows: 6, kept: 6, customers: 4 });
});

test("a key that stands twice with other cells is told; twice the same is none", async () => {
  const many = Array.from({ length: 5000 }, (_, i) => `O${i},2024-01-${10 + (i % 20)},C${i % 7},ok`);
  const lines = items(many.slice(0, 100).map((_, i) => `O${i}`));
  const of = async (more: string) =>
    (
      await read(
        file("orders.csv", `order_id,order_date,customer_id,status_note\n${many.join("\n")}\n${more}\n`),
        lines,
      )
    ).inspection;
  expect((await of(many[0]!)).noteSentences!.map(({ code }) => code)).not.toContain("note.partnerTwice");
  const { noteSentences, kept } = await of("O3,2024-05-01,C9,ok");
  expect(noteSentences!.find(({ code }) => code === "note.partnerTwice")!.values.count).toBe(1);
  expect(kept).toBe(100);
});

test("sales that can be read alone: customers beside are offered, put together only where that is said", async () => {
  const sales = file(
    "sales.csv",
    `order_id,date,customer_id,product,amount\n${days.map((day, i) => `O${i},${day},C${i % 2},P${i},10`).join("\n")}\n`,
  );
  const files = [sales, file("customers.csv", CUSTOMERS)];
  const found = await look(files);
  expect(joinCodes(found)).toEqual(["note.joinOffered"]);
  expect(found.mapping.columns.customerName).toBeUndefined();
  const [together, alone] = found.doubts[0]!.answers!;
  expect(alone!.mapping).toEqual(found.mapping);
  expect(together!.mapping.dialect).toEqual({ join: true });
  const chosen = await look(files, true);
  const { lines } = await ingest(filesSource(files), chosen.mapping);
  expect([...lines.customerNames]).toEqual(["Lan", "Mai"]);
});

test.each<[string, string]>([
  ["stock of the same products", "product,stock\nP0,4\nP1,5\nP2,6\nP3,7\n"],
  [
    "sales of another shop with the same numbers",
    "order_id,date,customer,item,total\nO0,2024-03-05,A,x,1\nO1,2024-03-06,B,y,2\nO2,2024-03-07,C,z,3\n",
  ],
  ["names of nobody who bought", "customer_id,name\nX1,Lan\nX2,Mai\n"],
  ["a key that is none, with other cells on two lines", "customer_id,name\nC0,Lan\nC0,Mai\nC1,Hoa\n"],
])("nothing is offered beside sales: %s", async (_, other) => {
  const sales = file(
    "sales.csv",
    `order_id,date,customer_id,product,amount,note\n${days.map((day, i) => `O${i},${day},C${i % 2},P${i},10,a`).join("\n")}\n`,
  );
  const found = await look([sales, file("other.csv", other)]);
  expect(joinCodes(found)).toEqual([]);
  expect(found.doubts.map(({ note }) => note.code)).toContain("note.filesDiffer");
});

test("tables larger than their heads, in other orders, find their partners all the same", async () => {
  const count = 9000;
  const bills = Array.from({ length: count }, (_, i) => `O${i},2024-01-${10 + (i % 20)},K${(i * 7) % count}`).reverse();
  const people = Array.from({ length: count }, (_, i) => `K${count - 1 - i},Lan ${count - 1 - i}`);
  const sold = Array.from({ length: count }, (_, i) => `O${i},P${i % 30},1,10`);
  const files = [
    file("customers.csv", `customer_id,name\n${people.join("\n")}\n`),
    file("orders.csv", `order_id,order_date,customer_id\n${bills.join("\n")}\n`),
    file("lines.csv", `order_id,product_id,quantity,price\n${sold.join("\n")}\n`),
  ];
  const found = await look(files);
  expect(found.doubts[0]!.note.text).toMatch(
    /4,000 lines of it 4,000 find their “order_id” in orders.csv and 0 do not.*4,000 find their “customer_id” in customers.csv/,
  );
  const { lines, inspection } = await ingest(filesSource(files), found.mapping);
  expect(inspection).toMatchObject({ kept: count, customers: count });
  expect(lines.customerNames[lines.customer.values.indexOf("K7")]).toBe("Lan 7");
});

test("a line without its order is missed there once, and not looked for among the customers", async () => {
  const files = [file("customers.csv", CUSTOMERS), orders, items(["O0", "O9", "O1", "O2", "O8"])];
  const { doubts } = await look(files);
  expect(doubts[0]!.note.text).toMatch(
    /first 5 lines of it 3 find their “order_id” .* and 2 do not .*; of the first 3 lines of it 3 find their “customer_id” in customers.csv and 0 do not/,
  );
  expect(doubts.map(({ note }) => note.code)).not.toContain("note.noPartner");
  const { noteSentences } = (await read(...files)).inspection;
  const lost = noteSentences!.filter(({ code }) => code === "note.noPartner");
  expect(lost.map(({ values }) => [values.other, values.count])).toEqual([["orders.csv", 2]]);
});
