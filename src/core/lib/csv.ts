// CSV that spreadsheets open without running anything: text that looks like a formula is written as text
// (https://owasp.org/www-community/attacks/CSV_Injection).

/** How a country's spreadsheets expect CSV: what stands between cells, and before the decimals. */
export interface CsvForm {
  separator: "," | ";";
  decimal: "." | ",";
}

const PLAIN: CsvForm = { separator: ",", decimal: "." };

/** One line of cells, ended by CRLF. Numbers are written with all their digits, missing ones (null, NaN) as nothing. */
export function csvLine(cells: readonly (string | number | null)[], form: CsvForm = PLAIN): string {
  return `${cells.map((cell) => csvCell(cell, form)).join(form.separator)}\r\n`;
}

function csvCell(cell: string | number | null, { separator, decimal }: CsvForm): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell).replace(".", decimal) : "";
  return csvText(withoutFormula(cell), separator);
}

/** A cell of a file that is copied, in which a number is written as text: it stays a number, and no text becomes a formula. */
export function copiedCell(cell: string): string {
  return csvText(NO_FORMULA.test(cell) ? cell : withoutFormula(cell), PLAIN.separator);
}

function csvText(text: string, separator: CsvForm["separator"]): string {
  const safe = text.replace(separator === "," ? INNER.comma : INNER.semicolon, "'");
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What a spreadsheet computes begins with one of these, or with their full-width forms, which some read alike; a tab or a line
 * end before them is passed over.
 */
const SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20";
const OPENS_FORMULA = new RegExp(`^[${SIGNS}\\t\\r\\n]`);
/** Where a spreadsheet of another country would begin a cell of its own within the text, whether or not it is quoted. */
const INNER = {
  comma: new RegExp(`(?<=[;\\t])(?=[${SIGNS}])`, "g"),
  semicolon: new RegExp(`(?<=[,\\t])(?=[${SIGNS}])`, "g"),
};
/** A number with its sign, and the dashes that stand for no value. */
const NO_FORMULA = /^(?:[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)? ?%?|-+)$/i;
/** The apostrophe that `withoutFormula` writes. */
const GUARD = new RegExp(`^'(?=[${SIGNS}\\t\\r\\n])`);

/** Whether a spreadsheet would take this for a formula where it is entered. */
export function opensFormula(text: string): boolean {
  return OPENS_FORMULA.test(text);
}

/** A leading apostrophe keeps Excel and its kin from reading the text as a formula. */
export function withoutFormula(text: string): string {
  return opensFormula(text) ? `'${text}` : text;
}

/** The text that `withoutFormula` was given. */
export function withoutGuard(text: string): string {
  return text.replace(GUARD, "");
}
