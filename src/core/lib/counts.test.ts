// Counts of values, against counting by filtering.

import fc from "fast-check";
import { expect, test } from "vitest";
import { commonestFirst, countEach, sameByChance } from "./counts.ts";

const values = fc.array(fc.constantFrom("a", "b", "c", "__proto__", "", "constructor"));

test("each value is counted, in the order in which it is met", () => {
  fc.assert(
    fc.property(values, (list) => {
      const slow = [...new Set(list)].map((value) => [value, list.filter((each) => each === value).length]);
      expect([...countEach(list)]).toEqual(slow);
    }),
  );
});

test("the commonest stands first, and what is as common keeps its order", () => {
  expect([...commonestFirst(countEach(["x", "b", "a", "a", "b"]))]).toEqual([
    ["b", 2],
    ["a", 2],
    ["x", 1],
  ]);
});

test("of all pairs of values so many are the same", () => {
  fc.assert(
    fc.property(values, (list) => {
      const same = list.reduce((sum, one) => sum + list.filter((other) => other === one).length, 0);
      const share = list.length === 0 ? 0 : same / list.length ** 2;
      expect(sameByChance(countEach(list).values(), list.length)).toBeCloseTo(share, 12);
    }),
  );
});
