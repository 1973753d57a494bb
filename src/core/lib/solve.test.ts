import { expect, test } from "vitest";
import { solveSymmetric } from "./solve.ts";

test("solves a system known by hand", () => {
  // 4x + 2y = 10, 2x + 3y = 9
  const x = solveSymmetric(Float64Array.of(4, 2, 2, 3), Float64Array.of(10, 9));
  expect(x[0]).toBeCloseTo(1.5, 12);
  expect(x[1]).toBeCloseTo(2, 12);
});

test("says which pivot fails of a matrix that is not positive definite", () => {
  expect(() => solveSymmetric(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toThrow("pivot 1 of 2 is -3");
});
