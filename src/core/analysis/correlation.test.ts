// Correlations against their formulas, pair by pair.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { clusterOrder, correlate, ranksOf } from "./correlation.ts";

function slowPearson(pairs: [number, number][]): number {
  const n = pairs.length;
  const [mx, my] = [0, 1].map((k) => pairs.reduce((sum, pair) => sum + pair[k]!, 0) / n);
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - mx!) * (y - my!);
    xx += (x - mx!) ** 2;
    yy += (y - my!) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}

/** How many are smaller, plus half of those alike: the mean rank. */
const slowRanks = (values: number[]) =>
  values.map((value) => {
    const smaller = values.filter((other) => other < value).length;
    return smaller + (values.filter((other) => other === value).length + 1) / 2;
  });

const cell = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constant(Number.NaN),
  fc.integer({ min: -9000, max: 9000 }).map((n) => n / 1000),
);
const table = fc
  .tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.oneof(
        fc.array(cell, { minLength: rows, maxLength: rows }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: rows, maxLength: rows }),
        fc.constant(new Array<number>(rows).fill(7)),
      ),
      { minLength: columns, maxLength: columns },
    ),
  );

describe("correlate", () => {
  test("is the formula over the rows in which both are known", () => {
    fc.assert(
      fc.property(table, (columns) => {
        const F = columns.length;
        const { pearson, spearman } = runToEnd(correlate(columns.map((column) => Float64Array.from(column))));
        for (let f = 0; f < F; f++) {
          for (let h = 0; h < F; h++) {
            const known = columns[f]!.map((x, i): [number, number] => [x, columns[h]![i]!]).filter(
              ([x, y]) => !Number.isNaN(x) && !Number.isNaN(y),
            );
            const constant = [0, 1].some((k) => known.every((pair) => pair[k] === known[0]![k]));
            if (known.length < 2 || constant) {
              expect(pearson[f * F + h]).toBeNaN();
              expect(spearman[f * F + h]).toBeNaN();
              continue;
            }
            expect(pearson[f * F + h]).toBeCloseTo(slowPearson(known), 9);
            const ranks = [0, 1].map((k) => slowRanks(known.map((pair) => pair[k]!)));
            const ranked = known.map((_, i): [number, number] => [ranks[0]![i]!, ranks[1]![i]!]);
            expect(spearman[f * F + h]).toBeCloseTo(slowPearson(ranked), 9);
          }
        }
      }),
    );
  });

  test("knows what rises together though not in a line", () => {
    const x = Float64Array.of(1, 2, 3, 4, 5);
    const { pearson, spearman } = runToEnd(correlate([x, x.map((value) => Math.exp(3 * value))]));
    expect(spearman[1]).toBeCloseTo(1, 12);
    expect(pearson[1]).toBeLessThan(0.9);
  });

  test("equal values share their rank", () => {
    expect([...ranksOf(Float64Array.of(10, 20, 10, 5))]).toEqual([2.5, 4, 2.5, 1]);
  });
});

describe("clusterOrder", () => {
  test("brings together what goes together, whatever its sign", () => {
    // 0 with 2 (negative), 1 with 3; 4 with nothing.
    const r = new Float64Array(25);
    const set = (f: number, h: number, value: number) => {
      r[f * 5 + h] = value;
      r[h * 5 + f] = value;
    };
    set(0, 2, -0.9);
    set(1, 3, 0.8);
    set(0, 1, 0.1);
    set(4, 4, Number.NaN);
    const order = clusterOrder(r, 5);
    expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
    expect(Math.abs(order.indexOf(0) - order.indexOf(2))).toBe(1);
    expect(Math.abs(order.indexOf(1) - order.indexOf(3))).toBe(1);
    expect(clusterOrder(new Float64Array(0), 0)).toEqual([]);
  });
});
