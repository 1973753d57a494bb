// Half precision by its definition: every number it has, and what lies between two of them.

import { expect, test } from "vitest";
import { halves } from "./halves.ts";

/** The number that 16 bits stand for (IEEE 754-2019, 3.4). */
function numberOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

const all = Array.from({ length: 0x7c00 }, (_, bits) => bits);

test("every number of half precision is itself, of either sign", () => {
  for (const sign of [0, 0x8000]) {
    const bits = all.map((each) => each | sign);
    expect(Array.from(halves(Float32Array.from(bits, numberOf)))).toEqual(bits);
  }
});

test("between two numbers the nearer is taken, and of two as near the even one", () => {
  const between = (share: number): number[] =>
    Array.from(
      halves(Float32Array.from(all.slice(0, -1), (bits) => (1 - share) * numberOf(bits) + share * numberOf(bits + 1))),
    );
  expect(between(0.25)).toEqual(all.slice(0, -1));
  expect(between(0.75)).toEqual(all.slice(1));
  expect(between(0.5)).toEqual(all.slice(0, -1).map((bits) => bits + (bits % 2)));
});

test("what is too large is infinite, and no number stays none", () => {
  const [large, least, over, none, tiny] = halves(Float32Array.of(65_519, 65_520, -1e30, Number.NaN, 1e-30));
  expect([large, least, over, tiny]).toEqual([0x7bff, 0x7c00, 0xfc00, 0]);
  expect(numberOf(none!)).toBeNaN();
});
