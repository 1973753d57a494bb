// Which targets of a file are judged, against filters over the lines.

import fc from "fast-check";
import { expect, test } from "vitest";
import { judgedPart } from "./judgedPart.ts";
import { exampleSamples } from "./testing/exampleSamples.ts";

const DAY = 86_400_000;
const rows = fc.array(
  fc.record({ customer: fc.constantFrom("A", "B", "C"), day: fc.double({ min: 0, max: 40, noNaN: true }) }),
  { minLength: 2, maxLength: 30 },
);

test("of a later file all targets behind the last day of the model's data are judged, of its own its test part", () => {
  fc.assert(
    fc.property(rows, fc.nat(40), (some, last) => {
      const samples = exampleSamples(some.map(({ customer, day }) => ({ customer, day, product: "P" })));
      expect(judgedPart(samples, true, "1970-01-05")).toMatchObject({ part: "own", samples });
      const lastDay = new Date(last * DAY).toISOString().slice(0, 10);
      const found = judgedPart(samples, false, lastDay);
      const dayOf = (target: number) => Math.floor(samples.lines.time[samples.targets[target]!]! / DAY);
      const expected = [...samples.targets.keys()].filter((target) => dayOf(target) > last);
      expect([...found.samples.split.test]).toEqual(expected);
      expect(found).toMatchObject({ part: "later", from: (last + 1) * DAY });
      // Nothing that was fitted or chosen on is judged.
      expect(found.samples.split.train).toBe(samples.split.train);
      // A model that is too old to tell its data: what lies behind all that it was made from.
      const old = judgedPart(samples, false, null);
      expect([...old.samples.split.test]).toEqual([...samples.split.test]);
    }),
  );
});
