// Files of one data set may write dates and numbers each in its own way: told from the head of each, and written alike where
// they are joined, so that one mapping reads them all.

import { DAY_MS } from "../../lib/calendar.ts";
import { commonestFirst, countEach } from "../../lib/counts.ts";
import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { dataMessage } from "../dataMessages.ts";
import { type DateFormat, type Decimal, NUMBER_FIELDS } from "../mapping/mapping.ts";
import { columnsOf, proposeMapping } from "../mapping/proposeMapping.ts";
import { readDate, timeReading } from "../values/dates.ts";

/** How a cell of a file is written for all; by column of the file. */
export type Rewrite = ReadonlyMap<number, (cell: string) => string>;

/** What the head of one file says about its dates and numbers. */
export interface FileForms {
  /** The file alone could be read: it has a date, a customer and a product. */
  usable: boolean;
  date: { column: number; format: DateFormat; decided: boolean } | null;
  /** Decimal marks that values prove, by column. */
  decimals: ReadonlyMap<number, Decimal>;
  /** First day of the head, ms; infinite without dates. */
  first: number;
}

/** Tells the forms of one file from its head. */
export function formsOf({ header, rows }: { header: readonly string[]; rows: readonly string[][] }): FileForms {
  const { mapping, missing } = proposeMapping(header, rows);
  const values = columnsOf(header, rows);
  const decimals = new Map<number, Decimal>();
  for (const field of NUMBER_FIELDS) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const { dot, comma } = values[column]!.decimal;
    if (dot > 0 && comma === 0) decimals.set(column, ".");
    if (comma > 0 && dot === 0) decimals.set(column, ",");
  }
  const at = mapping.columns.date;
  if (at === undefined) return { usable: false, date: null, decimals, first: Number.POSITIVE_INFINITY };
  const { format, order } = values[at]!.date;
  const reading = timeReading();
  let first = Number.POSITIVE_INFINITY;
  for (const cell of values[at]!.filled) if (readDate(cell, format, reading)) first = Math.min(first, reading.ms);
  return {
    usable: missing.length === 0,
    date: { column: at, format, decided: order === null || order === "certain" },
    decimals,
    first,
  };
}

export interface FormedFile {
  name: string;
  header: readonly string[];
  forms: FileForms;
  /** For each column of the first file its index in this one. */
  order: readonly number[];
}

/**
 * What has to be written anew in each file, and what to say about it. Most files decide; of dates whose order a file leaves
 * open, the others decide.
 */
export function agree(files: readonly FormedFile[]): { rewrites: Rewrite[]; notes: Message[] } {
  const rewrites: Map<number, (cell: string) => string>[] = files.map(() => new Map());
  const notes: Message[] = [];
  const common = mostOften(files.flatMap(({ forms: { date } }) => (date?.decided ? [date.format] : [])));
  const slashed = common === "dd/mm/yyyy" || common === "mm/dd/yyyy";
  files.forEach(({ name, forms: { date } }, i) => {
    if (!date || common === undefined || date.format === common) return;
    if (isYearFirst(date.format) && isYearFirst(common)) return;
    if (!date.decided && slashed) return;
    const { format } = date;
    rewrites[i]!.set(date.column, (cell) => isoCell(cell, format));
    // Another form that reads the same needs no word.
    if (!isYearFirst(format)) notes.push(dataMessage("note.fileDates", { name, format, other: common }));
  });
  files[0]?.header.forEach((header, column) => {
    const marks = files.map(({ forms, order }) => forms.decimals.get(order[column]!));
    const most = mostOften(marks.flatMap((mark) => mark ?? []));
    files.forEach(({ name, order }, i) => {
      const mark = marks[i];
      if (most === undefined || mark === undefined || mark === most) return;
      rewrites[i]!.set(order[column]!, swapMarks);
      notes.push(dataMessage("note.fileDecimal", { name, column: header, mark, other: most }));
    });
  });
  return { rewrites, notes };
}

function isYearFirst(format: DateFormat): boolean {
  return format === "iso" || format === "yyyy/mm/dd";
}

const reading = timeReading();

/** The date with its year first, which every format reads alike; other text stays. */
function isoCell(cell: string, format: DateFormat): string {
  if (!readDate(cell, format, reading)) return cell;
  const text = timeText(reading.ms, true);
  return reading.timed || reading.ms % DAY_MS !== 0 ? text : text.slice(0, 10);
}

/** 1.234,5 → 1,234.5 and back. */
function swapMarks(cell: string): string {
  return cell.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
}

/** What stands most often in a list, the first of those that stand equally often. */
function mostOften<T>(values: readonly T[]): T | undefined {
  const [most] = commonestFirst(countEach(values)).keys();
  return most;
}
