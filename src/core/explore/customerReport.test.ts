// Customers against plain lists, and concentration against its definitions.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visitsOf } from "../data/lines/visits.ts";
import { visitOf } from "../data/testing/oracleVisits.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { concentrationOf, customerReport } from "./customerReport.ts";

const DAY = 86_400_000;

test("each customer has the figures of its own lines", () => {
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const lines = toSaleLines(file.lines, file.has);
      const report = runToEnd(customerReport(lines, visitsOf(lines)));
      expect(report.rows.map(({ customer }) => customer).toSorted()).toEqual(
        [...new Set(file.lines.map(({ customer }) => customer))].toSorted(),
      );
      for (const row of report.rows) {
        const own = file.lines.filter(({ customer }) => customer === row.customer);
        const visits = new Set(own.map((line) => visitOf(line, file.lines)));
        expect(row).toMatchObject({
          lines: own.length,
          orders: visits.size,
          first: Math.min(...own.map(({ time }) => time)),
          last: Math.max(...own.map(({ time }) => time)),
          products: new Set(own.map(({ product }) => product)).size,
          families: new Set(own.map(({ family }) => family)).size,
        });
        const off = own.filter(({ discount }) => discount > 0 && discount < 1);
        const money = off.reduce((sum, { revenue, discount }) => sum + revenue / (1 - discount) - revenue, 0);
        const gross = own.reduce((sum, { revenue }) => sum + revenue, 0) + money;
        expect(Math.abs(row.discount - money)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(money)));
        if (gross > 1e-6) expect(row.discountShare).toBeCloseTo(money / gross, 6);
        const times = [...visits].map(({ time }) => time).toSorted((a, b) => a - b);
        const gaps = times.slice(1).map((time, i) => (time - times[i]!) / DAY);
        if (gaps.length === 0) expect(row.gapDays).toBeNaN();
        else expect(row.gapDays).toBeCloseTo(gaps.reduce((a, b) => a + b) / gaps.length, 9);
        const counts = new Map<string, number>();
        for (const { product } of own) counts.set(product, (counts.get(product) ?? 0) + 1);
        const shares = [...counts.values()].map((count) => count / own.length);
        const entropy = -shares.reduce((sum, share) => sum + share * Math.log(share), 0);
        expect(row.entropy).toBeCloseTo(entropy, 10);
        if (shares.length === 1) expect(row.evenness).toBeNaN();
        else expect(row.evenness).toBeCloseTo(entropy / Math.log(shares.length), 10);
      }
      const inSteps = report.worth.reduce((sum, { customers }) => sum + customers, report.withoutRevenue);
      expect(inSteps).toBe(report.rows.length);
      for (const { from, to, customers } of report.worth) {
        expect(customers).toBe(report.rows.filter(({ revenue }) => revenue >= from && revenue < to).length);
      }
    }),
  );
});

describe("concentrationOf", () => {
  test("all alike, and one with all", () => {
    const alike = concentrationOf(new Float64Array(10).fill(7));
    expect(alike.gini).toBeCloseTo(0, 12);
    expect(alike.lorenz[50]).toBeCloseTo(0.5, 12);
    expect(alike.top.map(({ customers }) => customers)).toEqual([1, 1, 1, 2]);
    const one = concentrationOf(Float64Array.of(0, 0, 0, 12, -5));
    expect(one.gini).toBeCloseTo(0.8, 12);
    expect(one.top[0]).toEqual({ share: 0.01, customers: 1, revenue: 1 });
    expect(concentrationOf(Float64Array.of(0, 0)).gini).toBeNaN();
  });

  test("is half the mean difference over the mean, and the area above Lorenz's curve", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 }), (values) => {
        const sum = values.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        const { gini, lorenz } = concentrationOf(Float64Array.from(values));
        let difference = 0;
        for (const a of values) for (const b of values) difference += Math.abs(a - b);
        expect(gini).toBeCloseTo(difference / (2 * values.length * sum), 10);
        expect(lorenz[0]).toBe(0);
        expect(lorenz[100]).toBeCloseTo(1, 12);
        for (let i = 1; i <= 100; i++) expect(lorenz[i]! - lorenz[i - 1]!).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });
});
