import fc from "fast-check";
import { expect, test } from "vitest";
import { addRange, ExactSum, rangeSum, runningSum } from "./exactSum.ts";

test("loses nothing where doubles do", () => {
  const sum = new ExactSum();
  for (const value of [1e16, 1, -1e16, 1e-9]) sum.add(value);
  expect(sum.value()).toBe(1 + 1e-9);
});

test("a window's sum is the sum of the window alone, bit for bit", () => {
  const money = fc.oneof(fc.integer({ min: 0, max: 2_000_000_000 }), fc.double({ min: 1e-3, max: 1e9, noNaN: true }));
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 50 }), fc.nat(), fc.nat(), (values, x, y) => {
      const sums = runningSum(values.length);
      const running = new ExactSum();
      values.forEach((value, i) => {
        running.add(value);
        sums.high[i] = running.high;
        sums.low[i] = running.low;
      });
      const [from, to] = [x % (values.length + 1), y % (values.length + 1)].sort((a, b) => a - b) as [number, number];
      const alone = new ExactSum();
      for (const value of values.slice(from, to)) alone.add(value);
      expect(rangeSum(sums, from, to, 0)).toBe(alone.value());
      const ranged = new ExactSum();
      addRange(ranged, sums, from, to, 0);
      expect(ranged.value()).toBe(alone.value());
    }),
  );
});

test("products are added without rounding", () => {
  const whole = fc.integer({ min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 20 }), (pairs) => {
      const sum = new ExactSum();
      for (const [a, b] of pairs) sum.addProduct(a, b);
      const exact = pairs.reduce((total, [a, b]) => total + BigInt(a) * BigInt(b), 0n);
      expect(sum.value()).toBe(Number(exact));
    }),
  );
});
