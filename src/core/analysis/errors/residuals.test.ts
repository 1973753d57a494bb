import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleTable } from "../testing/exampleTable.ts";
import { errorGroups, histogram, numberResiduals } from "./residuals.ts";
import { worstErrors } from "./worstErrors.ts";

// Errors of quantity +2, −1, 0, −3; products right in rows 0 and 2.
const table = exampleTable(
  ["A1", "B1"],
  [
    { product: "A1", first: "A1", probability: 0.9, quantity: [1, 3], revenue: [10, 10], day: 1 },
    { product: "B1", first: "A1", probability: 0.6, rank: 7, quantity: [4, 3], revenue: [20, 10], day: 2 },
    { product: "A1", first: "A1", probability: 0.4, quantity: [2, 2], revenue: [10, 40], day: 40 },
    { product: "B1", first: "A1", probability: 0.8, rank: 5, quantity: [5, 2], revenue: [10, 10], day: 3 },
  ],
);

test("means of errors and their size beside what was sold", () => {
  const { mae, bias, median, wape, count, points } = numberResiduals(table, "quantity");
  expect({ mae, bias, median, wape, count }).toEqual({ mae: 1.5, bias: -0.5, median: 1.5, wape: 0.5, count: 4 });
  expect([...points.predicted]).toEqual([3, 3, 2, 2]);
  expect([...points.error]).toEqual([2, -1, 0, -3]);
});

test("groups by family and by month add up their rows", () => {
  const [b, a] = errorGroups(table, "family")
    .sort((x, y) => y.bias.quantity - x.bias.quantity)
    .reverse();
  expect(b).toMatchObject({ count: 2, accuracy: 0, hit5: 0.5 });
  expect(b!.mae).toEqual({ quantity: 2, revenue: 5, discount: 0 });
  expect(b!.bias).toEqual({ quantity: -2, revenue: -5, discount: 0 });
  expect(a).toMatchObject({ count: 2, accuracy: 1, hit5: 1 });
  expect(a!.actual).toMatchObject({ quantity: 3, revenue: 20 });
  expect(a!.predicted).toMatchObject({ quantity: 5, revenue: 50 });
  const months = errorGroups(table, "month");
  expect(months.map(({ key, count }) => [key - 12 * 1970, count])).toEqual([
    [0, 3],
    [1, 1],
  ]);
});

test("a task that the data lacks has no errors", () => {
  const tasks = { quantity: false, revenue: true, discount: false };
  const preprocess = { ...table.source.preprocess, tasks };
  const [group] = errorGroups({ ...table, source: { ...table.source, preprocess } }, "province");
  expect(group!.mae.quantity).toBeNaN();
  expect(group!.mae.revenue).toBe(10);
});

test("worst first: numbers by the size of their error, products by how sure the model was", () => {
  expect([...worstErrors(table, "quantity", 10)]).toEqual([3, 0, 1]);
  expect([...worstErrors(table, "revenue", 1)]).toEqual([2]);
  expect([...worstErrors(table, "product", 10)]).toEqual([3, 1]);
});

test("a histogram loses no value, and its bars hold what lies between their edges", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, (some) => {
      const { edges, counts, below, above } = histogram(Float64Array.from(some), 8);
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(some.length);
      expect(edges[0]).toBe(-edges[8]!);
      expect(below).toBe(some.filter((x) => x < edges[0]!).length);
      expect(above).toBe(some.filter((x) => x > edges[8]!).length);
    }),
  );
  const { edges, counts } = histogram(Float64Array.from([-4, -1, 0, 0.5, 1, 4]), 4);
  // 99 % of five steps up: 1 + 0.95 · 3 = 3.85
  expect([...edges].map((x) => Math.round(x * 100) / 100)).toEqual([-3.85, -1.93, 0, 1.93, 3.85]);
  expect([...counts]).toEqual([1, 1, 3, 1]);
  expect([...histogram(new Float64Array(3), 2).counts]).toEqual([0, 3]);
});
