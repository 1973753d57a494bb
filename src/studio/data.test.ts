import { expect, test } from "vitest";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { remap } from "../core/data/mapping/remap.ts";
import { missingFields, originName, sampleOfName } from "./data.ts";

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

test("a sample is known by its name, and nothing else is", () => {
  for (const sample of ["distributor", "shop"] as const) {
    const origin = { kind: "sample", sample, rows: 50_000, seed: 7 } as const;
    expect(sampleOfName(originName(origin))).toEqual({ sample, rows: 50_000, seed: 7 });
  }
  for (const name of [
    "",
    "sales.csv",
    "synthetic-market-5-seed1.csv",
    "my synthetic-shop-5-seed1.csv",
    "synthetic-shop-5-seed1.csv + 1",
  ])
    expect(sampleOfName(name), name).toBeNull();
});
