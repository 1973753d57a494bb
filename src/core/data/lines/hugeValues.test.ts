import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { hugeValues } from "./hugeValues.ts";

const of = (values: readonly number[]) => hugeValues(values, values.length);
const ones = (count: number) => Array.from({ length: count }, (_, i) => 1 + (i % 7));

test("a barcode in place of a quantity", () => {
  expect(of([1, 2, 8.93502e12, 1, 3])).toMatchObject({ limit: 8.93502e12 });
  const found = of([...ones(2000), 8.93502e12]);
  expect(found).toMatchObject({ limit: 8.93502e12, times: 8.93502e12 / 7 });
  expect(found!.share).toBeGreaterThan(0.9999);
  expect(of([...ones(2000), 8.93502e12, 8.93502e12, 89_350_201])).toMatchObject({ limit: 89_350_201 });
  expect(of([...ones(2000), -8.93502e12])).toMatchObject({ limit: 8.93502e12 });
});

test.each([
  ["equal numbers", new Array(30).fill(5)],
  ["an order a hundred times the others", [...ones(500), 400]],
  ["one order of most of the money, and others not far below", [...ones(30), 5000, 900, 400]],
  ["few lines of any size", [1, 500, 3]],
  ["noughts alone", [0, 0, 0, 0]],
  ["noughts and one sale", [...new Array(40).fill(0), 9]],
  ["nothing", []],
])("%s: none is huge", (_, values) => {
  expect(of(values)).toBeNull();
});

test("wholesale's long tails are no mistakes", () => {
  const rng = random(3);
  let told = 0;
  // Pareto with a mean and no variance: heavier than what is measured of order sizes.
  for (let file = 0; file < 500; file++)
    if (of(Array.from({ length: 1000 }, () => Math.ceil((1 - rng.uniform()) ** (-1 / 1.5))))) told++;
  expect(told).toBeLessThan(5);
});
