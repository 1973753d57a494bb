import fc from "fast-check";
import { expect, test } from "vitest";
import { gapInPoints, rankTrail, typicalFactor } from "./watching.ts";

test("a gap is ahead or behind only where its whole interval is", () => {
  expect(gapInPoints({ difference: 0.021, low: 0.015, high: 0.027 })).toEqual({
    kind: "ahead",
    points: 2.1,
    plusMinus: expect.closeTo(0.6, 10),
  });
  expect(gapInPoints({ difference: -0.013, low: -0.02, high: -0.006 })).toMatchObject({ kind: "behind" });
  for (const [low, high] of [
    [-0.01, 0.02],
    [0, 0.02],
    [-0.02, 0],
  ] as const) {
    expect(gapInPoints({ difference: 0.005, low, high }).kind).toBe("level");
  }
  expect(gapInPoints({ difference: -0.0004, low: -0.0006, high: -0.0002 }).kind).toBe("level");
});

test("a trail of ranks tells the first and the last changes", () => {
  expect(rankTrail([])).toEqual([]);
  expect(rankTrail([41, 12, 3])).toEqual([41, 12, 3]);
  expect(rankTrail([41, 41, 12, 12, 12, 3, 3])).toEqual([41, 12, 3]);
  expect(rankTrail([41, 30, 12, 8, 3, 1])).toEqual([41, null, 1]);
  expect(rankTrail([5, 4, 5, 4])).toEqual([5, null, 4]);
  expect(rankTrail([5, 4, 5, 4], 4)).toEqual([5, 4, 5, 4]);
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }), (ranks) => {
      const trail = rankTrail(ranks);
      expect(trail.length).toBeLessThanOrEqual(3);
      expect(trail[0]).toBe(ranks[0]);
      expect(trail.at(-1)).toBe(ranks.at(-1));
    }),
  );
});

test("the typical factor is that of the middle pair, whichever way it is off", () => {
  expect(typicalFactor([10, 10, 10], [20, 10, 2])).toBeCloseTo(2, 12);
  expect(typicalFactor([10, 10], [20, 80])).toBeCloseTo(4, 12);
  expect(typicalFactor([10, 0, 5], [30, 9, 0])).toBeCloseTo(3, 12);
  expect(typicalFactor([0], [1])).toBeNaN();
  expect(typicalFactor([], [])).toBeNaN();
});
