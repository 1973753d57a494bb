import fc from "fast-check";
import { expect, test } from "vitest";
import { runToEnd } from "./cooperativeTask.ts";
import { groupTask } from "./grouped.ts";

test("each group has its places in order, and codes below zero are in none", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 6 })), (codes) => {
      const { start, at } = runToEnd(groupTask(Int32Array.from(codes), 8));
      for (let group = 0; group < 8; group++) {
        const places = codes.flatMap((code, place) => (code === group ? [place] : []));
        expect([...at.subarray(start[group]!, start[group + 1]!)]).toEqual(places);
      }
      expect(at.length).toBe(codes.filter((code) => code >= 0).length);
    }),
  );
});
