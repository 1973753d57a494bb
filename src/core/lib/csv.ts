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
  const safe = withoutFormula(cell);
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A leading apostrophe keeps Excel and its kin from reading the text as a formula. */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
