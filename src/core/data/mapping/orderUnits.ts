// Which of the first lines belong to one order: amounts of a larger unit than a line show in them.

import { valueText } from "../values/dictionary.ts";
import { numbersByStore } from "./chooseStore.ts";
import type { ColumnValues } from "./columnValues.ts";
import type { Mapping } from "./mapping.ts";

export interface OrderUnits {
  /** Per order of two lines or more, its lines in file order. */
  several: number[][];
  /** The first line of every order, one-line orders included. */
  firsts: number[];
}

/**
 * The orders of the first lines: lines of one number, customer and day, and of one store where each numbers by itself;
 * without a column for the number, of one customer and time. A blank cell goes on with the line above.
 */
export function orderUnits(values: readonly ColumnValues[], columns: Mapping["columns"]): OrderUnits {
  const order = values[columns.order ?? -1];
  const customer = values[columns.customer ?? columns.customerName ?? -1];
  const date = values[columns.date ?? -1];
  const store = numbersByStore(values, columns) ? values[columns.store!] : undefined;
  const keys = [order, customer, date, store].filter((column) => column !== undefined);
  if (!order && !(customer && date)) return { several: [], firsts: values[0]?.cells.map((_, i) => i) ?? [] };
  const groups = new Map<string, number[]>();
  const last = keys.map(() => "");
  let above: number[] | undefined;
  for (let i = 0; i < (values[0]?.cells.length ?? 0); i++) {
    if (above && keys.every(({ cells }) => cells[i] === cells[i - 1])) {
      above.push(i);
      continue;
    }
    keys.forEach((column, k) => {
      const text = valueText(column.cells[i]!);
      // Beside a number the day is enough: its lines may have been rung up at different times.
      if (text !== "") last[k] = order && column === date ? text.slice(0, 10) : text;
    });
    const key = JSON.stringify(last);
    above = groups.get(key);
    if (above) above.push(i);
    else {
      above = [i];
      groups.set(key, above);
    }
  }
  const all = [...groups.values()];
  return { several: all.filter((lines) => lines.length > 1), firsts: all.map((lines) => lines[0]!) };
}
