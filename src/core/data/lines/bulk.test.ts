// The bulk of a file in time: what a mistyped year must not move, and what is business however it looks.

import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import { bulkOf, dayAfterBulk } from "./bulk.ts";

const of = (days: readonly number[]) => {
  const time = Float64Array.from(days, (day) => (19_700 + day) * DAY_MS + 36_000_000);
  const { first, last, before, behind } = bulkOf({ count: days.length, time });
  return { first: dayNumber(first) - 19_700, last: dayNumber(last) - 19_700, before, behind };
};
const daily = (count: number, perDay = 1) => Array.from({ length: count * perDay }, (_, i) => Math.floor(i / perDay));

test("a year of another century lies far, in files of a few lines and of many", () => {
  expect(of([0, 2, 29_600])).toEqual({ first: 0, last: 2, before: 0, behind: 1 });
  expect(of([0, 2, -20_000])).toEqual({ first: 0, last: 2, before: 1, behind: 0 });
  expect(of([...daily(700), 30_000, 40_000, 3000, -9000])).toEqual({ first: 0, last: 699, before: 1, behind: 3 });
});

test("next year's number typed in place of this one's lies far where lines are many", () => {
  expect(of([...daily(400, 5), 399 + 200])).toMatchObject({ last: 399, behind: 1 });
  // A whole mistyped order of 12 lines.
  expect(of([...daily(400, 5), ...new Array(12).fill(760)])).toMatchObject({ last: 399, behind: 12 });
});

test.each([
  ["a shop that closes for months each year", daily(900).filter((day) => day % 365 < 240)],
  ["one that opens again after a long pause", [...daily(500), ...daily(9).map((day) => 680 + day)]],
  ["first orders months before the others", [0, 3, ...daily(500).map((day) => 120 + day)]],
  ["a file of a month", daily(28)],
  ["three lines in three years", [0, 400, 900]],
  ["a line a month", daily(60).map((day) => day * 30)],
  ["sales that grow from few a year to many", daily(3000).map((i) => Math.floor(Math.sqrt(i) * 100))],
  ["sales that dwindle", daily(3000).map((i) => -Math.floor(Math.sqrt(i) * 100))],
  ["two lines", [0, 20_000]],
  ["one line", [5]],
  ["two businesses years apart", [...daily(100), ...daily(300).map((day) => day + 5000)]],
])("%s: nothing lies far", (_, days) => {
  const found = of(days);
  expect(found).toMatchObject({ before: 0, behind: 0, first: Math.min(...days) + 0, last: Math.max(...days) + 0 });
});

test("no lines have no bulk", () => {
  expect(bulkOf({ count: 0, time: new Float64Array() })).toMatchObject({ before: 0, behind: 0 });
});

test("the day after is midnight after the bulk's last line", () => {
  const time = Float64Array.of(Date.UTC(2025, 0, 31, 23, 59), Date.UTC(2024, 11, 1), Date.UTC(2105, 0, 1));
  expect(dayAfterBulk({ count: 3, time })).toBe(Date.UTC(2025, 1, 1));
  expect(dayAfterBulk({ count: 1, time: Float64Array.of(Date.UTC(2025, 0, 31)) })).toBe(Date.UTC(2025, 1, 1));
});

test("five dates of other years never move the bulk of a file without long pauses", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 400, maxLength: 800 }),
      fc.array(fc.oneof(fc.integer({ min: 1800, max: 60_000 }), fc.integer({ min: -20_000, max: -1400 })), {
        maxLength: 5,
      }),
      (days, far) => {
        const { before, behind, ...span } = of([...days, ...far]);
        expect(span).toEqual({ first: Math.min(...days) + 0, last: Math.max(...days) + 0 });
        expect(before + behind).toBe(far.length);
      },
    ),
  );
});
