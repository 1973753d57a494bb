import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleTable } from "../testing/exampleTable.ts";
import { calibration, numberDeciles, wilson } from "./calibration.ts";

test("reliability by hand: two bins, one too sure", () => {
  const table = exampleTable(
    ["A", "B"],
    [
      { product: "A", first: "A", probability: 0.25 },
      { product: "B", first: "A", probability: 0.25 },
      { product: "B", first: "A", probability: 0.75 },
      { product: "A", first: "A", probability: 1 },
    ],
  );
  const first = calibration(table, "first", 2);
  expect(first.bins.map(({ count, said, seen }) => [count, said, seen])).toEqual([
    [2, 0.25, 0.5],
    [2, 0.875, 0.5],
  ]);
  // ½ · 0.25 + ½ · 0.375, and ½ · −0.25 + ½ · 0.375
  expect(first.error).toBeCloseTo(0.3125, 12);
  expect(first.surplus).toBeCloseTo(0.0625, 12);
  // Both products of each answer: the second ones (0.15, 0.15, 0.05, 0) join the lower bin, two of them right.
  const kept = calibration(table, "kept", 2);
  expect(kept.bins.map(({ count, seen }) => [count, seen])).toEqual([
    [6, 0.5],
    [2, 0.5],
  ]);
});

test("an empty bin says nothing, and the error is that of the bins added up slowly", () => {
  const row = fc.record({
    product: fc.constantFrom("A", "B", "x"),
    first: fc.constantFrom("A", "B"),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const { bins, count, error } = calibration(exampleTable(["A", "B"], rows), "first", 10);
      let slow = 0;
      for (let i = 0; i < 10; i++) {
        const held = rows.filter(({ probability }) => Math.min(9, Math.floor(Math.fround(probability) * 10)) === i);
        expect(bins[i]!.count).toBe(held.length);
        if (held.length === 0) expect(bins[i]!.seen).toBeNaN();
        const said = held.reduce((sum, { probability }) => sum + Math.fround(probability), 0);
        slow += Math.abs(said - held.filter(({ product, first }) => product === first).length) / rows.length;
      }
      expect(count).toBe(rows.length);
      expect(error).toBeCloseTo(slow, 10);
    }),
  );
});

test("Wilson intervals as in the textbook", () => {
  const [low, high] = wilson(8, 10);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
  expect(wilson(0, 5)[0]).toBe(0);
  expect(wilson(0, 0)[0]).toBeNaN();
});

test("deciles of a number: equally many rows each, smallest predictions first", () => {
  const rows = [5, 1, 4, 2, 3].map((x) => ({ product: "A", first: "A", quantity: [x * 10, x] as [number, number] }));
  const deciles = numberDeciles(exampleTable(["A", "B"], rows), "quantity", 2);
  expect(deciles).toEqual([
    { count: 2, predicted: 1.5, actual: 15 },
    { count: 3, predicted: 4, actual: 40 },
  ]);
  expect(numberDeciles(exampleTable(["A", "B"], rows), "quantity", 10)).toHaveLength(5);
});
