import fc from "fast-check";
import { expect, test } from "vitest";
import { placed, withoutPlace } from "./curveOptions.ts";

test("a log axis draws what lies above 0 in its order, and counts the rest", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true })), (values) => {
      const drawn = placed(values.map((value, x) => [x, value]));
      expect(drawn.map(([, y]) => y)).toEqual(values.filter((value) => value > 0));
      expect(drawn.length + withoutPlace(Float32Array.from(values))).toBe(values.length);
    }),
  );
});
