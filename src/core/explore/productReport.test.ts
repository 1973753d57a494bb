// Products against plain lists: order, classes, tiers, families, and the year before.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { productPrices } from "../features/productPrices.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { ALL_COLUMNS, type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { familyYears } from "./familyYears.ts";
import { ALL_LINES } from "./lineFilter.ts";
import { productReport } from "./productReport.ts";

const LINE: PlainLine = {
  ...{ line: 1, customer: "K", time: Date.UTC(2025, 0, 1), product: "P", order: null, quantity: 1, revenue: 1 },
  ...{ discount: 0, family: "F", salesperson: null, source: null, walkIn: false, place: null },
};
const sold = (product: string, revenue: number, quantity = 1, more: Partial<PlainLine> = {}): PlainLine => ({
  ...LINE,
  product,
  revenue,
  quantity,
  family: product.slice(0, 1),
  ...more,
});
const report = (plain: PlainLine[]) => {
  const lines = toSaleLines(plain, { ...ALL_COLUMNS, order: false });
  return runToEnd(productReport(lines, runToEnd(productPrices(lines))));
};

describe("productReport", () => {
  test("classes end where 80 % and 95 % of revenue are reached", () => {
    const found = report([sold("c", 150), sold("a", 500), sold("b", 300), sold("d", 40), sold("e", 10)]);
    expect(found.rows.map((row) => [row.product, row.class, Number(row.cumulative.toFixed(12))])).toEqual([
      ["a", "A", 0.5],
      ["b", "A", 0.8],
      ["c", "B", 0.95],
      ["d", "C", 0.99],
      ["e", "C", 1],
    ]);
    expect(found.classes.A).toEqual({ products: 2, lines: 2, quantity: 2, revenue: 800 });
  });

  test("a tier is a fifth of the products by their usual price", () => {
    // Usual prices 1, 2, 3, 4, 5 and one product never sold for a positive quantity.
    const found = report([
      ...[1, 2, 3, 4, 5].flatMap((price) => [
        sold(`p${price}`, price * 10, 10),
        sold(`p${price}`, price, 1),
        sold(`p${price}`, price * 99, 1),
      ]),
      sold("none", 5, 0),
    ]);
    const tiers = new Map(found.rows.map(({ product, tier, price }) => [product, [tier, price]]));
    expect([1, 2, 3, 4, 5].map((price) => tiers.get(`p${price}`))).toEqual([1, 2, 3, 4, 5].map((tier) => [tier, tier]));
    expect(tiers.get("none")).toEqual([0, Number.NaN]);
    expect(found.tiers.map(({ products }) => products)).toEqual([1, 1, 1, 1, 1, 1]);
    [1.8, 2.6, 3.4, 4.2].forEach((limit, i) => {
      expect(found.thresholds[i]).toBeCloseTo(limit, 12);
    });
  });

  test("a product has the category of its latest line that names one, and what was taken off its gross amount", () => {
    const plain = [
      sold("a", 90, 1, { discount: 0.1 }),
      sold("a", 100, 1, { time: LINE.time + 1 }),
      sold("b", 50),
      sold("c", 0, 1, { discount: 1 }),
    ];
    const lines = {
      ...toSaleLines(plain),
      category: { codes: Int32Array.of(0, 1, -1, 0), values: ["drinks", "food"] },
    };
    const rows = runToEnd(productReport(lines, runToEnd(productPrices(lines)))).rows;
    const of = new Map(rows.map((row) => [row.product, [row.category, row.discount, row.discountShare]]));
    expect(of.get("a")).toEqual(["food", expect.closeTo(10, 12), expect.closeTo(0.05, 12)]);
    expect(of.get("b")).toEqual(["", 0, 0]);
    expect(of.get("c")).toEqual(["drinks", 0, Number.NaN]);
  });

  test("sums are those of plain lists", () => {
    fc.assert(
      fc.property(arbitraryFile, (file) => {
        const lines = toSaleLines(file.lines, file.has);
        const found = runToEnd(productReport(lines, runToEnd(productPrices(lines))));
        expect(found.rows).toHaveLength(new Set(file.lines.map(({ product }) => product)).size);
        const close = (a: number, b: number) =>
          expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b)));
        for (const row of found.rows) {
          const own = file.lines.filter(({ product }) => product === row.product);
          expect(row.lines).toBe(own.length);
          expect(row.family).toBe(own[0]!.family);
          close(
            row.revenue,
            own.reduce((sum, { revenue }) => sum + revenue, 0),
          );
          const prices = own.filter(({ quantity }) => quantity > 0).map((line) => line.revenue / line.quantity);
          prices.sort((a, b) => a - b);
          const middle = (prices.length - 1) / 2;
          const median = (prices[Math.floor(middle)]! + prices[Math.ceil(middle)]!) / 2;
          if (prices.length > 0) close(row.price, median);
          else expect(row.price).toBeNaN();
        }
        for (const groups of [found.tiers, Object.values(found.classes), found.families]) {
          expect(groups.reduce((sum, { lines: of }) => sum + of, 0)).toBe(file.lines.length);
          expect(groups.reduce((sum, { products }) => sum + products, 0)).toBe(found.all.products);
          close(
            groups.reduce((sum, { revenue }) => sum + revenue, 0),
            found.all.revenue,
          );
        }
      }),
    );
  });
});

describe("familyYears", () => {
  const at = (year: number, month: number, day: number) => ({ time: Date.UTC(year, month - 1, day, 9) });
  const plain = [
    sold("a", 5, 1, at(2023, 3, 1)),
    sold("a", 100, 1, at(2024, 5, 1)),
    sold("a", 150, 1, at(2025, 5, 1)),
    sold("b", 40, 1, at(2024, 3, 2)),
    sold("b", 60, 1, at(2025, 3, 1)),
  ];
  const lines = toSaleLines(plain);

  test("twelve months up to the last day beside the twelve before", () => {
    expect(runToEnd(familyYears(lines, ALL_LINES))).toEqual({
      from: Date.UTC(2024, 4, 2),
      to: Date.UTC(2025, 4, 2),
      families: [
        { family: "a", now: 150, before: 100 },
        { family: "b", now: 60, before: 40 },
      ],
    });
  });

  test("the filter's own period, and its other conditions", () => {
    const filter = { ...ALL_LINES, from: Date.UTC(2025, 2, 1), to: Date.UTC(2025, 3, 1), families: ["b"] };
    expect(runToEnd(familyYears(lines, filter))?.families).toEqual([
      { family: "a", now: 0, before: 0 },
      { family: "b", now: 60, before: 40 },
    ]);
  });

  test("as much of the twelve months as there is a year earlier", () => {
    expect(runToEnd(familyYears(toSaleLines(plain.slice(1)), ALL_LINES))).toMatchObject({
      from: Date.UTC(2025, 2, 2),
      families: [
        { family: "a", now: 150, before: 100 },
        { family: "b", now: 0, before: 40 },
      ],
    });
  });

  test("nothing where the data do not reach back a year", () => {
    expect(runToEnd(familyYears(lines, { ...ALL_LINES, from: Date.UTC(2024, 1, 1) }))).toBeNull();
    expect(runToEnd(familyYears(toSaleLines(plain.slice(2, 3)), ALL_LINES))).toBeNull();
  });
});
