// Finding customers, and what is known of them before a moment.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { anyLines } from "../storage/testing/anyLines.ts";
import { CustomerIndex } from "./customerIndex.ts";

const lines: SaleLines = {
  ...fc.sample(anyLines, 1)[0]!,
  count: 5,
  // Of any store an order would be another one.
  store: null,
  order: { codes: Int32Array.of(0, 1, 2, 3, 2), values: ["A", "B", "C", "D"] },
  customer: { codes: Int32Array.of(1, 0, 1, 2, 1), values: ["KH01", "KH02", "KH03", "KH04"] },
  customerNames: ["Tạp hóa Hồng", "Đại lý Thủy Đức", "hong", "never bought"],
  product: { codes: Int32Array.of(0, 1, 1, 0, 0), values: ["SP1", "SP2"] },
  productNames: ["Sữa", ""],
  time: Float64Array.of(10, 20, 30, 40, 30),
  quantity: Float64Array.of(1, 2, 3, 4, 5),
  revenue: Float64Array.of(10, 20, 30, 40, 50),
};
const index = new CustomerIndex(lines);

test("finds by id and name, without marks and in any case, most lines first", () => {
  const found = (query: string) => index.search(query, 10).map(({ customer }) => customer);
  expect(found("")).toEqual(["KH02", "KH01", "KH03"]);
  expect(found("dai ly DUC")).toEqual(["KH02"]);
  expect(found("HỒNG")).toEqual(["KH01", "KH03"]);
  expect(found("kh03")).toEqual(["KH03"]);
  expect(found("never")).toEqual([]);
  expect(index.search("", 1)).toEqual([{ customer: "KH02", name: "Đại lý Thủy Đức", lines: 3, last: 30 }]);
});

test("tells the past strictly before a moment; of equal times the later line is the last", () => {
  expect(index.past(1, 31)).toEqual({
    historyOrders: 2,
    historyLines: 3,
    lastPurchase: { time: 30, product: "SP1", name: "Sữa", quantity: 5, revenue: 50 },
  });
  expect(index.past(1, 30)).toMatchObject({ historyOrders: 1, historyLines: 1, lastPurchase: { time: 10 } });
  expect(index.past(1, 10)).toEqual({ historyOrders: 0, historyLines: 0, lastPurchase: null });
  expect(index.before(20)).toEqual([1]);
  expect(index.before(41)).toEqual([1, 0, 2]);
});

test("a customer is a walk-in where most lines say so, and unknown without that column", () => {
  const marked = new CustomerIndex({ ...lines, walkIn: Uint8Array.of(1, 1, 0, 0, 1) });
  expect([0, 1, 2, 3].map((code) => marked.isWalkIn(code))).toEqual([true, true, false, false]);
  expect(new CustomerIndex({ ...lines, walkIn: null }).isWalkIn(0)).toBeNull();
});

test("an unknown customer is named in the error", () => {
  expect(index.code("KH02")).toBe(1);
  expect(() => index.code("KH99")).toThrow('no customer "KH99"');
  expect(() => index.code("__proto__")).toThrow('no customer "__proto__"');
});
