import { expect, test } from "vitest";
import { runToEnd } from "../cooperativeTask.ts";
import { random } from "../random.ts";
import { SymmetricMatrix } from "./spdInverse.ts";

/** A matrix A·Aᵀ + λI of few shared directions, as counts of purchases are; row by row. */
function example(n: number, seed: number, regularization: number): Float64Array[] {
  const drawn = random(seed);
  const a = Array.from({ length: n }, () => Float64Array.from({ length: 7 }, () => drawn.normal()));
  return a.map((row, i) =>
    Float64Array.from(a, (other, j) => row.reduce((sum, x, k) => sum + x * other[k]!, i === j ? regularization : 0)),
  );
}

/** Gauss and Jordan's elimination with pivots: the slow and obvious inverse. */
function slowInverse(matrix: readonly Float64Array[]): Float64Array[] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => Float64Array.from([...row, ...row.map((_, j) => (i === j ? 1 : 0))]));
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let r = column; r < n; r++) if (Math.abs(rows[r]![column]!) > Math.abs(rows[best]![column]!)) best = r;
    [rows[column], rows[best]] = [rows[best]!, rows[column]!];
    const pivot = rows[column]!;
    const by = 1 / pivot[column]!;
    for (let k = 0; k < 2 * n; k++) pivot[k]! *= by;
    for (const row of rows) {
      const factor = row[column]!;
      if (row === pivot || factor === 0) continue;
      for (let k = 0; k < 2 * n; k++) row[k]! -= factor * pivot[k]!;
    }
  }
  return rows.map((row) => row.subarray(n));
}

function filled(values: readonly Float64Array[]): SymmetricMatrix {
  const matrix = SymmetricMatrix.create(values.length)!;
  values.forEach((row, i) => {
    for (let j = 0; j <= i; j++) matrix.add(i, j, row[j]!);
  });
  return matrix;
}

test.each([1, 2, 5, 127, 128, 129, 260])("a matrix of %i rows becomes its inverse", (n) => {
  for (const regularization of n > 100 ? [5] : [0.5, 30]) {
    const values = example(n, n, regularization);
    const expected = slowInverse(values);
    const matrix = filled(values);
    expect(runToEnd(matrix.invert())).toBe(true);
    let worst = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) worst = Math.max(worst, Math.abs(matrix.get(i, j) - expected[i]![j]!));
    }
    expect(worst).toBeLessThan(1e-11);
    expect(matrix.get(n - 1, 0)).toBe(matrix.get(0, n - 1));
  }
});

test("a matrix that is not positive definite is refused", () => {
  const values = example(140, 3, 1);
  values[130]![130] = -1;
  expect(runToEnd(filled(values).invert())).toBe(false);
  expect(runToEnd(filled([Float64Array.of(0)]).invert())).toBe(false);
  expect(runToEnd(filled([Float64Array.of(Number.NaN)]).invert())).toBe(false);
});

test("progress rises to 1, pauses come often, and what is stopped has no hold on others", () => {
  const values = example(700, 9, 5);
  const told: number[] = [];
  const task = filled(values).invert();
  let pauses = 0;
  for (let next = task.next(); !next.done; next = task.next()) {
    pauses++;
    if (next.value !== undefined) told.push(next.value);
  }
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
  expect(told.at(-2)).toBeGreaterThan(0.9);
  expect(told.at(-2)).toBeLessThanOrEqual(1);
  expect(pauses).toBeGreaterThan(20);
  const stopped = AbortSignal.abort();
  expect(() => runToEnd(filled(values).invert(), { signal: stopped })).toThrow();
});
