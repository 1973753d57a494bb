import { expect, test } from "vitest";
import { exampleTable } from "./testing/exampleTable.ts";
import { describeRows, evenRows, monthNumber, testTable } from "./testTable.ts";

const table = exampleTable(
  ["A1", "B1"],
  [
    { product: "A1", first: "A1", probability: 0.75, quantity: [3, 2.5], revenue: [100, 130], day: 30 },
    { product: "B1", first: "A1", probability: 0.5, rank: 2, quantity: [1, 4], discount: [0.1, 0.05], day: 31 },
    { product: "new", first: "B1", probability: 0.4, day: 400 },
  ],
);

test("a table holds what was bought, what was said, and where each line belongs", () => {
  expect([...table.product]).toEqual([2, 3, 1]);
  expect([...table.first]).toEqual([2, 2, 3]);
  expect([...table.firstProbability]).toEqual([0.75, 0.5, Math.fround(0.4)]);
  // 31 January and 1 February 1970, 5 February 1971
  expect([...table.month]).toEqual([12 * 1970, 12 * 1970 + 1, 12 * 1971 + 1]);
  expect([...table.province]).toEqual([0, 0, 0]);
  expect([...table.family].map((code) => table.source.lines.family.values[code])).toEqual(["A1", "B1", "ne"]);
  expect([...table.actual.quantity]).toEqual([3, 1, 1]);
});

test("rows in words: line in the file, bought and likeliest product with their probabilities", () => {
  const [hit, miss, unknown] = describeRows(table, [0, 1, 2]);
  expect(hit).toMatchObject({
    line: 1,
    customer: "C0",
    time: 30 * 86_400_000,
    product: "A1",
    predicted: "A1",
    predictedName: "name A1",
    probability: 0.75,
    rank: 1,
    actualProbability: 0.75,
    actual: { quantity: 3, revenue: 100 },
    expected: { quantity: 2.5, revenue: 130 },
  });
  // The second product kept of the answer: a fifth of what the first leaves.
  expect(miss).toMatchObject({ line: 2, product: "B1", predicted: "A1", rank: 2, actualProbability: Math.fround(0.1) });
  expect(unknown).toMatchObject({ product: "new", rank: 0, actualProbability: null });
});

test("provinces are those of the line's own place, unknown where it has none", () => {
  const lines = { ...table.source.lines, place: { codes: Int32Array.from([1, 0, -1]), values: [] } };
  const placed = testTable({ ...table.source, lines }, table.predictions, [5, 34]);
  expect([...placed.province]).toEqual([34, 5, 0]);
});

test("even rows start at the first and never repeat", () => {
  expect([...evenRows(10, 4)]).toEqual([0, 2, 5, 7]);
  expect([...evenRows(3, 10)]).toEqual([0, 1, 2]);
  expect([...evenRows(0, 10)]).toEqual([]);
  expect(monthNumber(Date.UTC(2024, 1, 29, 23, 59))).toBe(12 * 2024 + 1);
  expect(monthNumber(Date.UTC(2023, 11, 31))).toBe(12 * 2023 + 11);
});
