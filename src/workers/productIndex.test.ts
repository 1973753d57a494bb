// Finding products, and what they usually cost.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { anyLines } from "../storage/testing/anyLines.ts";
import { ProductIndex } from "./productIndex.ts";

const lines: SaleLines = {
  ...fc.sample(anyLines, 1)[0]!,
  count: 6,
  product: { codes: Int32Array.of(1, 0, 1, 2, 1, 0), values: ["SD01", "TR02", "BK03", "XX99"] },
  productNames: ["Sữa đặc Ông Thọ", "Trà xanh", "", "never sold"],
  quantity: Float64Array.of(2, 10, 4, 1, 3, 0),
  revenue: Float64Array.of(180, 1000, 400, 0, 240, 0),
  discount: Float64Array.of(0.1, 0, 0, 1, 0.2, 0),
  has: { quantity: true, revenue: true, discount: true, timeOfDay: false },
};

test("finds by code and name, without marks and in any case, most lines first", () => {
  const index = new ProductIndex(lines);
  const found = (query: string) => index.search(query, 10).map(({ product }) => product);
  expect(found("")).toEqual(["TR02", "SD01", "BK03"]);
  expect(found("ong dac")).toEqual(["SD01"]);
  expect(found("TRÀ")).toEqual(["TR02"]);
  expect(found("never")).toEqual([]);
  expect(index.search("", 1)).toHaveLength(1);
});

test("the usual price is the median before discount; what is given away or returned to nothing tells none", () => {
  const [tea, milk, free] = new ProductIndex(lines).search("", 10);
  // 180 / (2 · 0.9), 400 / 4, 240 / (3 · 0.8).
  expect(tea).toMatchObject({ product: "TR02", name: "Trà xanh", lines: 3, quantity: 3 });
  expect(tea!.price).toBeCloseTo(100, 10);
  expect(milk).toMatchObject({ lines: 2, price: 100, quantity: 10 });
  expect(free).toMatchObject({ lines: 1, price: null, quantity: 1 });
  const bare = { ...lines, has: { ...lines.has, revenue: false, quantity: false } };
  expect(new ProductIndex(bare).search("", 1)[0]).toMatchObject({ price: null, quantity: null });
});
