import { expect, test } from "vitest";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { remap } from "../core/data/mapping/remap.ts";
import { missingFields, originName } from "./data.ts";

const mapping: Mapping = {
  header: ["KH", "SP", "NGÀY", "X"],
  columns: { customer: 0, product: 1, date: 2 },
  dateFormat: "iso",
  decimal: ".",
  discountKind: "fraction",
  keepReturns: false,
};

const told = { mapping, writings: [] };

test("what is missing is named; a product's name may stand in for its code", () => {
  expect(missingFields(mapping)).toEqual([]);
  expect(missingFields(remap(mapping, "product", null, told))).toEqual(["product"]);
  expect(missingFields(remap(mapping, "productName", 1, told))).toEqual([]);
  expect(missingFields({ ...mapping, columns: {} })).toEqual(["customer", "product", "date"]);
});

test("a sample is named by what repeats it", () => {
  expect(originName({ kind: "sample", sample: "distributor", rows: 50000, seed: 7 })).toBe(
    "synthetic-distributor-50000-seed7.csv",
  );
});
