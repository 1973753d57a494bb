// Against factorials, the half-integers and the recurrence.

import fc from "fast-check";
import { expect, test } from "vitest";
import { logGamma } from "./logGamma.ts";

test("ln Γ of whole and half numbers", () => {
  let factorial = 1;
  for (let n = 1; n < 20; n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
    factorial *= n;
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
  // Γ(0.1) and Γ(171.5) of Abramowitz and Stegun's functions, by mpmath.
  expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 12);
  expect(logGamma(1e-5)).toBeCloseTo(11.512919692895824, 11);
});

test("ln Γ(x + 1) = ln Γ(x) + ln x", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (x) => {
      const expected = logGamma(x) + Math.log(x);
      expect(Math.abs(logGamma(x + 1) - expected)).toBeLessThan(1e-11 * Math.max(1, Math.abs(expected)));
    }),
  );
});
