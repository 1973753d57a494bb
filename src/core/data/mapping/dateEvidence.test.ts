// What a column's dates say, whatever order its cells come in and however often one comes back.

import fc from "fast-check";
import { expect, test } from "vitest";
import { readDate, timeReading } from "../values/dates.ts";
import { saysNoDate } from "../values/noDate.ts";
import { dateEvidence } from "./dateEvidence.ts";
import type { DateFormat } from "./mapping.ts";

const TEXTS = [
  ...[
    "05/01/2024",
    "13/01/2024",
    "01/13/2024",
    "2024-01-05",
    "2024/1/5",
    "20240105",
    "5 Jan 2024",
    "ngày 5 tháng 1 năm 2024",
  ],
  ...[
    "1704412800",
    "00/00/0000",
    "31/12/9999",
    "45000",
    "12,000",
    "KH001",
    "Trà sữa 340g",
    "",
    "-",
    '="05/01/2024"',
    "'13/01/2024",
  ],
];

test("the share is that of the cells which are dates in the format, each cell read by itself", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 40 }), (cells) => {
      const told = cells.filter((text) => !saysNoDate(text, "iso"));
      const reading = timeReading();
      const count = (format: DateFormat) => told.filter((text) => readDate(text, format, reading)).length;
      const found = dateEvidence(cells);
      const { share } = found;
      // Slashes behind the year make no other format of it.
      const format = found.format === "yyyy/mm/dd" ? "iso" : found.format;
      if (told.length === 0) expect(share).toBe(0);
      else expect(share).toBe(count(format) / told.length);
      const most = Math.max(count("dd/mm/yyyy"), count("mm/dd/yyyy"));
      if (count("iso") < most) expect(count(format)).toBe(most);
    }),
    { numRuns: 500 },
  );
});

test("dates that come back from line to line tell their order as those that do not", () => {
  const days = Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, "0")}/01/2024`);
  expect(dateEvidence(days)).toEqual({ format: "dd/mm/yyyy", share: 1, order: "from the order of the lines" });
  expect(dateEvidence(days.flatMap((day) => [day, day, "", day]))).toMatchObject({
    format: "dd/mm/yyyy",
    order: "from the order of the lines",
  });
});
