import fc from "fast-check";
import { expect, test } from "vitest";
import { classLimits, classOf } from "./classes.ts";

test("limits are round and put a fifth of the values into each class, the last few apart", () => {
  const values = [1234, 2345, 3456, 4567, 5678, 6789, 7890, 8901, 9012, 9123];
  expect(classLimits(values)).toEqual([3000, 5000, 7000, 9000, 9100]);
  expect(values.map((value) => classOf(value, [3000, 5000, 7000, 9000, 9100]))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 6]);
});

test("nothing, few and equal values", () => {
  expect(classLimits([])).toEqual([]);
  expect(classLimits([0, 0, -5])).toEqual([]);
  expect(classLimits([7])).toEqual([]);
  expect(classLimits([5, 5, 5, 5, 5, 5])).toEqual([]);
  expect(classLimits([1, 2])).toEqual([2]);
  expect(classOf(0, [2])).toBe(0);
  expect(classOf(-1, [2])).toBe(0);
});

test("limits rise, and every class between them has a value", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1_000_000_000 }), { maxLength: 70 }), (values) => {
      const limits = classLimits(values);
      expect(limits.length).toBeLessThanOrEqual(5);
      limits.forEach((limit, i) => {
        expect(limit).toBeGreaterThan(i === 0 ? 0 : limits[i - 1]!);
      });
      const positive = values.filter((value) => value > 0);
      const met = new Set(positive.map((value) => classOf(value, limits)));
      expect(met.size).toBe(positive.length === 0 ? 0 : limits.length + 1);
    }),
  );
});
