import { describe, expect, it } from "vitest";
import { random } from "../lib/random.ts";
import { interval, ratio, resampleCustomers } from "./bootstrap.ts";

describe("bootstrap", () => {
  it("keeps the plain value in row 0 and repeats from its seed", () => {
    const sums = Float64Array.of(1, 2, 3, 4, 0, 3); // three customers: right, targets
    const statistic = ratio([0], [1]);
    const first = interval(resampleCustomers(sums, 2, { seed: 3 }), statistic);
    expect(first.value).toBeCloseTo(4 / 9, 12);
    expect(interval(resampleCustomers(sums, 2, { seed: 3 }), statistic)).toEqual(first);
    expect(first.low).toBe(0);
    expect(first.high).toBe(0.75);
  });

  it("comes out as wide as theory says for a mean of independent customers", () => {
    const rng = random(11);
    const customers = 2000;
    const sums = new Float64Array(2 * customers);
    for (let c = 0; c < customers; c++) {
      sums[2 * c] = 5 + 2 * rng.normal();
      sums[2 * c + 1] = 1;
    }
    const { value, low, high } = interval(resampleCustomers(sums, 2, { seed: 1 }), ratio([0], [1]));
    const half = (1.96 * 2) / Math.sqrt(customers);
    expect(Math.abs(value - 5)).toBeLessThan(2 * half);
    expect(Math.abs((high - low) / 2 - half)).toBeLessThan(0.12 * half);
    expect(Math.abs((high + low) / 2 - value)).toBeLessThan(0.15 * half);
  });

  it("widens when the lines of one customer agree: customers are drawn, not lines", () => {
    // 50 customers of 20 lines each, all right or all wrong, against 1,000 customers of one line.
    const grouped = Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 1 ? 20 : i % 4 === 0 ? 20 : 0));
    const single = Float64Array.from({ length: 2000 }, (_, i) => (i % 2 === 1 ? 1 : i % 4 === 0 ? 1 : 0));
    const statistic = ratio([0], [1]);
    const wide = interval(resampleCustomers(grouped, 2, { seed: 5 }), statistic);
    const narrow = interval(resampleCustomers(single, 2, { seed: 5 }), statistic);
    expect(wide.value).toBe(narrow.value);
    expect((wide.high - wide.low) / (narrow.high - narrow.low)).toBeGreaterThan(3.5);
  });

  it("takes the percentiles by linear interpolation over all resamples", () => {
    const { low, high } = interval(
      { totals: Float64Array.of(0, 1, 2, 3, 4, 5), resamples: 5, width: 1 },
      (t, at) => t[at],
    );
    expect(low).toBeCloseTo(1.1, 12);
    expect(high).toBeCloseTo(4.9, 12);
  });

  it("has no number where nothing counts, and refuses sums of another shape", () => {
    const { value, low, high } = interval(resampleCustomers(Float64Array.of(0, 0), 2), ratio([0], [1]));
    expect([value, low, high]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(() => resampleCustomers(new Float64Array(5), 2)).toThrow("5 sums do not make rows of 2 columns");
  });
});
