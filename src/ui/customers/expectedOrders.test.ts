import fc from "fast-check";
import { expect, test } from "vitest";
import { WEEK_ENDS } from "../../core/retention/dueReport.ts";
import { expectedOrders } from "./expectedOrders.ts";

const chances = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: WEEK_ENDS.length, maxLength: WEEK_ENDS.length })
  .map((values) => ({ weeks: values.sort((a, b) => a - b) }));

test("weeks follow one another and add up to the customers expected until the last day", () => {
  fc.assert(
    fc.property(fc.array(chances, { minLength: 1, maxLength: 20 }), (customers) => {
      const found = expectedOrders(customers);
      expect(found.map(({ from, to }) => [from, to])).toEqual([
        [1, 7],
        [8, 14],
        [15, 21],
        [22, 28],
      ]);
      expect(found.every(({ customers: count }) => count >= 0)).toBe(true);
      const all = found.reduce((sum, { customers: count }) => sum + count, 0);
      expect(all).toBeCloseTo(
        customers.reduce((sum, { weeks }) => sum + weeks[3]!, 0),
        9,
      );
    }),
  );
});

test("what is not told has no week", () => {
  expect(expectedOrders([{ weeks: [0.5, null, null, null] }, { weeks: [0.25, null, null, null] }])).toEqual([
    { from: 1, to: 7, customers: 0.75 },
  ]);
  expect(expectedOrders([])).toEqual([]);
});
