// Orders beside the lines of orders: read as one table under the key that both have, and only where neither can be read alone.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { type ByteSource, filesSource } from "../source/source.ts";
import { encode, source } from "../testing/testFiles.ts";

const file = (name: string, text: string): ByteSource => source(encode(text, "utf-8"), 50, name);
const read = async (...files: ByteSource[]) => {
  const from = filesSource(files);
  return ingest(from, (await sniff(from)).mapping);
};

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
