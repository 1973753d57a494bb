// Quantiles of Student's t against scipy, and intervals against misses laid out by hand.

import { expect, test } from "vitest";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { ErrorPool, sizeOf, studentT } from "./errorPool.ts";

test.each([
  // scipy.stats.t.ppf(p, freedom)
  [0.9, 1, 3.0776835371752527],
  [0.975, 1, 12.706204736432095],
  [0.9, 2, 1.8856180831641267],
  [0.975, 2, 4.302652729749464],
  [0.9, 5, 1.4758840488558216],
  [0.975, 5, 2.5705818366147395],
  [0.9, 8, 1.3968153097438645],
  [0.975, 30, 2.0422724563012373],
])("t of %f with %i degrees of freedom", (p, freedom, expected) => {
  expect(Math.abs(studentT(p, freedom) / expected - 1)).toBeLessThan(0.003);
});

test("of a hundred misses the tenth from each end bounds 80 of 100", () => {
  const pool = new ErrorPool();
  // Size 1, foretold 50, missed by -49.5 to 49.5.
  const known = Float64Array.from({ length: 52 }, (_, t) => 50 + (t % 2 === 0 ? 1 : -1) * Math.sqrt(51 / 52));
  expect(sizeOf(known)).toBeCloseTo(1, 12);
  for (let i = 0; i < 100; i++) {
    const values = Float64Array.of(...known, 50 + i - 49.5);
    pool.add(i, values, 52, Float64Array.of(50));
  }
  runToEnd(pool.sort());
  const { each } = pool.path(Float64Array.of(50), known);
  // Rank ceil(101 * 0.9) = 91 of 100: 40.5.
  expect(each.high80[0]).toBeCloseTo(90.5, 9);
  expect(each.low80[0]).toBeCloseTo(9.5, 9);
  expect(each.high95[0]).toBeCloseTo(98.5, 9);
});
