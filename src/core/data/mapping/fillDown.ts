// Whether a file writes what it says of an order on the order's first line alone: told from its first lines, which then show
// whether blank cells lie below filled ones and never the other way.

import { type BlankBelow, FilledCells } from "../records/filledCells.ts";
import { TextCells } from "../records/lineCells.ts";
import type { ColumnValues } from "./columnValues.ts";
import type { Mapping } from "./mapping.ts";

type Rows = readonly (readonly string[])[];
type Mapped = Pick<Mapping, "header" | "columns" | "roles">;

/** Of lines that go on with an order, so many may repeat what is said of it: slips, or orders written by hand. */
const FEW_REPEATED = 0.1;
/** So many of the lines that would need a line above may have none. */
const FEW_WITHOUT = 0.02;

/**
 * What of these lines is blank below a line of the same order; null where blank cells are no sign of that. `values` are the
 * columns of these rows.
 */
export function blankBelow(rows: Rows, mapping: Mapped, values: readonly ColumnValues[]): BlankBelow | null {
  const { columns } = mapping;
  const customer = columns.customer ?? columns.customerName;
  if (columns.date === undefined || customer === undefined) return null;
  const inner = new TextCells();
  const cells = new FilledCells(mapping, inner, (index) => values[index]!.lacksSome);
  if (!cells.mayFill) return null;
  const product = [columns.product, columns.productName].filter((index) => index !== undefined);
  // With number, date and customer on every line only the last rule below can speak for blanks.
  const heads = [columns.order, columns.date, customer].some((index) => {
    const column = values[index ?? -1];
    return column && (column.isEmpty || column.lacksSome);
  });
  let [below, repeated, without] = [0, 0, 0];
  for (const [i, row] of rows.entries()) {
    // Even if every line left had blanks.
    if (!heads && cells.filledLines + FEW_REPEATED * (rows.length - i) < (1 - FEW_REPEATED) * repeated) return null;
    inner.cells = row;
    // Totals and lines of text have no product, and say nothing.
    if (!inner.hasWidth(mapping.header.length) || product.every((index) => inner.isMissing(index))) continue;
    const before = cells.withoutHead;
    cells.take();
    if (cells.withoutHead > before) below++;
    else if (cells.goesOn && !cells.hasBlankHead()) repeated++;
    else if (inner.isMissing(columns.order ?? columns.date)) without++;
  }
  const { found } = cells;
  if (below > 0) return repeated <= FEW_REPEATED * below && without <= FEW_WITHOUT * below ? found : null;
  // Number, date and customer on every line, but nothing else of the order below its first.
  return found.lines >= 2 && found.lines >= (1 - FEW_REPEATED) * repeated ? found : null;
}

/** The rows as they are read with `fillDown`. */
export function filledRows(rows: Rows, mapping: Mapped): string[][] {
  const inner = new TextCells();
  const cells = new FilledCells(mapping, inner);
  return rows.map((row) => {
    inner.cells = row;
    cells.take();
    return row.map((_, index) => cells.text(index));
  });
}
