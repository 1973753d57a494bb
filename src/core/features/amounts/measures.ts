// A line's amounts as they are counted: logs of quantity and of the unit price before discount, and the discount.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import type { CustomerColumns } from "../customerColumns.ts";

/** Lines looked at between two pauses. */
const STEP = 65_536;

/** [positions] of each measure; NaN where a line has none: returns, gifts, a price of nothing. */
export interface LineMeasures {
  quantity: Float32Array;
  price: Float32Array;
  discount: Float32Array;
}

/** The measures of every line; a file without quantities has one unit a line, one without money no prices. */
export function* measureLines(columns: CustomerColumns): CooperativeTask<LineMeasures> {
  const { lines, lineAt, count } = columns;
  const quantity = new Float32Array(count);
  const price = new Float32Array(count);
  const discount = new Float32Array(count);
  for (let p = 0; p < count; p++) {
    if (p % STEP === 0) yield;
    const line = lineAt[p]!;
    const units = lines.quantity[line]!;
    const off = lines.discount[line]!;
    quantity[p] = units > 0 ? Math.log(units) : Number.NaN;
    price[p] = logPrice(units, lines.revenue[line]!, off);
    discount[p] = off >= 0 && off <= 1 ? off : Number.NaN;
  }
  return { quantity, price, discount };
}

/** ln of the unit price before discount; NaN where the line has none. */
export function logPrice(quantity: number, revenue: number, discount: number): number {
  if (!(quantity > 0 && revenue > 0 && discount < 1)) return Number.NaN;
  return Math.log(revenue / (1 - Math.max(0, discount)) / quantity);
}
