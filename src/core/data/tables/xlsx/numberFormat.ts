// What a cell's number format says its number is: a date and when, a length of time, a percentage, or just a number.

/** How numbers of a format are written. "date" also holds times of day: a number below one has no day. */
export const NUMBER_KINDS = ["number", "date", "time", "elapsed", "percent"] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

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

/** The parts of a code between semicolons, without what is quoted, escaped, repeated or left as a gap. */
function sections(code: string): string[] {
  const plain = code.replace(/"[^"]*"?|\\[\s\S]|[_*][\s\S]/g, "");
  return plain.split(";");
}
