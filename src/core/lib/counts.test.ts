// Counts of values, against counting by filtering.

import fc from "fast-check";
import { expect, test } from "vitest";
import { commonestFirst, countEach } from "./counts.ts";

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
