// Dates that a spreadsheet set to another country turned around: it takes 05/01 for the first of May where it can, writes
// it its own way, and leaves 13/01 as text. What is left is a column in two writings, one with all days up to the 12th.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import { sampleText } from "../dataError.ts";
import { civilDayNumber, readDate, timeReading } from "../values/dates.ts";
import type { DateFormat } from "./mapping.ts";

/** So many different days in each writing, and in both together, before it means anything. */
const FEWEST = 3;
const FEWEST_TOGETHER = 7;
/** The lines follow each other so many times more closely under one reading. */
const CLEARLY = 3;
/** A column in two writings falls apart at the 12th by chance so rarely. */
const CHANCE = 1e-6;

export interface TurnedDates {
  /** Cells that were turned, and those that were left. */
  turned: number;
  left: number;
  /** One of each as written; the days that the first is, as it stands and turned back, ms. */
  sample: string;
  leftSample: string;
  asWritten: number;
  back: number;
  /** The order of the lines, or the number of the days, leaves no doubt. */
  certain: boolean;
}

/** The fingerprint in a date column's cells, in file order; null where it is not there. */
export function turnedDates(cells: readonly string[], format: DateFormat): TurnedDates | null {
  if (format !== "dd/mm/yyyy" && format !== "mm/dd/yyyy") return null;
  const reading = timeReading();
  const turned = new Set<number>();
  const left = new Set<number>();
  const found = { turned: 0, left: 0, sample: "", leftSample: "", asWritten: 0, back: 0 };
  const steps = { asWritten: 0, back: 0 };
  let before: { asWritten: number; back: number } | null = null;
  for (const cell of cells) {
    if (!readDate(cell, format, reading)) continue;
    const asWritten = reading.ms;
    const back = reading.settled ? turnedBack(asWritten) : asWritten;
    if (reading.settled ? Number.isNaN(back) : !reading.definite) return null;
    if (reading.settled) {
      found.turned++;
      turned.add(dayNumber(asWritten));
      if (found.sample === "" || found.asWritten === found.back)
        Object.assign(found, { sample: sampleText(cell), asWritten, back });
    } else {
      found.left++;
      left.add(dayNumber(asWritten));
      found.leftSample ||= sampleText(cell);
    }
    if (before) {
      steps.asWritten += Math.abs(asWritten - before.asWritten);
      steps.back += Math.abs(back - before.back);
    }
    before = { asWritten, back };
  }
  if (Math.min(turned.size, left.size) < FEWEST || turned.size + left.size < FEWEST_TOGETHER) return null;
  // As they stand the lines follow each other: whoever writes two ways changed it on the 13th.
  if (CLEARLY * steps.asWritten < steps.back) return null;
  const chance = (12 / 31) ** turned.size * (19 / 31) ** left.size;
  return { ...found, certain: CLEARLY * steps.back < steps.asWritten || chance < CHANCE };
}

/** The moment with day and month turned around; NaN where the day is no month. */
export function turnedBack(ms: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  if (day > 12) return Number.NaN;
  return civilDayNumber(date.getUTCFullYear(), day, date.getUTCMonth() + 1) * DAY_MS + (ms - dayNumber(ms) * DAY_MS);
}
