// Normal and Student's t against values of mpmath with 40 digits (ncdf, betainc).

import { expect, test } from "vitest";
import { logSumExp, normalCdf, normalQuantile, studentCdf } from "./normal.ts";

const NORMAL = [
  [-12, 1.776482112077679e-33],
  [-6.5, 4.016000583859118e-11],
  [-3.2, 0.0006871379379158481],
  [-2.9, 0.0018658133003840384],
  [-1, 0.15865525393145705],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [2, 0.9772498680518208],
  [3.5, 0.9997673709209645],
  [6, 0.9999999990134123],
] as const;

const STUDENT = [
  [-8, 1, 0.03958342416056554],
  [-3, 2.5, 0.03628804777451592],
  [-0.5, 7, 0.3162035678446421],
  [0.2, 3, 0.5728648353768605],
  [1.5, 30, 0.927967035435677],
  [4, 1.2, 0.9383890023910885],
  [10, 200, 1.0],
] as const;

const close = (value: number, wanted: number) => expect(Math.abs(value / wanted - 1)).toBeLessThan(1e-10);

test("the normal distribution, far into its tails, and back", () => {
  for (const [x, p] of NORMAL) {
    close(normalCdf(x), p);
    if (p < 0.999) close(normalQuantile(p) + 100, x + 100);
  }
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
});

test("Student's t", () => {
  for (const [x, freedom, p] of STUDENT) close(studentCdf(x, freedom), p);
});

test("sums of logarithms do not overflow", () => {
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 12);
  expect(logSumExp([Number.NEGATIVE_INFINITY, 0])).toBe(0);
  expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
});
