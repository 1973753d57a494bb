// Dates in files and options: read strictly, written without a time zone.

import { expect, test } from "vitest";
import { parseDay, timeText } from "./timeText.ts";

test("times are written as they were, without a zone", () => {
  const time = Date.UTC(2025, 2, 4, 10, 5, 7);
  expect(timeText(time, true)).toBe("2025-03-04T10:05:07");
  expect(timeText(time, false)).toBe("2025-03-04");
  expect(timeText(Number.NaN, true)).toBe("");
});

test("a day is read strictly", () => {
  expect(parseDay("2024-02-29")).toBe(Date.UTC(2024, 1, 29));
  for (const text of ["2025-02-29", "2025-13-01", "01/02/2025", "2025-1-2", ""]) {
    expect(() => parseDay(text)).toThrow(/is no date: write it as YYYY-MM-DD/);
  }
});
