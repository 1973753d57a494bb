// Years of two digits as Thailand writes them: 01/02/68 is the first of February 2568, and so of 2025.

import { timeText } from "../../lib/timeText.ts";
import { sampleText } from "../dataError.ts";
import { readDate, timeReading } from "../values/dates.ts";
import type { ColumnValues } from "./columnValues.ts";
import type { DateFormat } from "./mapping.ts";

/** Years of two digits that would be decades away, and are those of today as Thailand counts them: 2560 to 2575. */
const THAI_YEAR = /^\s*\d{1,2}[/. -](?:\d{1,2}|[\p{L}\p{M}.]{2,12})[/. -](?:6\d|7[0-5])(?!\d)/u;
/** So many of the dates, for the column to be of such years. */
const NEARLY_ALL = 0.9;
const THAI_LETTER = /[\u0e01-\u0e5b]/;
/** Cells of each column that are looked at for letters. */
const LOOKED_AT = 50;

/** How many of the cells have such a year; 0 where not nearly all of the filled ones have. */
export function countThaiYears(cells: readonly string[]): number {
  let [filled, found] = [0, 0];
  for (const cell of cells) {
    if (cell.trim() === "") continue;
    filled++;
    if (THAI_YEAR.test(cell)) found++;
    // The plain case costs one cell.
    else if (filled === 1) return 0;
  }
  return found >= NEARLY_ALL * filled ? found : 0;
}

/** Whether the file's language or its money says that it is of Thailand. */
export function isThai(values: readonly ColumnValues[], currency: string): boolean {
  if (currency === "THB") return true;
  return values.some(
    ({ header, cells }) => THAI_LETTER.test(header) || cells.slice(0, LOOKED_AT).some((cell) => THAI_LETTER.test(cell)),
  );
}

export interface ThaiYears {
  column: string;
  count: number;
  /** One of the dates, with the day that it is as written, and as Thailand counts. */
  value: string;
  day: string;
  thai: string;
}

/** Such years in a date column, with an example; null where it has none. */
export function thaiYearsOf({ filled, header }: ColumnValues, format: DateFormat): ThaiYears | null {
  const count = countThaiYears(filled);
  const thai = { ...timeReading(), thaiYears: true };
  const sample = count > 0 ? filled.find((cell) => THAI_YEAR.test(cell) && readDate(cell, format, thai)) : undefined;
  if (sample === undefined) return null;
  const reading = timeReading();
  const day = readDate(sample, format, reading) ? timeText(reading.ms, false) : "–";
  return { column: header, count, value: sampleText(sample), day, thai: timeText(thai.ms, false) };
}
