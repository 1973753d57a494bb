// Amounts that are the same on all lines of an order, over a whole file: amounts of the order, which the first lines do not
// show where their orders have one line each.

import { sameByChance } from "../../lib/counts.ts";
import type { SaleLines } from "./saleLines.ts";
import { visitsOf } from "./visits.ts";

export interface RepeatedAmounts {
  /** Orders of several different lines, and those of them with one amount on all. */
  orders: number;
  repeated: number;
}

/** So many orders have to differ within, were their amounts drawn at random, of which hardly any may. */
const ENOUGH = 20;
const FEW = 0.05;

/** Null where amounts are those of lines, or the file does not tell. */
export function repeatedAmounts(lines: SaleLines): RepeatedAmounts | null {
  if (!lines.order) return null;
  const { codes } = visitsOf(lines);
  const { count, revenue, product, quantity } = lines;
  let orders = 0;
  let repeated = 0;
  for (let from = 0; from < count; ) {
    let same = true;
    let alike = true;
    let to = from + 1;
    for (; to < count && codes[to] === codes[from]; to++) {
      same &&= revenue[to] === revenue[from];
      // Lines that are the same in all cost the same.
      alike &&= product.codes[to] === product.codes[from] && quantity[to] === quantity[from];
    }
    if (!alike && revenue[from] !== 0) {
      orders++;
      if (same) repeated++;
    }
    from = to;
  }
  if (orders < ENOUGH || orders - repeated > FEW * orders) return null;
  const differing = (1 - sameAmounts(lines, codes)) * orders;
  return differing >= ENOUGH && orders - repeated <= FEW * differing ? { orders, repeated } : null;
}

/** How likely two orders have one amount on their first lines. */
function sameAmounts({ count, revenue }: SaleLines, codes: Int32Array): number {
  const amounts = new Map<number, number>();
  let orders = 0;
  for (let i = 0; i < count; i++) {
    if (i > 0 && codes[i] === codes[i - 1]) continue;
    orders++;
    amounts.set(revenue[i]!, (amounts.get(revenue[i]!) ?? 0) + 1);
  }
  return sameByChance(amounts.values(), orders);
}
