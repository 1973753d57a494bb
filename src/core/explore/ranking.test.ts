// Rankings against plain loops, and discounts by hand.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discountAmount, discountShare } from "../data/lines/discountAmount.ts";
import { visitsOf } from "../data/lines/visits.ts";
import { visitOf } from "../data/testing/oracleVisits.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { columnYears } from "./familyYears.ts";
import { ALL_LINES } from "./lineFilter.ts";
import { rankedDimensions, ranking } from "./ranking.ts";
import { plainSum } from "./testing/plainSum.ts";

const LINE: PlainLine = {
  ...{ line: 1, customer: "K", time: Date.UTC(2025, 0, 1), product: "P", order: null, quantity: 1, revenue: 90 },
  ...{ discount: 0.1, family: "F", salesperson: "S1", source: null, walkIn: false, place: null },
};

describe("ranking", () => {
  test("each row has its lines, the largest first", () => {
    fc.assert(
      fc.property(arbitraryFile, (file) => {
        const lines = toSaleLines(file.lines, file.has);
        const found = runToEnd(ranking(lines, visitsOf(lines), "salesperson", null));
        const nameOf = ({ salesperson }: PlainLine) => (file.has.salesperson ? (salesperson ?? "") : "");
        expect(new Set(found.rows.map(({ value }) => value))).toEqual(new Set(file.lines.map(nameOf)));
        for (const row of found.rows) {
          const own = file.lines.filter((line) => nameOf(line) === row.value);
          expect(row.lines).toBe(own.length);
          expect(row.revenue).toBe(plainSum(own.map(({ revenue }) => revenue)));
          expect(row.quantity).toBe(plainSum(own.map(({ quantity }) => quantity)));
          expect(row.customers).toBe(new Set(own.map(({ customer }) => customer)).size);
          expect(row.orders).toBe(new Set(own.map((line) => visitOf(line, file.lines))).size);
          const off = own.reduce((sum, { revenue, discount }) => sum + discountAmount(revenue, discount), 0);
          expect(row.discount).toBeCloseTo(off, 4);
        }
        const revenues = found.rows.map(({ revenue }) => revenue);
        expect(revenues).toEqual(revenues.toSorted((a, b) => b - a));
      }),
    );
  });

  test("has the year before of its own column, also of lines without a value", () => {
    const lines = toSaleLines([
      { ...LINE, time: Date.UTC(2023, 0, 1) },
      { ...LINE, time: Date.UTC(2024, 5, 1), revenue: 40, salesperson: null },
      { ...LINE, time: Date.UTC(2025, 0, 1) },
    ]);
    const years = runToEnd(columnYears(lines, "salesperson", ALL_LINES));
    const found = runToEnd(ranking(lines, visitsOf(lines), "salesperson", years));
    expect(found.years).toEqual({ from: Date.UTC(2024, 0, 2), to: Date.UTC(2025, 0, 2) });
    expect(found.rows.map(({ value, revenue, now, before }) => [value, revenue, now, before])).toEqual([
      ["S1", 180, 90, 0],
      ["", 40, 40, 0],
    ]);
  });

  test("is offered for what the file has", () => {
    expect(rankedDimensions(toSaleLines([LINE]))).toEqual(["salesperson", "family"]);
  });
});

test("a discount is gross less net; returns take theirs back, free lines tell none", () => {
  expect(discountAmount(90, 0.1)).toBeCloseTo(10, 12);
  expect(discountAmount(-90, 0.1)).toBeCloseTo(-10, 12);
  expect(discountAmount(0, 1)).toBe(0);
  expect(discountAmount(90, Number.NaN)).toBe(0);
  expect(discountShare(90, 10)).toBeCloseTo(0.1, 12);
  expect(discountShare(0, 0)).toBeNaN();
});

test("without money there is no amount of discounts", () => {
  const lines = toSaleLines([LINE]);
  const moneyless = { ...lines, has: { ...lines.has, revenue: false } };
  const found = runToEnd(ranking(moneyless, visitsOf(moneyless), "salesperson", null));
  expect(found.has.discount).toBe(false);
  expect(found.rows[0]!.discount).toBe(0);
});
