// The table of what to bring has a row for each customer and product, and no columns that nobody fills.

import { expect, test } from "vitest";
import type { ListedOrder } from "../../core/orders/listedOrder.ts";
import { bringTable } from "./bringTable.ts";

const product = { product: "P", name: "", probability: 0.5, quantity: 2, price: null, discount: null, amount: null };
const row = (customer: string, products: ListedOrder["products"]): ListedOrder => ({
  ...{ customer, name: "", salesperson: null, route: null, source: null, province: "01", last: 0, orders: 1, lines: 1 },
  ...{ address: null, within: [null, null, null] },
  value: null,
  products,
});

test("a row for each customer and product, in the order of the list", () => {
  const t = ((key: string) => key) as unknown as Parameters<typeof bringTable>[1]["t"];
  const rows = [
    row("KH2", [
      { ...product, reason: null },
      { ...product, product: "Q", quantity: null, reason: null },
    ]),
    row("KH1", [{ ...product, reason: null }]),
  ];
  const { columns, rows: cells } = bringTable(rows, { t, currency: "VND" });
  expect(columns.map(({ title }) => title)).toEqual([
    ...["order.rank", "order.customer", "order.province", "order.product", "order.chance", "order.quantity"],
  ]);
  expect(cells).toEqual([
    [1, "KH2", "Hà Nội", "P", 0.5, 2],
    [1, "KH2", "Hà Nội", "Q", 0.5, null],
    [2, "KH1", "Hà Nội", "P", 0.5, 2],
  ]);
  expect(bringTable([], { t, currency: null })).toEqual({ columns: [], rows: [] });
});
