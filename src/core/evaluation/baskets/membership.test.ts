// Probabilities of products in orders: held against draws made by hand, a slow search for the fit's optimum, and counting.

import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "../../lib/calendar.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { random } from "../../lib/random.ts";
import type { CustomerPast } from "./customerPast.ts";
import {
  fitMembership,
  INDEPENDENT,
  independentDraws,
  MEMBERSHIP_INPUTS,
  membershipOf,
  writeInputs,
} from "./membership.ts";

const nobody = (): CustomerPast => ({ times: [], sizes: [], values: [], products: new Map(), lastLine: -1, lastId: 1 });

test("independent draws are as often in an order as drawing it many times says", () => {
  const rng = random(1);
  for (const [p, size] of [
    [0.3, 1],
    [0.1, 4],
    [0.02, 20],
  ] as const) {
    let held = 0;
    for (let order = 0; order < 40_000; order++) {
      let has = false;
      for (let draw = 0; draw < size; draw++) if (rng.uniform() < p) has = true;
      if (has) held++;
    }
    expect(independentDraws(p, size)).toBeCloseTo(held / 40_000, 2);
  }
});

test("uncalibrated, of a customer without a past, the answer is that of independent draws", () => {
  const inputs = new Float64Array(MEMBERSHIP_INPUTS);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.9, noNaN: true }), fc.integer({ min: 1, max: 40 }), (p, size) => {
      writeInputs(nobody(), 0, 2, p, size, inputs, 0);
      expect(membershipOf(INDEPENDENT, inputs, 0)).toBeCloseTo(Math.min(1 - 1e-9, independentDraws(p, size)), 6);
    }),
  );
});

test("a product's rhythm is told by one step, the later the longer it is overdue", () => {
  const past = nobody();
  past.times.push(0, 10 * DAY_MS, 20 * DAY_MS);
  past.products.set(2, { orders: 3, first: 0, last: 20 * DAY_MS, lastOrder: 2, at: [0, 1, 2] });
  const steps = (day: number): number[] => {
    const inputs = new Float64Array(MEMBERSHIP_INPUTS);
    writeInputs(past, day * DAY_MS, 2, 0.1, 3, inputs, 0);
    return [...inputs.subarray(7)];
  };
  expect(steps(22).reduce((a, b) => a + b)).toBe(0);
  let before = -1;
  for (const day of [24, 28, 31, 35, 45, 80]) {
    const at = steps(day).indexOf(1);
    expect(steps(day).reduce((a, b) => a + b)).toBe(1);
    expect(at).toBeGreaterThan(before);
    before = at;
  }
});

test("the fit is where no small change of a weight makes the held-back loss less", () => {
  const rng = random(3);
  const rows = 400;
  const inputs = new Float64Array(rows * MEMBERSHIP_INPUTS);
  const held = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    inputs[i * MEMBERSHIP_INPUTS] = 1;
    for (let k = 1; k < MEMBERSHIP_INPUTS; k++)
      inputs[i * MEMBERSHIP_INPUTS + k] = k < 4 ? 4 * rng.uniform() - 2 : +(rng.uniform() < 0.2);
    const odds = 0.5 + 0.7 * inputs[i * MEMBERSHIP_INPUTS + 1]! - inputs[i * MEMBERSHIP_INPUTS + 2]!;
    held[i] = rng.uniform() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
  }
  const loss = (weights: readonly number[]): number => {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      let odds = 0;
      for (let k = 0; k < MEMBERSHIP_INPUTS; k++) odds += weights[k]! * inputs[i * MEMBERSHIP_INPUTS + k]!;
      sum += Math.log(1 + Math.exp(held[i] === 1 ? -odds : odds));
    }
    for (const [k, weight] of weights.entries()) sum += 3 * (weight - (k === 1 ? 1 : 0)) ** 2;
    return sum;
  };
  const found = runToEnd(fitMembership(inputs, held));
  for (let k = 0; k < MEMBERSHIP_INPUTS; k++) {
    for (const step of [-0.01, 0.01]) {
      expect(loss(found.map((each, j) => (j === k ? each + step : each)))).toBeGreaterThan(loss(found));
    }
  }
  const two = runToEnd(fitMembership(inputs, held, 2));
  expect(two.slice(2)).toEqual(INDEPENDENT.slice(2));
});
