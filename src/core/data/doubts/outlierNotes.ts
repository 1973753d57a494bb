// What is told of lines that lie far from all others, in time or in size: which they are, and what they would turn.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { dataMessage } from "../dataMessages.ts";
import { OUTLIER_FIELDS } from "../lines/outliers.ts";
import type { WholeFile } from "./wholeFile.ts";

/** Lines that a note names. */
const NAMED = 5;

/** Dates far before or behind all others. */
export function farDates({ lines, outliers: { bulk } }: WholeFile): Message[] {
  const count = bulk.before + bulk.behind;
  if (count === 0) return [];
  const far = linesWhere(lines.count, (i) => lines.time[i]! < bulk.first || lines.time[i]! > bulk.last);
  return [
    dataMessage("note.farDates", {
      count,
      examples: named(far, count, (i) => `${lines.line[i]!} (${timeText(lines.time[i]!, false)})`),
      first: timeText(bulk.first, false),
      last: timeText(bulk.last, false),
    }),
  ];
}

/** Dates that are still to come, beside those that lie far from the others: a day of grace for other time zones. */
export function datesToCome({ lines, outliers: { bulk }, today }: WholeFile): Message[] {
  const end = (dayNumber(today) + 2) * DAY_MS;
  if (bulk.last < end) return [];
  const isToCome = (i: number) => lines.time[i]! >= end && lines.time[i]! <= bulk.last;
  let count = 0;
  for (let i = 0; i < lines.count; i++) if (isToCome(i)) count++;
  return [
    dataMessage("note.datesToCome", {
      count,
      today: timeText(today, false),
      examples: named(
        linesWhere(lines.count, isToCome),
        count,
        (i) => `${lines.line[i]!} (${timeText(lines.time[i]!, false)})`,
      ),
    }),
  ];
}

/** Numbers that outweigh all others of their column. */
export function hugeNumbers({ lines, outliers: { huge } }: WholeFile): Message[] {
  return OUTLIER_FIELDS.flatMap((field) => {
    const found = huge[field];
    if (!found) return [];
    const values = lines[field];
    const isHuge = (i: number) => Math.abs(values[i]!) >= found.limit;
    let count = 0;
    for (let i = 0; i < lines.count; i++) if (isHuge(i)) count++;
    return dataMessage("note.hugeNumbers", {
      field,
      count,
      examples: named(linesWhere(lines.count, isHuge), count, (i) => `${lines.line[i]!} (${values[i]!})`),
      share: Math.floor(1000 * found.share) / 10,
      times: Math.floor(found.times),
    });
  });
}

/** The first lines that fit. */
function linesWhere(count: number, fits: (i: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < count && found.length < NAMED; i++) if (fits(i)) found.push(i);
  return found;
}

function named(found: readonly number[], count: number, name: (i: number) => string): string {
  return found.map(name).join(", ") + (count > found.length ? ", …" : "");
}
