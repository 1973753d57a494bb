import { expect, test } from "vitest";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { purchasesOf } from "./purchases.ts";

const row = (line: number, customer: string, day: number, product: string, order: string | null): PlainLine => ({
  ...{
    line,
    customer,
    time: day * 86_400_000,
    product,
    order,
    quantity: line,
    revenue: 10 * line,
    discount: line / 100,
  },
  ...{ family: product.slice(0, 2), salesperson: null, source: null, walkIn: false, place: null },
});
const lines = toSaleLines([
  row(1, "A", 9, "BB1", "o3"),
  row(2, "B", 1, "CC1", "o1"),
  row(3, "A", 2, "AA1", null),
  row(4, "A", 5, "AA2", "o2"),
  row(5, "A", 2, "BB1", null),
  row(6, "A", 6, "AA1", "o2"),
]);

test("one customer's lines come in time order, told apart by order and day or else by time", () => {
  const found = purchasesOf(lines, 0, 100);
  expect(found).toMatchObject({
    total: 5,
    line: Uint32Array.of(3, 5, 4, 6, 1),
    visit: Int32Array.of(0, 0, 1, 2, 3),
    quantity: Float64Array.of(3, 5, 4, 6, 1),
    revenue: Float64Array.of(30, 50, 40, 60, 10),
    discount: Float64Array.of(0.03, 0.05, 0.04, 0.06, 0.01),
    families: ["AA", "BB"],
    family: Int32Array.of(0, 1, 0, 0, 1),
  });
  expect(Array.from(found.product, (place) => found.products[place]!.code)).toEqual([
    "AA1",
    "BB1",
    "AA2",
    "AA1",
    "BB1",
  ]);
  expect(found.products[0]).toEqual({ code: "AA1", name: "product AA1" });
});

test("of too many lines the latest are kept, and the number of all is told", () => {
  const found = purchasesOf(lines, 0, 2);
  expect(found).toMatchObject({ total: 5, line: Uint32Array.of(6, 1), families: ["AA", "BB"] });
});
