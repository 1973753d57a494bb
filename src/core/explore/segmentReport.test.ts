import fc from "fast-check";
import { expect, test } from "vitest";
import type { SegmentedCustomer } from "../features/customerSegments.ts";
import { SEGMENTS, segmentOf } from "../features/segments.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { cellScores, GRID, gridCell, revenueByCustomer, segmentReport } from "./segmentReport.ts";
import { plainSum } from "./testing/plainSum.ts";

const score = fc.integer({ min: 1, max: 5 });
const customer: fc.Arbitrary<SegmentedCustomer> = fc
  .record({
    r: score,
    f: score,
    m: score,
    recency: fc.nat(900),
    frequency: fc.integer({ min: 1, max: 50 }),
    monetary: fc.integer({ min: 0, max: 1e9 }),
    cluster: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ r, f, m, recency, frequency, monetary, cluster }) => ({
    ...{ code: 0, recency, frequency, monetary, cluster },
    scores: { r, f, m },
    segment: segmentOf(r, f, m),
  }));

test("each pair of scores has a cell of its own", () => {
  const cells = new Set<number>();
  for (let r = 1; r <= 5; r++) {
    for (let value = 1; value <= 5; value += 0.5) {
      cells.add(gridCell(r, value));
      expect(cellScores(gridCell(r, value))).toEqual({ recency: r, mean: value });
    }
  }
  expect([...cells].sort((a, b) => a - b)).toEqual(Array.from({ length: GRID.rows * GRID.columns }, (_, i) => i));
});

test("grid, segments and clusters are each a division of all customers", () => {
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 60 }), (customers) => {
      const report = segmentReport(customers);
      const sum = (some: SegmentedCustomer[]) => some.reduce((total, { monetary }) => total + monetary, 0);
      const divisions = [
        report.grid,
        ...[report.segments, report.clusters].map((each) => each.map(({ group }) => group)),
      ];
      for (const groups of divisions) {
        expect(groups.reduce((total, group) => total + group.customers, 0)).toBe(customers.length);
        expect(groups.reduce((total, group) => total + group.revenue, 0)).toBe(sum(customers));
      }
      expect(report.all.revenue).toBe(sum(customers));
      for (const { segment, group } of report.segments) {
        const own = customers.filter((each) => each.segment === segment);
        expect(group).toMatchObject({ customers: own.length, revenue: sum(own) });
        const days = own.reduce((total, { recency }) => total + recency, 0) / own.length;
        expect(group.meanRecencyDays).toEqual(days);
      }
    }),
  );
});

test("without clusters there are none, without customers all is empty", () => {
  expect(segmentReport([])).toMatchObject({ all: { customers: 0, revenue: 0 }, clusters: [] });
  expect(segmentReport([]).segments.map(({ segment }) => segment)).toEqual([...SEGMENTS]);
});

test("of some lines count the customers who have one, with the money of these lines", () => {
  fc.assert(
    fc.property(fc.array(customer, { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.nat(1e6)), (made, money) => {
      const customers = made.map((each, code) => ({ ...each, code }));
      const revenue = Float64Array.from(customers, () => {
        const value = money.next().value ?? 0;
        return value % 3 === 0 ? Number.NaN : value;
      });
      const left = customers
        .filter(({ code }) => !Number.isNaN(revenue[code]!))
        .map((each) => ({ ...each, monetary: revenue[each.code]! }));
      const report = segmentReport(customers, revenue);
      const plain = segmentReport(left);
      expect(report).toEqual(plain);
      // A cluster keeps its number; one of which nobody is left is not told of.
      const numbers = new Set(left.map(({ cluster }) => cluster));
      expect(report.clusters.map(({ number }) => number)).toEqual([1, 2, 3, 4].filter((each) => numbers.has(each)));
    }),
  );
});

test("each customer's revenue is that of its lines", () => {
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const lines = toSaleLines(file.lines, file.has);
      const revenue = runToEnd(revenueByCustomer(lines));
      lines.customer.values.forEach((name, code) => {
        const own = file.lines.filter((line) => line.customer === name).map((line) => line.revenue);
        expect(revenue[code]).toBe(plainSum(own));
      });
    }),
  );
  const lines = toSaleLines([]);
  expect(runToEnd(revenueByCustomer({ ...lines, customer: { codes: new Int32Array(), values: ["nobody"] } }))).toEqual(
    Float64Array.of(Number.NaN),
  );
});
