// Fingerprints: the same for the same bytes whatever the name or the cut, different for different ones.

import { expect, test } from "vitest";
import type { Mapping } from "../mapping/mapping.ts";
import { source } from "../testing/testFiles.ts";
import { fingerprintMapping, fingerprintSource } from "./fingerprint.ts";
import type { ByteSource } from "./source.ts";

const LARGE = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);

function sliceable(bytes: Uint8Array): ByteSource {
  return { ...source(bytes), slice: (start, end) => source(bytes.slice(start, end)).stream() };
}

test("name and cut do not matter, nor whether the source can be sliced", async () => {
  const whole = await fingerprintSource(source(LARGE));
  expect(whole).toMatch(/^[0-9a-f]{32}$/);
  expect(await fingerprintSource(source(LARGE, 777, "other.csv"))).toBe(whole);
  expect(await fingerprintSource(sliceable(LARGE))).toBe(whole);
  const small = LARGE.slice(0, 1000);
  expect(await fingerprintSource(sliceable(small))).toBe(await fingerprintSource(source(small, 3)));
});

test("head, middle, tail and size matter", async () => {
  const whole = await fingerprintSource(source(LARGE));
  for (const at of [0, 500_000, 999_999]) {
    const changed = LARGE.slice();
    changed[at]! ^= 1;
    expect(await fingerprintSource(source(changed))).not.toBe(whole);
  }
  expect(await fingerprintSource(source(LARGE.slice(0, -1)))).not.toBe(whole);
});

test("a mapping's fingerprint depends on what it says, not on the order of its keys", () => {
  const mapping: Mapping = {
    header: ["a", "b"],
    columns: { customer: 0, product: 1 },
    dateFormat: "iso",
    decimal: ".",
    discountKind: "amount",
    keepReturns: false,
  };
  const { header, columns, ...rest } = mapping;
  expect(fingerprintMapping({ ...rest, columns: { product: 1, customer: 0 }, header })).toBe(
    fingerprintMapping(mapping),
  );
  expect(fingerprintMapping({ ...mapping, keepReturns: true })).not.toBe(fingerprintMapping(mapping));
  expect(fingerprintMapping({ ...mapping, columns: { ...columns, date: 1 } })).not.toBe(fingerprintMapping(mapping));
});

test("how money is shown does not change a mapping's fingerprint: data sets kept before there was a currency are found", () => {
  const mapping: Mapping = {
    ...{ header: ["a"], columns: { customer: 0 }, dateFormat: "iso", decimal: ".", discountKind: "amount" },
    keepReturns: false,
  };
  expect(fingerprintMapping({ ...mapping, currency: "EUR" })).toBe(fingerprintMapping(mapping));
  // Where only one of several currencies is read, it changes the lines.
  const only = (currency: string) => fingerprintMapping({ ...mapping, currency, onlyCurrency: true });
  expect(new Set([only("EUR"), only("USD"), fingerprintMapping(mapping)]).size).toBe(3);
});
