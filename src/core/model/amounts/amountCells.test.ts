import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { COVERAGE, cellOf, DECILES, fitCells } from "./amountCells.ts";

function skewed(n: number, seed: number) {
  const rng = random(seed);
  const medians = new Float64Array(n);
  const actual = new Float64Array(n);
  const own = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    medians[i] = Math.exp(2 * rng.normal());
    own[i] = rng.integer(2);
    // The spread differs by history, so that one interval for all would cover neither.
    actual[i] = medians[i]! * Math.exp((own[i] === 1 ? 0.3 : 1) * rng.normal());
  }
  return { medians, actual, own };
}

test("means sum to what happened on the data they are fitted on, though medians do not", () => {
  const { medians, actual, own } = skewed(4000, 1);
  const cells = fitCells(medians, actual, own, false);
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  const means = medians.map((median, i) => median * cellOf(cells, median, own[i]!).mean);
  expect(sum(means) / sum(actual)).toBeCloseTo(1, 9);
  expect(sum(medians) / sum(actual)).toBeLessThan(0.85);
});

test("intervals hold 80 % of new data of the same kind, for customers who bought before and for others", () => {
  const known = skewed(8000, 2);
  const cells = fitCells(known.medians, known.actual, known.own, false);
  const fresh = skewed(8000, 3);
  const inside = [0, 0];
  const count = [0, 0];
  for (let i = 0; i < fresh.medians.length; i++) {
    const [median, own] = [fresh.medians[i]!, fresh.own[i]!];
    const { low, high } = cellOf(cells, median, own);
    count[own]!++;
    if (fresh.actual[i]! >= median * low && fresh.actual[i]! <= median * high) inside[own]!++;
  }
  for (const own of [0, 1]) expect(Math.abs(inside[own]! / count[own]! - COVERAGE)).toBeLessThan(0.025);
});

test("errors of a discount are added, and its mean is that of what happened", () => {
  const medians = Float64Array.from({ length: 400 }, (_, i) => (i % 4) / 20);
  const actual = medians.map((median, i) => median + (i % 5 === 0 ? 0.1 : 0));
  const cells = fitCells(medians, actual, new Uint8Array(400), true);
  const mean = medians.reduce((sum, median) => sum + median + cellOf(cells, median, 0).mean, 0) / 400;
  expect(mean).toBeCloseTo(actual.reduce((a, b) => a + b, 0) / 400, 12);
  expect(cellOf(cells, 0.05, 0).off).toBeCloseTo(0.02, 2);
});

test("with nothing to fit on a mean is the median and no interval is wider than it", () => {
  const { thresholds, cells } = fitCells(new Float64Array(), new Float64Array(), new Uint8Array(), false);
  expect(thresholds).toHaveLength(DECILES - 1);
  for (const cell of cells) expect(cell).toEqual({ count: 0, mean: 1, off: 0, low: 1, high: 1 });
});
