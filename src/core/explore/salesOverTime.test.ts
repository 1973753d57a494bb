// Sums over time and over the week against plain loops over plain lines, and hand-worked days around Tết and leap days.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visitsOf } from "../data/lines/visits.ts";
import { visitOf } from "../data/testing/oracleVisits.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { dayYearBefore, periodStart, salesOverTime, TIME_UNITS, unitFor } from "./salesOverTime.ts";
import { plainSum } from "./testing/plainSum.ts";
import { weekHours } from "./weekHours.ts";

const day = (text: string) => Date.parse(text) / DAY_MS;
const dayOf = (time: number) => Math.floor(time / DAY_MS);

/** What some plain lines come to. */
function plain(lines: PlainLine[], all: PlainLine[]) {
  return {
    revenue: plainSum(lines.map(({ revenue }) => revenue)),
    quantity: plainSum(lines.map(({ quantity }) => quantity)),
    orders: new Set(lines.map((line) => visitOf(line, all))).size,
    customers: new Set(lines.map(({ customer }) => customer)).size,
    lines: lines.length,
  };
}
const slot = (sums: Record<keyof ReturnType<typeof plain>, Float64Array>, at: number) => ({
  revenue: sums.revenue[at]!,
  quantity: sums.quantity[at]!,
  orders: sums.orders[at]!,
  customers: sums.customers[at]!,
  lines: sums.lines[at]!,
});

describe("salesOverTime", () => {
  test("each period has its lines, and those of the same days a year before", () => {
    const question = fc.record({
      unit: fc.constantFrom(...TIME_UNITS),
      byTet: fc.boolean(),
      first: fc.integer({ min: 0, max: 900 }).map((days) => day("2021-11-10") + days),
      length: fc.integer({ min: 1, max: 800 }),
      known: fc.integer({ min: -500, max: 300 }).map((days) => day("2021-11-20") + days),
    });
    fc.assert(
      fc.property(arbitraryFile, question, (file, { length, ...rest }) => {
        const asked = { ...rest, end: rest.first + length };
        const lines = toSaleLines(file.lines, file.has);
        const found = runToEnd(salesOverTime(lines, visitsOf(lines), asked));
        // Day by day, a new period where the period's first day is another.
        const periods: number[][] = [];
        let last = Number.NaN;
        for (let each = asked.first; each < asked.end; each++) {
          const start = periodStart(each, asked.unit);
          if (start !== last) periods.push([]);
          last = start;
          periods.at(-1)!.push(each);
        }
        expect([...found.start]).toEqual(periods.map((days) => days[0]));
        expect([...found.end]).toEqual(periods.map((days) => days.at(-1)! + 1));
        periods.forEach((days, p) => {
          const within = (wanted: number[]) => file.lines.filter(({ time }) => wanted.includes(dayOf(time)));
          expect(slot(found.now, p)).toEqual(plain(within(days), file.lines));
          const before = days.map((each) => dayYearBefore(each, asked)).filter((each) => each !== null);
          const reaches = before.every((each) => each >= asked.known) && (asked.unit !== "day" || before.length > 0);
          const leap = before.includes(day("2024-02-28")) && asked.unit === "month" ? [day("2024-02-29")] : [];
          const expected = plain(within([...before, ...leap]), file.lines);
          const none = Object.fromEntries(Object.keys(expected).map((name) => [name, Number.NaN]));
          expect(slot(found.before, p)).toEqual(reaches ? expected : none);
        });
      }),
    );
  });

  test("a month that is not over is held against the same days of the year before", () => {
    const line = (date: string, revenue: number): PlainLine => ({
      ...{ line: 1, customer: "A", product: "P", order: null, quantity: 1, discount: 0, family: "P" },
      ...{ salesperson: null, source: null, walkIn: false, place: null },
      time: Date.parse(date),
      revenue,
    });
    const lines = toSaleLines([
      line("2024-02-28", 1),
      line("2024-02-29", 2),
      line("2024-03-10", 4),
      line("2024-03-11", 8),
      line("2025-02-28", 16),
      line("2025-03-10", 32),
    ]);
    const ask = { unit: "month", byTet: false, known: day("2024-02-01") } as const;
    const found = runToEnd(
      salesOverTime(lines, visitsOf(lines), { ...ask, first: day("2025-02-01"), end: day("2025-03-11") }),
    );
    expect([...found.now.revenue]).toEqual([16, 32]);
    expect([...found.before.revenue]).toEqual([3, 4]);
    expect([...found.cut]).toEqual([0, 1]);
  });

  test("days before Tết are held against as many days before the Tết of the year before", () => {
    const tet = { unit: "day", byTet: true } as const;
    // Tết was on 10 February 2024 and 29 January 2025, 17 February 2026.
    expect(dayYearBefore(day("2025-01-22"), tet)).toBe(day("2024-02-03"));
    expect(dayYearBefore(day("2025-02-03"), tet)).toBe(day("2024-02-15"));
    expect(dayYearBefore(day("2026-02-16"), tet)).toBe(day("2025-01-28"));
    expect(dayYearBefore(day("2026-02-16"), { ...tet, byTet: false })).toBe(day("2025-02-16"));
    expect(dayYearBefore(day("2024-02-29"), { unit: "day", byTet: false })).toBeNull();
    expect(dayYearBefore(day("2024-02-29"), { unit: "week", byTet: false })).toBe(day("2023-03-02"));
  });

  test("the unit follows the span", () => {
    expect([30, 95, 96, 1100, 1101].map(unitFor)).toEqual(["day", "day", "week", "week", "month"]);
  });
});

test("each hour of the week has its lines; a day is one where there are no times of day", () => {
  fc.assert(
    fc.property(arbitraryFile, fc.boolean(), (file, timeOfDay) => {
      const made = toSaleLines(file.lines, file.has);
      const lines = { ...made, has: { ...made.has, timeOfDay } };
      const { hours, sums } = runToEnd(weekHours(lines, visitsOf(lines)));
      expect(hours).toBe(timeOfDay ? 24 : 1);
      for (let weekday = 0; weekday < 7; weekday++) {
        for (let hour = 0; hour < hours; hour++) {
          const own = file.lines.filter(({ time }) => {
            const date = new Date(time);
            return (date.getUTCDay() + 6) % 7 === weekday && (!timeOfDay || date.getUTCHours() === hour);
          });
          expect(slot(sums, weekday * hours + hour)).toEqual(plain(own, file.lines));
        }
      }
    }),
  );
});
