import { expect, test } from "vitest";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { segmentCustomers } from "./customerSegments.ts";
import { type PlainLine, toSaleLines } from "./testing/plainLine.ts";

const DAY = 86_400_000;
const line = (customer: string, day: number, revenue: number, more: Partial<PlainLine> = {}): PlainLine => ({
  line: 0,
  customer,
  time: Date.UTC(2024, 0, 1) + day * DAY,
  product: "P",
  order: `${customer} ${day}`,
  quantity: 1,
  revenue,
  discount: 0,
  family: "P",
  salesperson: null,
  source: null,
  walkIn: false,
  place: null,
  ...more,
});

/** Five customers in a row from worst to best: last bought on day 20, 40, 60, 80, 100; 1 to 5 visits; 1 to 5 a visit. */
const lines = ["A", "B", "C", "D", "E"].flatMap((customer, i) =>
  Array.from({ length: i + 1 }, (_, visit) => line(customer, 20 * (i + 1) - visit, i + 1)),
);
const segmented = (rows: PlainLine[], options = {}) =>
  runToEnd(segmentCustomers(toSaleLines(rows), { dropWalkIns: false, clusters: 0, seed: 1, ...options }));

test("scores and segments worked by hand", () => {
  // Quintile limits of 0, 20, 40, 60, 80 days: 16, 32, 48, 64. Of 1..5 visits: 1.8, 2.6, 3.4, 4.2; of 1, 4, 9, 16, 25 alike.
  expect(segmented(lines)).toEqual(
    [
      { recency: 80, frequency: 1, monetary: 1, scores: { r: 1, f: 1, m: 1 }, segment: "Lost" },
      { recency: 60, frequency: 2, monetary: 4, scores: { r: 2, f: 2, m: 2 }, segment: "Hibernating" },
      { recency: 40, frequency: 3, monetary: 9, scores: { r: 3, f: 3, m: 3 }, segment: "Needs attention" },
      { recency: 20, frequency: 4, monetary: 16, scores: { r: 4, f: 4, m: 4 }, segment: "Loyal" },
      { recency: 0, frequency: 5, monetary: 25, scores: { r: 5, f: 5, m: 5 }, segment: "Champions" },
    ].map((each, code) => ({ code, ...each, cluster: null })),
  );
});

test("the lines of one order are one visit, walk-ins can be left out, clusters count from 1", () => {
  const rows = [...lines, line("E", 100, 3), line("W", 100, 1e6, { walkIn: true })];
  const found = segmented(rows, { dropWalkIns: true, clusters: 2 });
  expect(found.map(({ code }) => code)).toEqual([0, 1, 2, 3, 4]);
  expect(found[4]).toMatchObject({ frequency: 5, monetary: 28 });
  expect(new Set(found.map(({ cluster }) => cluster))).toEqual(new Set([1, 2]));
  expect(found[4]!.cluster).toBe(1);
  expect(found[0]!.cluster).toBe(2);
  expect(segmented(rows)).toHaveLength(6);
});

test("no lines, no segments", () => {
  expect(segmented([line("W", 1, 1, { walkIn: true })], { dropWalkIns: true })).toEqual([]);
});
