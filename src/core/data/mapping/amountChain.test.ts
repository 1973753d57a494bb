// Equations between amounts, against looking at every line.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type Step, stepBetween } from "./amountChain.ts";

const WRITINGS = ["amount", "percent of the larger", "percent of the smaller", "fraction of the larger"] as const;

/** The same, of all lines at once. */
function slow(larger: Float64Array, smaller: Float64Array, between: Float64Array, least: number): Step | null {
  const lines = [...larger].flatMap((value, i) => {
    const [a, b, x] = [Math.abs(value), Math.abs(smaller[i]!), Math.abs(between[i]! || 0)];
    return Number.isNaN(a + b) ? [] : [{ a, b, x, off: Math.abs(a - b) }];
  });
  const zero = lines.filter(({ x }) => x === 0);
  const some = lines.filter(({ a, b, x }) => x !== 0 && a > b);
  const near = (line: { a: number; off: number }, value: number) =>
    Math.abs(value) <= Math.min(0.011 + 0.0005 * line.a, 0.2 * line.off);
  const holds = [
    some.filter((line) => near(line, line.a - line.x - line.b)),
    some.filter((line) => near(line, line.a * (1 - line.x / 100) - line.b)),
    some.filter((line) => near(line, line.a / (1 + line.x / 100) - line.b)),
    some.filter((line) => near(line, line.a * (1 - line.x) - line.b)),
  ].map((found) => found.length);
  const best = holds.indexOf(Math.max(...holds));
  const equal = zero.filter(({ a, off }) => off <= 0.011 + 0.0005 * a).length;
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const most = sum(some.map(({ off }) => off)) > sum(some.map(({ b }) => b));
  if (holds[best]! < least || holds[best]! + equal < 0.9 * lines.length || most) return null;
  return { as: WRITINGS[best]!, lines: holds[best]! };
}

test("an equation that holds on nearly all lines is found, also where the lines that break it come first or last", () => {
  const line = fc.record({
    gross: fc.constantFrom(100_000, 25_000, 840_000, Number.NaN),
    off: fc.constantFrom(0, 0, 4, 10),
    broken: fc.integer({ min: 0, max: 30 }).map((chance) => chance === 0),
  });
  const file = fc.tuple(
    fc.array(line, { minLength: 1, maxLength: 400 }),
    fc.integer({ min: 0, max: 60 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(file, ([lines, odd, first]) => {
      const values = lines.map(({ gross, off, broken }) => ({
        gross,
        off,
        net: broken ? gross / 3 : gross * (1 - off / 100),
      }));
      const others = Array.from({ length: odd }, () => ({ gross: 1000, off: 3, net: 600 }));
      const all = first ? [...others, ...values] : [...values, ...others];
      const of = (key: "gross" | "off" | "net") => Float64Array.from(all, (each) => each[key]);
      const columns = [of("gross"), of("net"), of("off")] as const;
      expect(stepBetween(...columns, 1)).toEqual(slow(...columns, 1));
    }),
    { numRuns: 300 },
  );
});
