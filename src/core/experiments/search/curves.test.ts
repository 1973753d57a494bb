// Extrapolated learning curves: their intervals hold what they say, narrow with what is known, and see what is hopeless.

import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { extrapolate } from "./curves.ts";

/** a − b e^−c with noise, as trainings of the studio look. */
function curves(count: number, seed: number): { scores: number[]; end: number }[] {
  const rng = random(seed);
  return Array.from({ length: count }, () => {
    const [a, b, c] = [0.2 + 0.5 * rng.uniform(), 0.02 + 0.3 * rng.uniform(), 0.3 + 2 * rng.uniform()];
    const scores = Array.from({ length: 12 }, (_, i) => a - b * (i + 1) ** -c + 0.007 * rng.normal());
    return { scores, end: scores[11]! };
  });
}

test("intervals of 90 % hold the score at the end some 90 times in 100, from three epochs and from six", () => {
  for (const known of [3, 6]) {
    const all = curves(400, known);
    const held = all.filter(({ scores, end }) => {
      const { low, high } = extrapolate(scores.slice(0, known), 12);
      return low <= end && end <= high;
    });
    expect(held.length / all.length).toBeGreaterThan(0.84);
    expect(held.length / all.length).toBeLessThanOrEqual(0.99);
  }
});

test("it is nearer to the end than the last score is", () => {
  const errors = (guess: (scores: number[]) => number): number =>
    curves(300, 9).reduce((sum, { scores, end }) => sum + Math.abs(guess(scores.slice(0, 4)) - end), 0) / 300;
  expect(errors((scores) => extrapolate(scores, 12).mean)).toBeLessThan(0.7 * errors((scores) => scores.at(-1)!));
});

test("more epochs narrow the interval, and an epoch that was trained is known", () => {
  const { scores } = curves(1, 4)[0]!;
  const width = (known: number): number => {
    const { low, high } = extrapolate(scores.slice(0, known), 12);
    return high - low;
  };
  expect(width(0)).toBeGreaterThan(width(2));
  expect(width(2)).toBeGreaterThan(width(8));
  expect(extrapolate(scores, 3)).toMatchObject({ mean: scores[2], low: scores[2], high: scores[2] });
});

test("a curve that has flattened out far below is hopeless, one that climbs is not", () => {
  const flat = extrapolate([0.2, 0.21, 0.212, 0.213], 10);
  expect(1 - flat.below(0.35)).toBeLessThan(0.02);
  const steep = extrapolate([0.1, 0.2, 0.26, 0.3], 10);
  expect(1 - steep.below(0.35)).toBeGreaterThan(0.5);
});
