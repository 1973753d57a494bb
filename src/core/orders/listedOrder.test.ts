// A list keeps what is told on the road.

import { expect, test } from "vitest";
import { listed } from "./listedOrder.ts";
import type { NextOrder } from "./nextOrder.ts";

const amount = { median: 90_000, mean: 95_000, off: 1, low: 0, high: 200_000 };

const order = (customer: string, mean: number | null, lines = 2): NextOrder => ({
  ...{ customer, name: "", time: 0, walkIn: null, orders: 3, last: null },
  ...{ salesperson: null, route: "T1", source: null, address: null, province: "01", lines, later: [] },
  value: mean === null ? null : { mean, range: null },
  products: [
    {
      ...{ product: "GV05", name: "Sữa", probability: 0.5, worth: 47_500, own: null },
      amounts: { quantity: { ...amount, median: 3 }, price: 30_000, discount: null, amount },
      reasons: [
        { kind: "rhythm", everyDays: 12, daysAgo: 15, weight: 0.6 },
        { kind: "popular", weight: 0.4 },
      ],
    },
    { product: "X", name: "", probability: 0.05, amounts: null, worth: null, own: null, reasons: [] },
    { product: "Y", name: "", probability: 0.049, amounts: null, worth: null, own: null, reasons: [] },
  ],
});

test("products keep the medians of their line and the weightiest reason; what is unknown stays unknown", () => {
  const { products, route, within } = listed(order("KH1", 1));
  expect(route).toBe("T1");
  expect(within).toEqual([null, null, null]);
  expect(listed(order("KH1", 1), [0.1, 0.2, 0.3]).within).toEqual([0.1, 0.2, 0.3]);
  expect(products).toEqual([
    {
      ...{ product: "GV05", name: "Sữa", probability: 0.5, quantity: 3, price: 30_000, discount: null, amount: 90_000 },
      reason: { kind: "rhythm", everyDays: 12, daysAgo: 15, weight: 0.6 },
    },
    {
      ...{ product: "X", name: "", probability: 0.05, quantity: null, price: null, discount: null, amount: null },
      reason: null,
    },
  ]);
});

test("the likeliest product is kept however unlikely it is", () => {
  const unlikely = order("KH1", 1).products.map((each) => ({ ...each, probability: 0.01 }));
  expect(listed({ ...order("KH1", 1), products: unlikely }).products.map(({ product }) => product)).toEqual(["GV05"]);
});
