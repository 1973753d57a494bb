// The two passes over a tree against the normal equations solved as one dense system, and what must hold of any amounts.

import fc from "fast-check";
import { expect, test } from "vitest";
import { reconcile } from "./reconcile.ts";

/** A total, two families, and products: three of the first, two of the second, one of the total alone. */
const PARENT = Int32Array.of(-1, 0, 0, 1, 1, 1, 2, 2, 0);
const LEAVES = [3, 4, 5, 6, 7, 8];

/** [series][leaves] which leaves each series is the sum of. */
const SUMS = Array.from(PARENT, (_, i) =>
  LEAVES.map((leaf): number => {
    for (let at = leaf; at >= 0; at = PARENT[at]!) if (at === i) return 1;
    return 0;
  }),
);

/** S (S' W^-1 S)^-1 S' W^-1 y, by Gauss and Jordan. */
function dense(points: readonly number[], variances: readonly number[]): number[] {
  const n = LEAVES.length;
  const rows = LEAVES.map((_, a) => [
    ...LEAVES.map((_, b) => SUMS.reduce((sum, row, i) => sum + (row[a]! * row[b]!) / variances[i]!, 0)),
    SUMS.reduce((sum, row, i) => sum + (row[a]! * points[i]!) / variances[i]!, 0),
  ]);
  for (let p = 0; p < n; p++) {
    const pivot = rows[p]![p]!;
    rows[p] = rows[p]!.map((value) => value / pivot);
    for (let r = 0; r < n; r++) if (r !== p) rows[r] = rows[r]!.map((value, c) => value - rows[r]![p]! * rows[p]![c]!);
  }
  return SUMS.map((row) => row.reduce((sum, is, leaf) => sum + is * rows[leaf]![n]!, 0));
}

const each = (min: number, max: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: PARENT.length, maxLength: PARENT.length });

test("the weighted least squares of the whole tree", () => {
  fc.assert(
    fc.property(each(50, 100), each(0.1, 3), (points, variances) => {
      const far = points.map((value, i) => (LEAVES.includes(i) ? value : value + 60 * i));
      const expected = dense(far, variances);
      fc.pre(expected.every((value) => value > 0));
      const found = reconcile(PARENT, Float64Array.from(far), Float64Array.from(variances));
      for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 7);
    }),
  );
});

test("parts come to their sums and nothing is below 0, whatever was foretold", () => {
  fc.assert(
    fc.property(each(0, 100), each(0, 50), (points, variances) => {
      const found = reconcile(PARENT, Float64Array.from(points), Float64Array.from(variances));
      for (const value of found) expect(value).toBeGreaterThanOrEqual(0);
      for (const parent of [0, 1, 2]) {
        const sum = [...found].reduce((all, value, i) => (PARENT[i] === parent ? all + value : all), 0);
        expect(Math.abs(sum - found[parent]!)).toBeLessThanOrEqual(1e-12 * sum);
      }
    }),
  );
});

test("amounts that agree stay what they are", () => {
  const leaves = [5, 0, 7, 1, 2, 9];
  const points = Float64Array.from(SUMS, (row) => row.reduce((sum, is, leaf) => sum + is * leaves[leaf]!, 0));
  const found = reconcile(PARENT, points, new Float64Array(PARENT.length).fill(2));
  for (const [i, value] of points.entries()) expect(found[i]).toBeCloseTo(value, 10);
});
