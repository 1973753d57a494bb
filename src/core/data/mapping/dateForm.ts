// Dates in a form that is worth a word: Buddhist years, and moments counted from 1970. Told from the file itself each time
// it is read, so that a mapping made for another file cannot turn its years.

import { DAY_MS } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { BUDDHIST_YEARS, EPOCH, readDate, timeReading } from "../values/dates.ts";
import { isNoDay, NO_DAYS } from "../values/noDate.ts";
import type { DateFormat, Dialect, Mapping } from "./mapping.ts";

export interface DateForm {
  calendar?: Dialect["calendar"];
  note: Message;
}

/** Dates without a Buddhist year that show the file is none of them. */
const LOOKED_AT = 100;
/** Slips among Buddhist years that leave the file one of Buddhist years. */
const NEARLY_ALL = 0.9;

type Rows = readonly (readonly string[])[];

/** The cells of the mapped date column in the first lines of a file; none where no column is mapped. */
export function dateCells({ rows }: { rows: Rows }, { columns: { date } }: Pick<Mapping, "columns">): string[] {
  return date === undefined ? [] : rows.map((row) => row[date] ?? "");
}

/** The form of the mapped date column in the first lines of a file; null where it needs no word. */
export function dateForm(table: { rows: Rows }, mapping: Mapping): DateForm | null {
  return formOf(dateCells(table, mapping), mapping.header[mapping.columns.date ?? -1] ?? "", mapping.dateFormat);
}

/** A day has neighbours within so many days. */
const NEAR = 366;
/** So many of the dates, and two at least, are neighbours. */
const NEIGHBOURS = 0.01;

/** Whether days that programs write for "no date" lie among the days of the first lines: then they are days like others. */
export function reachesOldDays(table: { rows: Rows }, mapping: Mapping): boolean {
  const reading = timeReading();
  const days: number[] = [];
  for (const cell of dateCells(table, mapping))
    if (readDate(cell, mapping.dateFormat, reading) && !isNoDay(reading.ms)) days.push(reading.ms / DAY_MS);
  const enough = Math.max(2, NEIGHBOURS * days.length);
  return NO_DAYS.some((none) => days.filter((day) => Math.abs(day - none) <= NEAR).length >= enough);
}

/** The form of these cells. */
function formOf(cells: readonly string[], column: string, format: DateFormat): DateForm | null {
  const reading = timeReading();
  let readable = 0;
  let buddhist = 0;
  let first = "";
  for (const cell of cells) {
    if (!readDate(cell, format, reading) || isNoDay(reading.ms)) continue;
    readable++;
    if (readable === LOOKED_AT && buddhist === 0) break;
    if (!reading.buddhist) continue;
    buddhist++;
    first ||= cell;
  }
  if (buddhist > 0 && buddhist >= NEARLY_ALL * readable) {
    readDate(first, format, reading);
    const values = {
      column,
      value: sampleText(first),
      date: timeText(reading.ms, false),
      years: BUDDHIST_YEARS,
    };
    return { calendar: "buddhist", note: dataMessage("note.buddhist", values) };
  }
  const moment =
    format === "iso"
      ? cells.slice(0, LOOKED_AT).find((cell) => EPOCH.test(cell) && readDate(cell, format, reading))
      : undefined;
  if (moment === undefined) return null;
  const unit = dataMessage(reading.ms === Number(moment) ? "epoch.milliseconds" : "epoch.seconds");
  const values = { column, value: moment.trim(), unit, date: timeText(reading.ms, true).replace("T", " ") };
  return { note: dataMessage("note.epoch", values) };
}
