import { expect, test } from "vitest";
import { dayOf, dayText, usualPeriods } from "./periods.ts";

const at = (text: string) => Date.parse(`${text}Z`);

test("the usual periods end with the last day of the data", () => {
  expect(usualPeriods(at("2024-03-05T10:00"), at("2025-11-24T18:30"))).toEqual([
    { name: "allDays", from: null, to: null },
    { name: "days30", from: at("2025-10-26T00:00"), to: at("2025-11-25T00:00") },
    { name: "months12", from: at("2024-11-25T00:00"), to: at("2025-11-25T00:00") },
    { name: "2025", from: at("2025-01-01T00:00"), to: at("2026-01-01T00:00") },
    { name: "2024", from: at("2024-01-01T00:00"), to: at("2025-01-01T00:00") },
  ]);
  expect(usualPeriods(Number.NaN, Number.NaN)).toEqual([{ name: "allDays", from: null, to: null }]);
});

test("twelve months before a leap day's end begin on the first of March", () => {
  const [, , months12] = usualPeriods(at("2023-01-01T00:00"), at("2024-02-29T00:00"));
  expect(months12?.from).toBe(at("2023-03-01T00:00"));
});

test("date fields are read when they hold a whole date", () => {
  expect(dayOf("2025-11-24")).toBe(at("2025-11-24T00:00"));
  expect(dayOf("")).toBeNull();
  expect(dayOf(null)).toBeUndefined();
  expect(dayText(at("2025-11-24T00:00"))).toBe("2025-11-24");
  expect(dayText(null)).toBe("");
});
