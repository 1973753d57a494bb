// What is told of lines that lie far from all others, in time or in size: which they are, and what they would turn.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { dataMessage } from "../dataMessages.ts";
import { OUTLIER_FIELDS } from "../lines/outliers.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { WholeFile } from "./wholeFile.ts";

/** Lines that a note names. */
const NAMED = 5;

/** Dates far before or behind all others. */
export function farDates({ lines, outliers: { bulk } }: WholeFile): Message[] {
  if (bulk.before + bulk.behind === 0) return [];
  return [
    dataMessage("note.farDates", {
      ...linesWhere(lines, (i) => lines.time[i]! < bulk.first || lines.time[i]! > bulk.last, dayOf(lines)),
      first: timeText(bulk.first, false),
      last: timeText(bulk.last, false),
    }),
  ];
}

/** Dates that are still to come, beside those that lie far from the others: a day of grace for other time zones. */
export function datesToCome({ lines, outliers: { bulk }, today }: WholeFile): Message[] {
  const end = (dayNumber(today) + 2) * DAY_MS;
  if (bulk.last < end) return [];
  return [
    dataMessage("note.datesToCome", {
      ...linesWhere(lines, (i) => lines.time[i]! >= end && lines.time[i]! <= bulk.last, dayOf(lines)),
      today: timeText(today, false),
    }),
  ];
}

/** Numbers that outweigh all others of their column. */
export function hugeNumbers({ lines, outliers: { huge } }: WholeFile): Message[] {
  return OUTLIER_FIELDS.flatMap((field) => {
    const found = huge[field];
    if (!found) return [];
    const values = lines[field];
    return dataMessage("note.hugeNumbers", {
      field,
      ...linesWhere(
        lines,
        (i) => Math.abs(values[i]!) >= found.limit,
        (i) => String(values[i]!),
      ),
      share: Math.floor(1000 * found.share) / 10,
      times: Math.floor(found.times),
    });
  });
}

function dayOf({ time }: SaleLines): (i: number) => string {
  return (i) => timeText(time[i]!, false);
}

/** How many lines fit, and the first of them by their numbers in the file, each with what it has. */
function linesWhere(
  lines: SaleLines,
  fits: (i: number) => boolean,
  has: (i: number) => string,
): { count: number; examples: string } {
  const examples: string[] = [];
  let count = 0;
  for (let i = 0; i < lines.count; i++) {
    if (!fits(i)) continue;
    if (count++ < NAMED) examples.push(`${lines.line[i]!} (${has(i)})`);
  }
  return { count, examples: examples.join(", ") + (count > NAMED ? ", …" : "") };
}
