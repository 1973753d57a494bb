// The column of order numbers where no name is known for one (Shopify calls it "Name"): told from its values, which are the
// same on the lines of an order and on no others, while other columns are blank below each order's first line.

import { valueText } from "../values/dictionary.ts";
import type { ColumnValues } from "./columnValues.ts";

/** Of the values, so many stand on lines that follow one another and nowhere else. */
const IN_ONE_PLACE = 0.99;
/** Of the first lines of orders, so many are filled in a column that says something of the order; of the others so few. */
const FILLED = 0.9;
const FILLED_BELOW = 0.05;
/** With fewer orders of several lines than this, one such column may be an accident. */
const ENOUGH = 3;

/** Index of the column among those that are `open`; undefined where none has such values. */
export function orderByValues(values: readonly ColumnValues[], open: readonly number[]): number | undefined {
  // Only where cells are blank at all is there anything to tell.
  const gaps = values.filter(({ filled, cells }) => filled.length > 0 && filled.length < cells.length);
  if (gaps.length === 0) return undefined;
  const blanks = gaps.map(({ cells }) => cells.map((cell) => valueText(cell) === ""));
  return open.find((index) => {
    const runs = runsOf(values[index]!);
    if (!runs) return false;
    const ofOrders = blanks.filter((blank) => isOfOrders(blank, runs)).length;
    return ofOrders > 1 || (ofOrders === 1 && runs.length >= ENOUGH);
  });
}

/** The runs of two lines and more, as their first line and the line behind; null where values come back, or none repeats. */
function runsOf({ cells, filled }: ColumnValues): [number, number][] | null {
  if (filled.length < cells.length) return null;
  const seen = new Set<string>();
  const runs: [number, number][] = [];
  let count = 0;
  for (let from = 0; from < cells.length; count++) {
    const value = valueText(cells[from]!);
    let to = from + 1;
    while (to < cells.length && valueText(cells[to]!) === value) to++;
    seen.add(value);
    if (to - from > 1) runs.push([from, to]);
    from = to;
  }
  return runs.length > 0 && count > 1 && seen.size >= IN_ONE_PLACE * count ? runs : null;
}

/** Whether cells are filled on the first line of a run and blank below. */
function isOfOrders(blank: readonly boolean[], runs: readonly [number, number][]): boolean {
  let filled = 0;
  let below = 0;
  let filledBelow = 0;
  for (const [from, to] of runs) {
    if (!blank[from]) filled++;
    for (let i = from + 1; i < to; i++) if (!blank[i]) filledBelow++;
    below += to - from - 1;
  }
  return filled >= FILLED * runs.length && filledBelow <= FILLED_BELOW * below;
}
