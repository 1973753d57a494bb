// Shapes of a table that its header gives away: a column for every month or day, and columns of one name.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { normaliseHeader } from "../mapping/headerText.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { readDate, timeReading } from "../values/dates.ts";
import type { Doubt } from "./doubt.ts";

/** Fewer columns of periods than these may be anything. */
const FEWEST_PERIODS = 3;
const MONTH =
  /^(?:(?:tháng|thang|month|t|m)?\s*(?:0?[1-9]|1[0-2])\s*[-/._ ]\s*(?:19|20)\d\d|(?:19|20)\d\d\s*[-/._ ]\s*(?:0?[1-9]|1[0-2]))$/iu;
const NUMBERED_DAY = /^(?:d|day|ngày|week|w|tuần)[_ ]?\d{1,4}$/iu;
const NAMED_MONTH =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/._ ]*(?:\d\d|(?:19|20)\d\d)?$|^(?:tháng|thang)\s*(?:0?[1-9]|1[0-2])$/iu;

/** The columns that are periods, where a file has one for each: names such as 2024-01, Tháng 3, Jan-24, d_17. */
export function periodColumns(header: readonly string[]): number[] {
  const reading = timeReading();
  const isPeriod = (name: string): boolean =>
    MONTH.test(name) ||
    NAMED_MONTH.test(name) ||
    NUMBERED_DAY.test(name) ||
    (/\d/.test(name) && /^\D*\d+\D+\d+/.test(name) && readDate(name, "dd/mm/yyyy", reading));
  const found = header.flatMap((name, index) => (isPeriod(name.trim()) ? [index] : []));
  return found.length < FEWEST_PERIODS ? [] : found;
}

/** Tells a table with a column for each month or day, which has no date on its lines. */
export function wideTable(header: readonly string[], { columns }: Mapping): Doubt[] {
  if (columns.date !== undefined) return [];
  const periods = periodColumns(header);
  if (periods.length === 0) return [];
  const [first, second] = periods.map((index) => header[index]!);
  const note = dataMessage("note.wide", { count: periods.length, first: first!, second: second! });
  return [{ note, columns: periods }];
}

/** Tells names that several columns have, where one of these is read. */
export function repeatedNames(header: readonly string[], { columns }: Mapping): Doubt[] {
  const places = new Map<string, number[]>();
  header.forEach((name, index) => {
    const key = normaliseHeader(name);
    if (key === "") return;
    const known = places.get(key);
    if (known) known.push(index);
    else places.set(key, [index]);
  });
  const used = new Set(Object.values(columns));
  return [...places.values()].flatMap((same) => {
    const read = same.filter((index) => used.has(index));
    if (same.length < 2 || read.length === 0 || read.length === same.length) return [];
    return [{ note: repeatedNote(header, same, read), columns: same }];
  });
}

function repeatedNote(header: readonly string[], same: readonly number[], read: readonly number[]): Message {
  const numbers = (indexes: readonly number[]) => indexes.map((index) => `#${index + 1}`).join(", ");
  return dataMessage("note.repeatedName", {
    ...{ count: same.length, column: header[same[0]!]!, all: numbers(same), read: numbers(read) },
  });
}
