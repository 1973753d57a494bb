// Text of CSV fields, as fast as a generated file of hundreds of megabytes needs it.

const PADDED = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, "0"));

/** A field quoted only where RFC 4180 asks for it (delimiter, quote or line break inside). */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}

/** A line of a CSV with its end, fields quoted as `csvField` quotes them. */
export function fieldLine(cells: readonly string[], delimiter = ","): string {
  const must = (cell: string) =>
    cell.includes(delimiter) || cell.includes('"') || cell.includes("\n") || cell.includes("\r");
  return `${cells.map((cell) => (must(cell) ? quoted(cell) : cell)).join(delimiter)}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A whole number ≥ 0 with comma thousands, quoted from 1,000 on: 999 → `999`, 12000 → `"12,000"`. */
export function groupedField(value: number): string {
  if (value < 1000) return String(value);
  let text = "";
  let rest = value;
  while (rest >= 1000) {
    const next = Math.floor(rest / 1000);
    text = `,${PADDED[rest - next * 1000]}${text}`;
    rest = next;
  }
  return `"${rest}${text}"`;
}

/** A whole number ≥ 0 below 100 in two digits. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
