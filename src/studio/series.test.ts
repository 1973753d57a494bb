import fc from "fast-check";
import { expect, test } from "vitest";
import { createSeries, smooth, thin, thinPeaks } from "./series.ts";

test("columns grow past their first capacity and keep every value", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 1500 }), (values) => {
      const series = createSeries(["step", "loss"]);
      values.forEach((loss, step) => {
        series.push({ step, loss });
      });
      expect(series.length).toBe(values.length);
      expect([...series.column("loss")]).toEqual(values.map(Math.fround));
      expect([...series.column("step")]).toEqual(values.map((_, step) => step));
    }),
    { numRuns: 30 },
  );
});

test("every change changes the version, clearing included", () => {
  const series = createSeries(["a"]);
  const seen = [series.version];
  series.push({ a: 1 });
  seen.push(series.version);
  series.clear();
  seen.push(series.version);
  expect(new Set(seen).size).toBe(3);
  expect(series.length).toBe(0);
  expect(series.column("a").length).toBe(0);
});

test("an unknown column is named together with those that exist", () => {
  const series = createSeries<string>(["a", "b"]);
  expect(() => series.column("c")).toThrow('unknown series "c" (have: a, b)');
});

test("thinning keeps short lines whole and the mean of long ones", () => {
  const x = Float32Array.from([1, 2, 3, 4, 5]);
  const y = Float32Array.from([10, 20, 30, 40, 50]);
  expect(thin(x, y, 10)).toEqual([
    [1, 10],
    [2, 20],
    [3, 30],
    [4, 40],
    [5, 50],
  ]);
  expect(thin(x, y, 3)).toEqual([
    [2, 15],
    [4, 35],
    [5, 50],
  ]);
  expect(thin(new Float32Array(0), new Float32Array(0), 3)).toEqual([]);
});

test("smoothing is the weighted mean of what was seen so far", () => {
  const [first, second, third] = smooth(Float32Array.from([4, 0, 7]), 0.5);
  expect(first).toBe(4);
  expect(second).toBeCloseTo((0.25 * 4) / 0.75, 6);
  expect(third).toBeCloseTo((0.125 * 4 + 0.5 * 7) / 0.875, 6);
  expect(smooth(new Float32Array(0), 0.5).length).toBe(0);
});

test("smoothing is the same as weighing all of the past anew for each row", () => {
  const slow = (values: number[], weight: number) =>
    values.map((_, i) => {
      let [sum, mass] = [0, 0];
      for (let j = 0; j <= i; j++) {
        sum += weight ** (i - j) * values[j]!;
        mass += weight ** (i - j);
      }
      return sum / mass;
    });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 80 }),
      fc.integer({ min: 0, max: 99 }),
      (values, percent) => {
        const expected = slow(values, percent / 100);
        smooth(Float32Array.from(values), percent / 100).forEach((value, i) => {
          expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-3);
        });
      },
    ),
  );
});

test("a thinned raw line keeps the lowest and the highest value of each bucket, in their order", () => {
  const x = Float32Array.from([1, 2, 3, 4, 5, 6, 7]);
  const y = Float32Array.from([5, 9, 1, 4, 4, 4, 8]);
  expect(thinPeaks(x, y, 10)).toEqual([...x].map((at, i) => [at, y[i]]));
  expect(thinPeaks(x, y, 3)).toEqual([
    [2, 9],
    [3, 1],
    [4, 4],
    [7, 8],
  ]);
  expect(thinPeaks(new Float32Array(0), new Float32Array(0), 3)).toEqual([]);
});
