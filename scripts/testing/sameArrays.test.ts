// The short cut says yes only where Vitest's own comparison does.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sameArrays } from "./sameArrays.ts";

/** Vitest's own answer. Its arrays are short enough to be left to it, or hold what is no array. */
function vitestSays(a: unknown, b: unknown): boolean {
  try {
    expect([...(a as Iterable<unknown>)]).toStrictEqual([...(b as Iterable<unknown>)]);
    return true;
  } catch {
    return false;
  }
}

const number = fc.constantFrom(0, -0, 1, Number.NaN, 0.1, Number.POSITIVE_INFINITY);
const numbers = fc.array(number, { maxLength: 4 });

test("typed arrays: equal where type, length and every value are, the sign of zero and NaN included", () => {
  const kind = fc.constantFrom(Float32Array, Float64Array, Int32Array, Uint8Array);
  let equal = 0;
  fc.assert(
    fc.property(kind, kind, numbers, fc.option(numbers, { freq: 1 }), (A, B, a, other) => {
      const [left, right] = [A.from(a), B.from(other ?? a)];
      const same = sameArrays(left, right) === true;
      if (same) equal++;
      if (A === B) expect(same).toBe(vitestSays(left, right));
      else expect(same).toBe(false);
    }),
    { numRuns: 2000 },
  );
  expect(equal).toBeGreaterThan(50);
});

test("a view's own part of its buffer counts, whatever stands beside it", () => {
  const [left, right] = [Float32Array.of(9, 1, 2, 8), Float32Array.of(7, 7, 1, 2)];
  expect(sameArrays(left.subarray(1, 3), right.subarray(2))).toBe(true);
  expect(sameArrays(left.subarray(0, 2), right.subarray(2))).toBeUndefined();
});

describe("plain arrays", () => {
  const long = (value: unknown, at = 70): unknown[] => Array.from({ length: 100 }, (_, i) => (i === at ? value : "x"));

  test("of the same texts, numbers and yes or no are equal", () => {
    for (const value of ["y", 1, Number.NaN, true, null]) expect(sameArrays(long(value), long(value))).toBe(true);
  });

  test.each([
    ["another value", long("y"), long("z")],
    ["another sign of zero", long(0), long(-0)],
    ["another length", long("y"), long("y").slice(1)],
    ["nothing at a place, and no place", long(undefined), long(undefined)],
    ["an object", long({}), long({})],
    ["few", ["a"], ["a"]],
    ["a text beside an array", "a", ["a"]],
    ["null", null, long("y")],
  ])("%s is left to Vitest", (_, a, b) => {
    expect(sameArrays(a, b)).toBeUndefined();
  });
});

test("it is in force here: equal arrays are not walked; where they differ Vitest says where", () => {
  const walked = Object.assign(Float64Array.of(1, 2), {
    [Symbol.iterator]: () => {
      throw new Error("walked");
    },
  });
  expect({ at: walked }).toEqual({ at: Float64Array.of(1, 2) });
  expect(() => expect({ at: walked }).toEqual({ at: Float64Array.of(1, 3) })).toThrow("walked");
  expect(() => expect({ at: Float32Array.of(1, 2) }).toEqual({ at: Float32Array.of(1, 3) })).toThrow(/deeply equal/);
});
