// What the columns of a builder hold in the byte reader's memory goes back when the file goes on with another.

import { expect, test } from "vitest";
import { ByteCells } from "../bytes/byteCells.ts";
import { ByteRecords } from "../bytes/byteRecords.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { encode } from "../testing/testFiles.ts";
import { LineJudge } from "./lineJudge.ts";
import { SaleLineBuilder } from "./saleLineBuilder.ts";

const HEADER = [
  "customer",
  "customerName",
  "phone",
  "product",
  "productName",
  "order",
  "salesperson",
  "address",
  "walkIn",
  "date",
];
const ROWS = 500;
const ROUNDS = 8;

test("one builder after the other takes no more of the byte reader's memory than the first ones did", () => {
  const columns: Mapping["columns"] = Object.fromEntries(HEADER.map((field, index) => [field, index]));
  const choices = { dateFormat: "iso", decimal: ".", discountKind: "amount", keepReturns: false } as const;
  const mapping: Mapping = { header: HEADER, columns, ...choices };
  const records = new ByteRecords(",", true);
  const cells = new ByteCells(records, "utf-8");
  const judge = new LineJudge(mapping, { encoding: "utf-8", delimiter: ",", newline: "\n", quote: '"', gzip: false });
  const sizes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const row = (_: unknown, i: number) =>
      HEADER.map((name) =>
        name === "date" ? "2025-03-01" : name === "walkIn" ? `no ${round}` : `${name} ${round} ${i}`,
      ).join();
    records.add(encode(`${Array.from({ length: ROWS }, row).join("\n")}\n`, "utf-8"));
    const builder = new SaleLineBuilder(mapping);
    while (records.next()) if (judge.judge(cells) === null) builder.add(1, cells, judge);
    const lines = builder.finish(judge);
    builder.release();
    expect([lines.count, lines.customer.values.length, lines.order?.values.at(-1)]).toEqual([
      ROWS,
      ROWS,
      `order ${round} ${ROWS - 1}`,
    ]);
    sizes.push(records.bytes.buffer.byteLength);
  }
  expect(sizes.at(-1)).toBe(sizes[1]);
});
