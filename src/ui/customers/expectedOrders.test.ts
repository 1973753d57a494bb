import fc from "fast-check";
import { expect, test } from "vitest";
import { HORIZONS } from "../../core/retention/dueReport.ts";
import { expectedOrders } from "./expectedOrders.ts";

const chances = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: HORIZONS.length, maxLength: HORIZONS.length })
  .map((values) => ({ within: values.sort((a, b) => a - b) }));

test("spans follow one another and add up to the customers expected within the last day", () => {
  fc.assert(
    fc.property(fc.array(chances, { minLength: 1, maxLength: 20 }), (customers) => {
      const spans = expectedOrders(customers);
      expect(spans.map(({ from, to }) => [from, to])).toEqual([
        [1, 7],
        [8, 14],
        [15, 30],
      ]);
      expect(spans.every(({ customers: count }) => count >= 0)).toBe(true);
      const all = spans.reduce((sum, { customers: count }) => sum + count, 0);
      expect(all).toBeCloseTo(
        customers.reduce((sum, { within }) => sum + within[2]!, 0),
        9,
      );
    }),
  );
});

test("what is not told has no span", () => {
  expect(expectedOrders([{ within: [0.5, null, null] }, { within: [0.25, null, null] }])).toEqual([
    { from: 1, to: 7, customers: 0.75 },
  ]);
  expect(expectedOrders([])).toEqual([]);
});
