// What each of several files holds, told after the reading: its span, its repeats, and the days that no file has.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { dataMessage } from "../dataMessages.ts";
import type { FileReport } from "../ingest/inspection.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { listed } from "./columnMatch.ts";
import type { FileSurvey } from "./fileSurvey.ts";

/** Fewer days than these between two files may be a holiday. */
const FEWEST_DAYS = 5;

/** A report of each file, in the order in which their lines stand. */
export function fileReports({ count, line, time }: SaleLines, { files, repeats }: FileSurvey): FileReport[] {
  let behind = 0;
  let at = 0;
  let repeat = 0;
  return files.map(({ name, rows }) => {
    behind += rows;
    let [first, last, repeated] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    for (; at < count && line[at]! <= behind; at++) {
      first = Math.min(first, time[at]!);
      last = Math.max(last, time[at]!);
    }
    for (; repeat < repeats.lines.length && repeats.lines[repeat]! <= behind; repeat++) repeated++;
    return { name, rows, repeated, first: timeText(first, true), last: timeText(last, true) };
  });
}

/** The lines that were left out as repeats, or kept, and days that lie between two files and in none. */
export function fileNotes(files: readonly FileReport[], lines: SaleLines, { keepRepeats }: Mapping): Message[] {
  const notes: Message[] = [];
  const repeating = files.filter(({ repeated }) => repeated > 0);
  const count = repeating.reduce((sum, { repeated }) => sum + repeated, 0);
  if (count > 0) {
    const each = repeating.map(({ name, repeated }) => `${name}: ${repeated}`);
    notes.push(dataMessage(keepRepeats ? "note.repeatsKept" : "note.inTwoFiles", { count, files: listed(each) }));
  }
  const spans = files
    .filter(({ first }) => first !== "")
    .map(({ name, first, last }) => ({ name, first: dayOf(first), last: dayOf(last) }))
    .sort((a, b) => a.first - b.first);
  const longest = Math.max(FEWEST_DAYS - 1, longestBreak(lines, spans));
  let before = spans[0];
  for (const span of spans) {
    const days = span.first - before!.last - 1;
    if (days > longest)
      notes.push(
        dataMessage("note.fileGap", {
          ...{ days, before: before!.name, after: span.name },
          ...{ last: dayText(before!.last), first: dayText(span.first) },
        }),
      );
    if (span.last > before!.last) before = span;
  }
  return notes;
}

/** The most days in a row without a sale that lie within a file. */
function longestBreak({ count, time }: SaleLines, spans: readonly { first: number; last: number }[]): number {
  const days = new Set<number>();
  for (let i = 0; i < count; i++) days.add(dayNumber(time[i]!));
  const sorted = [...days].sort((a, b) => a - b);
  let longest = 0;
  for (let i = 1; i < sorted.length; i++) {
    const [from, to] = [sorted[i - 1]!, sorted[i]!];
    if (to - from - 1 > longest && spans.some(({ first, last }) => first <= from && to <= last))
      longest = to - from - 1;
  }
  return longest;
}

function dayOf(iso: string): number {
  return dayNumber(Date.parse(`${iso}Z`));
}

function dayText(day: number): string {
  return timeText(day * DAY_MS, false);
}
