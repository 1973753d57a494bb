// What an order comes to, on orders whose value is known to follow their products, their customer, or the times.

import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import type { CustomerPast } from "./customerPast.ts";
import { fitValue, type ValuedOrder } from "./fitValue.ts";
import { orderValue, type ShrunkMean, shrunkMean } from "./orderModel.ts";

const FITTED: ShrunkMean = { fade: 1, prior: 1, mean: 100, factor: 1 };

const pastOf = (values: number[]): CustomerPast => ({
  ...{ times: values.map((_, i) => i), sizes: values.map(() => 1), values },
  ...{ products: new Map(), lastLine: 0, lastId: 1 },
});

/** Orders in order of time; their past and their products' sum know nothing of one another. */
function orders(count: number, value: (order: Omit<ValuedOrder, "value">, share: number) => number): ValuedOrder[] {
  const rng = random(4);
  return Array.from({ length: count }, (_, i) => {
    const values = Array.from({ length: 1 + rng.integer(12) }, () => Math.exp(4 + 2 * rng.uniform()));
    const order = { time: i * 1000, past: pastOf(values), sum: Math.exp(4 + 2 * rng.uniform()) };
    return { ...order, value: value(order, i / count) };
  });
}

const error = (fitted: ReturnType<typeof fitValue>, found: readonly ValuedOrder[]): number =>
  found.reduce((all, { past, sum, value }) => all + Math.abs(orderValue(fitted, past, sum).mean - value), 0) /
  found.reduce((all, { value }) => all + value, 0);

test("orders that come to what their products do are told by their products", () => {
  const found = orders(300, ({ sum }) => sum);
  const fitted = fitValue(FITTED, found);
  expect(fitted.share).toBe(1);
  expect(error(fitted, found)).toBeLessThan(1e-9);
});

test("orders that come to the mean of the last three are told by these, whatever lies before them", () => {
  const lastThree = ({ past: { values } }: Pick<ValuedOrder, "past">) => {
    const last = values.slice(-3);
    return last.reduce((sum, each) => sum + each, 0) / last.length;
  };
  const found = orders(300, lastThree);
  const fitted = fitValue(FITTED, found);
  expect(fitted).toMatchObject({ share: 0, own: { last: 3 } });
  expect(error(fitted, found)).toBeLessThan(1e-9);
});

test("a level that lasts is learnt, one that passes is not", () => {
  const doubled = orders(300, ({ sum }) => 2 * sum);
  const lasting = fitValue(FITTED, doubled);
  expect(lasting.share).toBe(1);
  expect(error(lasting, doubled)).toBeLessThan(1e-6);
  // Halved in the first third, as told in the second, halved in the last: no part tells the next.
  const changing = orders(300, ({ sum }, share) => (share < 1 / 3 || share >= 2 / 3 ? sum / 2 : sum));
  const passing = fitValue(FITTED, changing);
  for (const { mean, low, high } of passing.cells.cells)
    expect([mean > 0.8, low <= mean, mean <= high]).toEqual([true, true, true]);
});

test("the order that orders are given in changes nothing", () => {
  const rng = random(9);
  const found = orders(80, ({ sum, past }) => 0.5 * sum + 0.3 * past.values.at(-1)! + 20 * rng.uniform());
  const fitted = fitValue(FITTED, found);
  fc.assert(
    fc.property(fc.shuffledSubarray(found, { minLength: found.length }), (any) => {
      expect(fitValue(FITTED, any)).toEqual(fitted);
    }),
    { numRuns: 10 },
  );
});

test("a mean of the last orders alone is that of a slow count", () => {
  const value = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 15 }), fc.integer({ min: 1, max: 12 }), value, (values, last, mean) => {
      const some = values.slice(-last);
      const expected = some.length === 0 ? mean : some.reduce((sum, each) => sum + each, 0) / some.length;
      expect(shrunkMean({ fade: 1, prior: 0, factor: 1, mean, last }, values)).toBeCloseTo(expected, 6);
    }),
  );
});
