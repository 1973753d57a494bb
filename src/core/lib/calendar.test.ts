import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, dayNumber, hourOf, MONTH_COS, MONTH_SIN, monthOf, WEEKDAY_SIN, weekdayOf } from "./calendar.ts";
import { daysToNearestTet, TET_TIMES } from "./tet.ts";

test("months, weekdays and hours are those of the calendar, before 1970 too", () => {
  const times = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(times, (time) => {
      const date = new Date(time);
      expect(monthOf(dayNumber(time))).toBe(date.getUTCMonth());
      expect(weekdayOf(dayNumber(time))).toBe((date.getUTCDay() + 6) % 7);
      expect(hourOf(time)).toBe(date.getUTCHours());
    }),
    { numRuns: 2000 },
  );
});

test("January and Monday are at angle 0, April a quarter turn on", () => {
  expect([MONTH_SIN[0], MONTH_COS[0], WEEKDAY_SIN[0]]).toEqual([0, 1, 0]);
  expect(MONTH_SIN[3]).toBe(1);
});

test("one Tết a year, between 20 January and 21 February", () => {
  expect(TET_TIMES).toHaveLength(61);
  TET_TIMES.forEach((tet, i) => {
    const date = new Date(tet);
    expect(date.getUTCFullYear()).toBe(1990 + i);
    const day = (tet - Date.UTC(1990 + i, 0, 1)) / DAY_MS;
    expect(day).toBeGreaterThanOrEqual(20);
    expect(day).toBeLessThanOrEqual(51);
    // Lunar years have 12 or 13 months.
    if (i > 0) expect([354, 355, 383, 384, 385]).toContain((tet - TET_TIMES[i - 1]!) / DAY_MS);
  });
});

test("days to Tết count to the nearest one, before or after, up to 60", () => {
  expect(daysToNearestTet(Date.UTC(2025, 0, 29))).toBe(0);
  expect(daysToNearestTet(Date.UTC(2025, 0, 28, 12))).toBe(0.5);
  expect(daysToNearestTet(Date.UTC(2025, 1, 8))).toBe(10);
  expect(daysToNearestTet(Date.UTC(2024, 11, 31))).toBe(29);
  expect(daysToNearestTet(Date.UTC(2023, 0, 1))).toBe(21);
  expect(daysToNearestTet(Date.UTC(2025, 6, 1))).toBe(60);
  for (const year of [1900, 1989, 2060, 2200]) expect(daysToNearestTet(Date.UTC(year, 5, 1))).toBe(60);
});

test("the fast search for the nearest Tết is the search over all", () => {
  const times = fc.integer({ min: Date.UTC(1988, 0, 1), max: Date.UTC(2053, 0, 1) });
  fc.assert(
    fc.property(times, (time) => {
      expect(daysToNearestTet(time)).toBe(
        Math.min(60, ...Array.from(TET_TIMES, (tet) => Math.abs(time - tet) / DAY_MS)),
      );
    }),
    { numRuns: 2000 },
  );
});
