// What a cell's number format says its number is: a date and when, a length of time, a percentage, or just a number.

import { CURRENCY_SIGNS } from "../../values/currencySigns.ts";

/** How numbers of a format are written. "date" also holds times of day: a number below one has no day. */
export type NumberKind = "number" | "date" | "time" | "elapsed" | "percent";

/** How a cell's number is written. */
export interface CellFormat {
  kind: NumberKind;
  /** The sign of a currency that is shown beside it, "" without. */
  sign: string;
}

/** Formats that a file does not spell out, by their number (ECMA-376, 18.8.30, with the East Asian ones). */
export function builtInKind(id: number): NumberKind {
  if (id === 9 || id === 10) return "percent";
  if (id === 46) return "elapsed";
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || id === 45 || id === 47) return "time";
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "date";
  // Thai dates and times.
  if (id >= 71 && id <= 81) return id === 79 || id === 80 ? "elapsed" : id >= 75 && id <= 78 ? "time" : "date";
  return "number";
}

/** The kind of a format's code, such as `dd/mm/yyyy hh:mm`, `[h]:mm` or `#,##0.00 "₫"`. */
export function formatKind(code: string): NumberKind {
  const [first = ""] = sections(code);
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(first);
  // Colours, conditions and languages; what is left are placeholders.
  const bare = first.replace(/\[[^\]]*\]/g, "");
  if (/^\s*general\b/i.test(bare)) return "number";
  const letters = bare.replace(/AM\/PM|A\/P/gi, "h").toLowerCase();
  const withoutFractions = letters.replace(/s\.0+/g, "s");
  if (/[#?]/.test(letters) || /0/.test(withoutFractions)) return letters.includes("%") ? "percent" : "number";
  if (elapsed) return "elapsed";
  const day = /[dyegb]/.test(letters);
  const clock = /[hs]/.test(letters);
  if (day) return "date";
  if (clock) return "time";
  // "mmm" alone is a month; minutes stand beside hours or seconds.
  return letters.includes("m") ? "date" : letters.includes("%") ? "percent" : "number";
}

/** The sign of a currency in a format's code, such as `[$€-407]` or `"₫"`; "" where it has none that is known. */
export function formatSign(code: string): string {
  const [first = ""] = code.split(";");
  const named = /\[\$([^\]-]+)/.exec(first)?.[1];
  const quoted = [...first.matchAll(/"([^"]*)"/g)].map(([, text]) => text!);
  const bare = first.replace(/"[^"]*"?|\[[^\]]*\]/g, "").match(/[$€£¥₫]/)?.[0];
  const texts = [...(named === undefined ? [] : [named]), ...quoted, ...(bare === undefined ? [] : [bare])];
  return texts.map((text) => text.trim()).find((text) => Object.hasOwn(CURRENCY_SIGNS, text.toLowerCase())) ?? "";
}

/** The parts of a code between semicolons, without what is quoted, escaped, repeated or left as a gap. */
function sections(code: string): string[] {
  const plain = code.replace(/"[^"]*"?|\\[\s\S]|[_*][\s\S]/g, "");
  return plain.split(";");
}
