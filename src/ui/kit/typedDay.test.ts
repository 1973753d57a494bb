import fc from "fast-check";
import { expect, test } from "vitest";
import { createFormat } from "../format.ts";
import { typedDay } from "./typedDay.ts";

test("a day is read in the page's form and in that of files, and nothing else is a day", () => {
  for (const text of ["28/2/2025", "28/02/2025", "28.02.2025", "28-2-2025", "28 2 2025", "28022025", "2025-02-28"]) {
    expect(typedDay(text), text).toBe("2025-02-28");
  }
  expect(typedDay(" ")).toBe("");
  for (const text of ["28/2", "28/2/25", "30/2/2025", "2025-13-01", "0202-11-24", "1/0/2025", "x", "28/2/20255"]) {
    expect(typedDay(text), text).toBeNull();
  }
});

test("what the page writes is read as the same day, in both languages", () => {
  const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom("vi", "en"), (date, language) => {
      const iso = date.toISOString().slice(0, 10);
      expect(typedDay(createFormat(language).date(Date.parse(iso)))).toBe(iso);
    }),
  );
});
