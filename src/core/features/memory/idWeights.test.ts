import fc from "fast-check";
import { expect, test } from "vitest";
import { IdWeights } from "./idWeights.ts";

test("adds, tells and forgets as a Map of numbers does", () => {
  const step = fc.oneof(
    {
      weight: 50,
      arbitrary: fc.record({
        id: fc.integer({ min: 1, max: 300 }),
        weight: fc.double({ noNaN: true, min: 0, max: 9 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant("clear" as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600 }), (steps) => {
      const weights = new IdWeights();
      const plain = new Map<number, number>();
      for (const each of steps) {
        if (each === "clear") {
          weights.clear();
          plain.clear();
          continue;
        }
        weights.add(each.id, each.weight);
        plain.set(each.id, (plain.get(each.id) ?? 0) + each.weight);
      }
      expect(weights.size).toBe(plain.size);
      expect([...weights.ids()]).toEqual([...plain.keys()].sort((a, b) => a - b));
      const ids = Array.from({ length: 300 }, (_, i) => i + 1);
      expect(ids.map((id) => weights.get(id))).toEqual(ids.map((id) => plain.get(id) ?? 0));
      expect(ids.filter((id) => weights.has(id))).toEqual([...weights.ids()]);
    }),
  );
});
