// Tells a file that begins with its first sale from one that begins with the names of its columns.

import { ColumnValues } from "../mapping/columnValues.ts";
import { meaningsOf } from "../mapping/headerNames.ts";
import { valueText } from "../values/dictionary.ts";

/** Records the first one is compared with. */
const COMPARED = 200;
/** Share of a column's cells that make it one of numbers or of dates. */
const NEARLY_ALL = 0.9;

/**
 * Whether a record is data like those below it: numbers and dates wherever they have them, and no cell that names a
 * column.
 */
export function isDataLike(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const below = rows.filter((row) => row.length === first.length).slice(0, COMPARED);
  if (below.length === 0 || first.some((cell) => meaningsOf(cell).some(({ strength }) => strength > 1))) return false;
  let alike = 0;
  for (const [index, cell] of first.entries()) {
    const kind = kindOf(below.map((row) => row[index]!));
    const own = kindOf([cell]);
    if (kind === null || (own === null && valueText(cell) === "")) continue;
    if (own !== kind) return false;
    alike++;
  }
  return alike > 0;
}

function kindOf(cells: readonly string[]): "number" | "date" | null {
  const column = new ColumnValues("", cells);
  if (column.isEmpty) return null;
  if (column.numericShare >= NEARLY_ALL) return "number";
  return column.date.share >= NEARLY_ALL ? "date" : null;
}
