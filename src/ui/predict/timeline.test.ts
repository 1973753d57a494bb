import { expect, test } from "vitest";
import type { Purchases } from "../../core/explore/purchases.ts";
import { diameter, timeline } from "./timeline.ts";

const DAY = 86_400_000;
/** Two visits: on day 1 AA1 twice and BB1, on day 4 BB1 and a product without a family. */
const purchases: Purchases = {
  total: 5,
  line: Uint32Array.of(1, 2, 3, 4, 5),
  time: Float64Array.of(DAY, DAY, DAY, 4 * DAY, 4 * DAY),
  visit: Int32Array.of(0, 0, 0, 1, 1),
  product: Int32Array.of(0, 0, 1, 1, 2),
  family: Int32Array.of(0, 0, 1, 1, -1),
  quantity: Float64Array.of(1, 2, 3, 4, 5),
  revenue: Float64Array.of(10, 20, 100, 50, 5),
  discount: new Float64Array(5),
  products: ["AA1", "BB1", "X"].map((code) => ({ code, name: "" })),
  families: ["AA", "BB"],
};

test("a point is a visit's lines of one row, the largest rows first", () => {
  const found = timeline(purchases, "family", { revenue: true, quantity: true });
  expect(found).toMatchObject({ rows: [1, 0, -1], others: false, measure: "revenue", visits: 2 });
  expect(found.points).toEqual([
    { time: DAY, row: 1, size: 30, lines: [0, 1], visit: 0 },
    { time: DAY, row: 0, size: 100, lines: [2], visit: 0 },
    { time: 4 * DAY, row: 0, size: 50, lines: [3], visit: 1 },
    { time: 4 * DAY, row: 2, size: 5, lines: [4], visit: 1 },
  ]);
});

test("without money the size is the quantity, without both every line counts the same", () => {
  expect(timeline(purchases, "product", { revenue: false, quantity: true })).toMatchObject({
    rows: [1, 2, 0],
    measure: "quantity",
  });
  const bare = timeline(purchases, "product", { revenue: false, quantity: false });
  expect(bare.points.map(({ size }) => size)).toEqual([2, 1, 1, 1]);
});

test("many products: the largest eight alone, all others in one row", () => {
  const product = Int32Array.from({ length: 20 }, (_, i) => i);
  const column = Float64Array.from(product, (i) => i + 1);
  const many: Purchases = {
    ...purchases,
    ...{ line: Uint32Array.from(column), time: column, visit: product, product, family: product, revenue: column },
    products: Array.from(product, (i) => ({ code: `P${i}`, name: "" })),
  };
  const found = timeline(many, "product", { revenue: true, quantity: true });
  expect(found.rows).toEqual([19, 18, 17, 16, 15, 14, 13, 12]);
  expect(found.others).toBe(true);
  expect(found.points.filter(({ row }) => row === 8)).toHaveLength(12);
});

test("areas are in proportion, and nothing is too small to be seen", () => {
  expect(diameter(100, 100)).toBe(26);
  expect(diameter(25, 100)).toBe(15.5);
  expect(diameter(0, 100)).toBe(5);
  expect(diameter(-3, 100)).toBe(5);
  expect(diameter(1, 0)).toBe(9);
});
