// Amounts of orders that the first lines do not show: the revenue is that of the lines, or a note says that it is not.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv, divisible } from "../testing/testFiles.ts";

interface Shop {
  /** Orders of one line before those of several. */
  single?: number;
  price?: boolean;
  /** What the column has on a line: the order's amount or the line's. */
  amount?: "order" | "line";
  /** Every product costs the same. */
  onePrice?: boolean;
  /** The lines of an order are one and the same. */
  alike?: boolean;
}

function shop({ single = 4500, price = true, amount = "order", onePrice = false, alike = false }: Shop) {
  const rows = [`Order,Date,Customer ID,Product ID,Qty,${price ? "Price," : ""}Amount`];
  let revenue = 0;
  for (let order = 0; order < single + 300; order++) {
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(order / 40))).toISOString().slice(0, 10);
    const items = Array.from({ length: order < single ? 1 : 2 + (order % 3) }, (_, k) => {
      const product = alike ? order % 30 : (order * 7 + k) % 30;
      return {
        product,
        quantity: onePrice || alike ? 1 : 1 + ((order + k) % 4),
        price: onePrice ? 10 : 10 + product * 3,
      };
    });
    const whole = items.reduce((sum, each) => sum + each.quantity * each.price, 0);
    revenue += whole;
    for (const each of items) {
      const own = amount === "order" ? whole : each.quantity * each.price;
      rows.push(
        `D${order},${day},K${order % 90},P${each.product},${each.quantity},${price ? `${each.price},` : ""}${own}`,
      );
    }
  }
  return { text: rows.join("\n"), revenue };
}

async function read(text: string, threads = 0) {
  const { mapping, doubts } = await sniff(csv(text));
  const parts = divisible(text, threads);
  const { inspection } =
    threads > 0 ? await ingest(parts.from, mapping, { threads: parts.threads }) : await ingest(csv(text), mapping);
  const notes = (inspection.noteSentences ?? []).filter(({ code }) => /ofOrder/.test(code));
  return { doubts: doubts.filter(({ note }) => /rder/.test(note.code)), notes, inspection, mapping };
}

test("far behind the first lines the amount is the order's: the file is read again with quantity × price", async () => {
  const { text, revenue } = shop({});
  for (const threads of [0, 2]) {
    const { doubts, notes, inspection, mapping } = await read(text, threads);
    expect(mapping.columns.revenue).toBe(6);
    expect(doubts).toEqual([]);
    expect(inspection.mapping.columns.revenue).toBeUndefined();
    expect(inspection.totals.revenue).toBe(revenue);
    expect(notes).toMatchObject([
      {
        code: "note.ofOrdersInAll",
        values: { column: "Amount", orders: 300, repeated: 300, instead: { code: "answer.fromPrice" } },
      },
    ]);
  }
});

test("without a price it is told, with how many orders", async () => {
  const { text } = shop({ price: false });
  const { notes, inspection } = await read(text);
  expect(inspection.mapping.columns.revenue).toBe(5);
  expect(notes).toMatchObject([
    { code: "note.ofOrdersOnly", values: { column: "Amount", orders: 300, repeated: 300 } },
  ]);
});

test.each([
  ["amounts of lines", { amount: "line" }],
  ["one price for all", { amount: "line", onePrice: true, price: false }],
  ["orders of equal lines", { amount: "line", alike: true, price: false }],
  ["several lines from the first order on", { price: false, single: 0, amount: "line" }],
] as const)("%s: nothing is told and nothing read again", async (_, options) => {
  const { text, revenue } = shop(options);
  const { notes, inspection } = await read(text);
  expect(notes).toEqual([]);
  expect(inspection.mapping.columns.revenue).toBeDefined();
  expect(inspection.totals.revenue).toBe(revenue);
});
