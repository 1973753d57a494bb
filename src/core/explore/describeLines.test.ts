// Figures of columns against plain formulas over plain lists, and against a data frame's own.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { describeLines } from "./describeLines.ts";
import { describeNumbers } from "./describeNumbers.ts";

describe("describeNumbers", () => {
  test("gives the figures that NumPy 2.4 gives: mean, std(ddof=1), quantile", () => {
    const figures = runToEnd(describeNumbers(Float64Array.of(3, 1.5, -2, 10, Number.NaN, 10, 0.25, 7)));
    expect(figures).toMatchObject({ count: 7, missing: 1, distinct: 6, mean: 4.25, min: -2, max: 10 });
    expect(figures.deviation).toBeCloseTo(4.793659006089886, 14);
    [-1.325, 0.875, 3, 8.5, 10].forEach((value, i) => {
      expect(figures.quantiles[i]).toBeCloseTo(value, 14);
    });
    expect(figures.histogram).toMatchObject({ from: -2, to: 10 });
    expect(figures.histogram.counts).toHaveLength(24);
    // Bars of half a unit: -2, 0.25 (bar 4), 1.5 (7), 3 (10), 7 (18) and both tens in the last.
    expect([...figures.histogram.counts.entries()].filter(([, count]) => count > 0)).toEqual([
      [0, 1],
      [4, 1],
      [7, 1],
      [10, 1],
      [18, 1],
      [23, 2],
    ]);
  });

  test("says nothing of nothing, and no deviation of one value", () => {
    const none = runToEnd(describeNumbers(Float64Array.of(Number.NaN)));
    expect(none).toMatchObject({
      count: 0,
      missing: 1,
      distinct: 0,
      mean: Number.NaN,
      min: Number.NaN,
      max: Number.NaN,
    });
    expect(none.histogram.counts).toEqual([]);
    const one = runToEnd(describeNumbers(Float64Array.of(5)));
    expect(one).toMatchObject({ mean: 5, deviation: Number.NaN, quantiles: [5, 5, 5, 5, 5] });
    expect(one.histogram).toEqual({ from: 5, to: 5, counts: [1] });
  });

  test("keeps the deviation of values far from zero", () => {
    const far = Float64Array.from({ length: 1000 }, (_, i) => 1e15 + (i % 2));
    expect(runToEnd(describeNumbers(far)).deviation).toBeCloseTo(Math.sqrt(250 / 999), 3);
  });

  test("agrees with a plain version", () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e9, max: 1e9 }), fc.constant(-0));
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 300 }), (values) => {
        const known = values.filter((each) => !Number.isNaN(each));
        const figures = runToEnd(describeNumbers(Float64Array.from(values)));
        expect(figures.count).toBe(known.length);
        expect(figures.distinct).toBe(new Set(known).size);
        expect(figures.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(known.length);
        if (known.length < 2) return;
        const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
        const variance = known.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (known.length - 1);
        const scale = Math.max(...known.map(Math.abs), 1e-300);
        expect(Math.abs(figures.mean - mean)).toBeLessThanOrEqual(1e-12 * scale);
        expect(Math.abs(figures.deviation - Math.sqrt(variance))).toBeLessThanOrEqual(1e-7 * scale);
        const sorted = known.toSorted((a, b) => a - b);
        expect([figures.min, figures.max]).toEqual([sorted[0]! + 0, sorted.at(-1)! + 0]);
        [0.05, 0.25, 0.5, 0.75, 0.95].forEach((q, i) => {
          const at = q * (sorted.length - 1);
          const below = sorted[Math.floor(at)]!;
          const expected = below + (sorted[Math.ceil(at)]! - below) * (at % 1);
          expect(Math.abs(figures.quantiles[i]! - expected)).toBeLessThanOrEqual(1e-9 * scale);
        });
      }),
    );
  });
});

test("each column of a file is described by its own values", () => {
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const lines = toSaleLines(file.lines, file.has);
      const found = runToEnd(describeLines(lines));
      const texts = new Map(found.texts.map(({ column, figures }) => [column, figures]));
      for (const column of ["customer", "product", "order", "salesperson", "source", "place"] as const) {
        const figures = texts.get(column);
        if (!figures) {
          expect(column in file.has && !Object.entries(file.has).find(([name]) => name === column)![1]).toBe(true);
          continue;
        }
        const values = file.lines.map((line) => line[column]);
        const counts = new Map<string, number>();
        for (const each of values) if (each !== null) counts.set(each, (counts.get(each) ?? 0) + 1);
        expect(figures).toMatchObject({
          count: values.filter((each) => each !== null).length,
          missing: values.filter((each) => each === null).length,
          distinct: counts.size,
        });
        const most = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 5);
        expect(figures.most.map(({ value, lines: of }) => [value, of])).toEqual(most);
      }
      const days = new Set(file.lines.map(({ time }) => new Date(time).toISOString().slice(0, 10)));
      expect(found.numbers[0]).toMatchObject({ column: "time", figures: { distinct: days.size } });
      const price = found.numbers.find(({ column }) => column === "unitPrice")!.figures;
      const prices = file.lines.filter(({ quantity }) => quantity > 0).map((line) => line.revenue / line.quantity);
      expect(price.count).toBe(prices.length);
      expect(price.max).toBe(prices.length > 0 ? Math.max(...prices) : Number.NaN);
      expect(found.numbers.map(({ column }) => column)).toEqual([
        "time",
        "quantity",
        "revenue",
        "unitPrice",
        "discount",
      ]);
    }),
  );
});
