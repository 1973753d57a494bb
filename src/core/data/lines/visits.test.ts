// Visits against the slow version, where numbers come back by day, by customer, or not at all.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type OracleRow, visitOf } from "../testing/oracleVisits.ts";
import { type VisitLines, visitsOf } from "./visits.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function toLines(rows: readonly OracleRow[], withOrders = true): VisitLines {
  return {
    count: rows.length,
    customer: coded(rows.map(({ customer }) => customer)),
    order: withOrders ? coded(rows.map(({ order }) => order)) : null,
    time: Float64Array.from(rows, ({ time }) => time),
  };
}

function coded(texts: readonly (string | null)[]) {
  const values = [...new Set(texts.filter((text) => text !== null))];
  return { codes: Int32Array.from(texts, (text) => (text === null ? -1 : values.indexOf(text))), values };
}

/** Lines of one visit have one code, those of two have two. */
function expectVisits(rows: readonly OracleRow[], withOrders = true): void {
  const { codes, limit, count } = visitsOf(toLines(rows, withOrders));
  const all = withOrders ? rows : rows.map((row) => ({ ...row, order: null }));
  const firsts = all.map((row) => visitOf(row, all));
  const codeOf = new Map(firsts.map((first, i) => [first, codes[i]!]));
  expect([...codes]).toEqual(firsts.map((first) => codeOf.get(first)));
  expect(new Set(codes).size).toBe(new Set(firsts).size);
  expect(count).toBe(new Set(firsts).size);
  for (const code of codes) expect(code >= 0 && code < limit).toBe(true);
}

/** Sales of some days in order of time, numbered from 1 on: by day, by customer, by both, or never again. */
const numberedSales = fc
  .record({
    sales: fc.array(
      fc.record({
        customer: fc.constantFrom("A", "B", "C", "D"),
        wait: fc.constantFrom(0, 0.05, 1, 2.5, 7, 30),
        lines: fc.integer({ min: 1, max: 3 }),
        numbered: fc.constantFrom(true, true, true, true, false),
      }),
      { maxLength: 40 },
    ),
    restart: fc.constantFrom("day", "customer", "day and customer", "never"),
    minutes: fc.boolean(),
    shuffle: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({ sales, restart, minutes, shuffle, seed }) => {
    const rows: OracleRow[] = [];
    const last = new Map<string, number>();
    let time = Date.UTC(2024, 0, 5, 20);
    for (const { customer, wait, lines, numbered } of sales) {
      time += wait * HOUR;
      const day = Math.floor(time / DAY);
      const counter = `${restart.includes("day") ? day : ""} ${restart.includes("customer") ? customer : ""}`;
      const number = (last.get(counter) ?? 0) + 1;
      last.set(counter, number);
      for (let i = 0; i < lines; i++) {
        const at = time + (minutes ? i * 4 * 60_000 : 0);
        rows.push({ line: 0, customer, order: numbered ? String(number) : null, time: at });
      }
    }
    if (shuffle) rows.sort((a, b) => ((a.time + seed) % 7919) - ((b.time + seed) % 7919));
    return rows.map((row, i) => ({ ...row, line: i + 1 }));
  });

const anyRows = fc
  .array(
    fc.record({
      customer: fc.constantFrom("A", "A", "B", "__proto__"),
      order: fc.constantFrom("1", "2", "3", null),
      time: fc.integer({ min: 0, max: 20 }).map((step) => Date.UTC(2024, 0, 5) + step * 2.5 * HOUR),
    }),
    { maxLength: 60 },
  )
  .map((rows) => rows.map((row, i): OracleRow => ({ line: i + 1, ...row })));

test("visits are those of the slow version, whatever numbers start again by", () => {
  fc.assert(
    fc.property(fc.oneof(numberedSales, anyRows), fc.constantFrom(true, true, false), (rows, withOrders) =>
      expectVisits(rows, withOrders),
    ),
    { numRuns: 1000 },
  );
});

test("many lines of one customer out of order", () => {
  const rows = Array.from({ length: 500 }, (_, i) => {
    const time = Date.UTC(2024, 0, 5) + ((i * 7919) % 500) * HOUR;
    return { line: i + 1, customer: "A", order: i % 3 === 0 ? null : String(i % 4), time };
  });
  expectVisits(rows);
});

const at = (text: string) => Date.parse(`${text}Z`);
const row = (customer: string, order: string | null, time: string): OracleRow => ({
  ...{ line: 0, customer, order },
  time: at(time),
});

test("an order over midnight is one visit; a number that comes back after longer is another", () => {
  const lines = toLines([
    row("A", "7", "2024-01-05 23:58"),
    row("A", "7", "2024-01-06 00:01"),
    row("A", "7", "2024-01-06 09:00"),
    row("B", "7", "2024-01-06 00:01"),
    row("A", "8", "2024-01-06 08:00"),
    row("A", "8", "2024-01-06 21:00"),
    row("A", null, "2024-01-06 08:00"),
    row("A", null, "2024-01-06 08:00"),
    row("A", null, "2024-01-06 08:01"),
  ]);
  const { codes, count } = visitsOf(lines);
  const names = [...codes].map((code) => [...new Set(codes)].indexOf(code));
  expect(names).toEqual([0, 0, 1, 2, 3, 3, 4, 4, 5]);
  expect(count).toBe(6);
});

test("where every number is one customer's of one day, the numbers are the visits", () => {
  const lines = toLines([
    row("A", "7", "2024-01-05 08:00"),
    row("A", "7", "2024-01-05 20:00"),
    row("B", "9", "2024-01-06"),
  ]);
  expect(visitsOf(lines).codes).toBe(lines.order!.codes);
  expect(visitsOf(lines)).toBe(visitsOf(lines));
});
