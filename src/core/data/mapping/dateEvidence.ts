// Which date format a column is written in, and whether its values can tell day and month apart.

import { DAY_MS } from "../../lib/calendar.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { saysNoDate } from "../values/noDate.ts";
import type { DateFormat } from "./mapping.ts";

const NOT_DATED = -1;

export interface DateEvidence {
  format: DateFormat;
  /** Share of the texts that are dates in that format. */
  share: number;
  /** How day and month were told apart; null where nothing had to be told apart. */
  order: "certain" | "from the order of the lines" | "from the writing" | "assumed" | null;
}

/** The cells of a column, each writing read once: dates come back from line to line. */
interface Dates {
  /** Different texts, in the order in which they are first met. */
  texts: string[];
  /** [texts] how many cells have it. */
  counts: number[];
  cells: number;
  /** In file order, without those that are written as the one above. */
  inOrder: string[];
}

/** Judges the filled cells of a column, in file order; those that say that there is no date are as good as blank. */
export function dateEvidence(filled: readonly string[]): DateEvidence {
  const { texts, counts: cellsOf, cells, inOrder } = datesOf(filled);
  if (cells === 0) return { format: "iso", share: 0, order: null };
  const reading = timeReading();
  const countIn = (format: DateFormat) => ({ format, readable: 0, definite: 0 });
  const counts = [countIn("iso"), countIn("dd/mm/yyyy"), countIn("mm/dd/yyyy")] as const;
  const [iso, dayFirst, monthFirst] = counts;
  for (let i = 0; i < texts.length; i++) {
    for (const each of counts) {
      if (!readDate(texts[i]!, each.format, reading)) continue;
      each.readable += cellsOf[i]!;
      if (reading.definite) each.definite += cellsOf[i]!;
    }
  }
  const serials = () => texts.reduce((sum, text, i) => sum + (readDate(text, "excel", reading) ? cellsOf[i]! : 0), 0);
  const most = Math.max(dayFirst.readable, monthFirst.readable);
  if (iso.readable > 0 && iso.readable >= most) {
    const slashed = /^\s*\d{4}[/.]/.test(texts[0]!);
    return { format: slashed ? "yyyy/mm/dd" : "iso", share: iso.readable / cells, order: null };
  }
  if (most === 0) return { format: "excel", share: serials() / cells, order: null };
  const decide = (dayIsFirst: boolean, order: DateEvidence["order"]): DateEvidence => ({
    format: dayIsFirst ? "dd/mm/yyyy" : "mm/dd/yyyy",
    share: (dayIsFirst ? dayFirst : monthFirst).readable / cells,
    order,
  });
  if (dayFirst.readable !== monthFirst.readable) return decide(dayFirst.readable > monthFirst.readable, "certain");
  if (dayFirst.definite !== monthFirst.definite) return decide(dayFirst.definite > monthFirst.definite, "certain");
  const byDay = variation(inOrder, "dd/mm/yyyy");
  const byMonth = variation(inOrder, "mm/dd/yyyy");
  if (Math.max(byDay, byMonth) >= 20 * DAY_MS && Math.max(byDay, byMonth) > 3 * Math.min(byDay, byMonth))
    return decide(byDay < byMonth, "from the order of the lines");
  if (/\d\.\d+\.\d/.test(texts[0]!)) return decide(true, "from the writing");
  if (/\d\s*[ap]m\b/i.test(texts[0]!)) return decide(false, "from the writing");
  return decide(true, "assumed");
}

/** The cells but those that say that there is no date. */
function datesOf(filled: readonly string[]): Dates {
  const found: Dates = { texts: [], counts: [], cells: 0, inOrder: [] };
  const places = new Map<string, number>();
  let above: string | null = null;
  let place = NOT_DATED;
  for (const text of filled) {
    if (text !== above) {
      above = text;
      place = placeOf(text);
      if (place !== NOT_DATED) found.inOrder.push(text);
    }
    if (place === NOT_DATED) continue;
    found.counts[place]!++;
    found.cells++;
  }
  return found;

  function placeOf(text: string): number {
    const known = places.get(text);
    if (known !== undefined) return known;
    const own = saysNoDate(text, "iso") ? NOT_DATED : found.texts.length;
    places.set(text, own);
    if (own === NOT_DATED) return own;
    found.texts.push(text);
    found.counts.push(0);
    return own;
  }
}

/** Sum of the steps between lines: small in a file written in time order and read rightly. */
function variation(texts: readonly string[], format: DateFormat): number {
  const reading = timeReading();
  let previous = Number.NaN;
  let sum = 0;
  for (const text of texts) {
    if (!readDate(text, format, reading)) continue;
    if (!Number.isNaN(previous)) sum += Math.abs(reading.ms - previous);
    previous = reading.ms;
  }
  return sum;
}
