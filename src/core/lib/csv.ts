// CSV that spreadsheets open without running anything: text that looks like a formula is written as text
// (https://owasp.org/www-community/attacks/CSV_Injection).

/** One line of cells, ended by CRLF. Numbers are written as they are, missing ones (null, NaN) as nothing. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  // A leading apostrophe keeps Excel and its kin from reading the text as a formula.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
