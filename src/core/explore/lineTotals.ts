// How much some lines come to: of whom, in how many orders.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";

export interface LineTotals {
  lines: number;
  /** Distinct. */
  customers: number;
  products: number;
  /** Distinct visits, as `visitsOf` tells them apart. */
  orders: number;
  quantity: number;
  revenue: number;
}

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** Totals of the lines at these places of the columns. Sums are exact, whatever their order. */
export function* lineTotals(lines: SaleLines, at: Uint32Array, visits: Visits): CooperativeTask<LineTotals> {
  const customers = new Distinct(lines.customer.values.length);
  const products = new Distinct(lines.product.values.length);
  const orders = new Distinct(visits.limit);
  const [quantity, revenue] = [new ExactSum(), new ExactSum()];
  for (let from = 0; from < at.length; from += PIECE) {
    const to = Math.min(at.length, from + PIECE);
    for (let k = from; k < to; k++) {
      const i = at[k]!;
      customers.add(lines.customer.codes[i]!);
      products.add(lines.product.codes[i]!);
      orders.add(visits.codes[i]!);
      quantity.add(lines.quantity[i]!);
      revenue.add(lines.revenue[i]!);
    }
    yield to / at.length;
  }
  return {
    lines: at.length,
    customers: customers.count,
    products: products.count,
    orders: orders.count,
    quantity: quantity.value(),
    revenue: revenue.value(),
  };
}

/** Counts codes once each; −1 is none. */
class Distinct {
  count = 0;
  readonly #met: Uint8Array;

  constructor(limit: number) {
    this.#met = new Uint8Array(limit);
  }

  add(code: number): void {
    if (this.#met[code] === 1) return;
    this.#met[code] = 1;
    this.count++;
  }
}
