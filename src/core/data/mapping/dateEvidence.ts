// Which date format a column is written in, and whether its values can tell day and month apart.

import { DAY_MS } from "../../lib/calendar.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { saysNoDate } from "../values/noDate.ts";
import type { DateFormat } from "./mapping.ts";

export interface DateEvidence {
  format: DateFormat;
  /** Share of the texts that are dates in that format. */
  share: number;
  /** How day and month were told apart; null where nothing had to be told apart. */
  order: "certain" | "from the order of the lines" | "from the writing" | "assumed" | null;
}

/** Judges the filled cells of a column, in file order; those that say that there is no date are as good as blank. */
export function dateEvidence(filled: readonly string[]): DateEvidence {
  const texts = filled.filter((text) => !saysNoDate(text, "iso"));
  if (texts.length === 0) return { format: "iso", share: 0, order: null };
  const count = (format: DateFormat) => {
    const reading = timeReading();
    let readable = 0;
    let definite = 0;
    for (const text of texts) {
      if (!readDate(text, format, reading)) continue;
      readable++;
      if (reading.definite) definite++;
    }
    return { readable, definite };
  };
  const iso = count("iso");
  const dayFirst = count("dd/mm/yyyy");
  const monthFirst = count("mm/dd/yyyy");
  const most = Math.max(dayFirst.readable, monthFirst.readable);
  if (iso.readable > 0 && iso.readable >= most) {
    const slashed = /^\s*\d{4}[/.]/.test(texts[0]!);
    return { format: slashed ? "yyyy/mm/dd" : "iso", share: iso.readable / texts.length, order: null };
  }
  if (most === 0) return { format: "excel", share: count("excel").readable / texts.length, order: null };
  const decide = (dayIsFirst: boolean, order: DateEvidence["order"]): DateEvidence => ({
    format: dayIsFirst ? "dd/mm/yyyy" : "mm/dd/yyyy",
    share: (dayIsFirst ? dayFirst : monthFirst).readable / texts.length,
    order,
  });
  if (dayFirst.readable !== monthFirst.readable) return decide(dayFirst.readable > monthFirst.readable, "certain");
  if (dayFirst.definite !== monthFirst.definite) return decide(dayFirst.definite > monthFirst.definite, "certain");
  const byDay = variation(texts, "dd/mm/yyyy");
  const byMonth = variation(texts, "mm/dd/yyyy");
  if (Math.max(byDay, byMonth) >= 20 * DAY_MS && Math.max(byDay, byMonth) > 3 * Math.min(byDay, byMonth))
    return decide(byDay < byMonth, "from the order of the lines");
  if (/\d\.\d+\.\d/.test(texts[0]!)) return decide(true, "from the writing");
  if (/\d\s*[ap]m\b/i.test(texts[0]!)) return decide(false, "from the writing");
  return decide(true, "assumed");
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
