import { expect, test } from "vitest";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { missingFields, originName, remap } from "./data.ts";

const mapping: Mapping = {
  header: ["KH", "SP", "NGÀY", "X"],
  columns: { customer: 0, product: 1, date: 2 },
  dateFormat: "iso",
  decimal: ".",
  discountKind: "fraction",
  keepReturns: false,
};

test("a column means one thing only: choosing it for a field takes it from the other", () => {
  expect(remap(mapping, "quantity", 3).columns).toEqual({ customer: 0, product: 1, date: 2, quantity: 3 });
  expect(remap(mapping, "productName", 1).columns).toEqual({ customer: 0, productName: 1, date: 2 });
  expect(remap(mapping, "date", null).columns).toEqual({ customer: 0, product: 1 });
  expect(mapping.columns).toEqual({ customer: 0, product: 1, date: 2 });
});

test("what is missing is named; a product's name may stand in for its code", () => {
  expect(missingFields(mapping)).toEqual([]);
  expect(missingFields(remap(mapping, "product", null))).toEqual(["product"]);
  expect(missingFields(remap(mapping, "productName", 1))).toEqual([]);
  expect(missingFields({ ...mapping, columns: {} })).toEqual(["customer", "product", "date"]);
});

test("a sample is named by what repeats it", () => {
  expect(originName({ kind: "sample", sample: "distributor", rows: 50000, seed: 7 })).toBe(
    "synthetic-distributor-50000-seed7.csv",
  );
});
