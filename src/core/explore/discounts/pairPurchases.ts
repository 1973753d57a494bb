// Purchases of one product by one customer in the order of time, with what was off: what discounts are judged on.

import { discountAmount } from "../../data/lines/discountAmount.ts";
import type { SaleLines } from "../../data/lines/saleLines.ts";
import type { Visits } from "../../data/lines/visits.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { groupTask } from "../../lib/grouped.ts";

/** One customer's purchases of one product, by time; a purchase is all its lines of a visit. Columns. */
export interface PairPurchases {
  customer: number;
  product: number;
  /** Code of the first purchase's family; −1 = none. */
  family: number;
  time: number[];
  quantity: number[];
  /** 0 where the file has no money. */
  revenue: number[];
  /** Discount as a fraction of gross, by quantity over the lines. */
  rate: number[];
  /** Gross amount of the whole visit; 0 where the file has no money. */
  orderGross: number[];
}

/** What no comparison can use, in lines. */
export interface LeftOut {
  walkIns: number;
  /** Lines that are free (100 % off), or without a positive quantity. */
  freeOrReturned: number;
}

/** Customers between two pauses. */
const CUSTOMERS = 256;
const PIECE = 1 << 17;

/**
 * Hands each pair of customer and product with at least `least` purchases to `see`. Walk-ins are nobody; free lines and
 * returns are no purchase. O(n log n) within customers.
 */
export function* eachPair(
  lines: SaleLines,
  visits: Visits,
  least: number,
  see: (pair: PairPurchases) => void,
): CooperativeTask<LeftOut> {
  const { count, customer, product, family, time, quantity, revenue, discount, walkIn, has } = lines;
  const left: LeftOut = { walkIns: 0, freeOrReturned: 0 };
  const gross = new Float64Array(has.revenue ? visits.limit : 0);
  const counts = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    if (has.revenue) gross[visits.codes[i]!]! += revenue[i]! + discountAmount(revenue[i]!, discount[i]!);
    if (walkIn?.[i] === 1) left.walkIns++;
    else if (!(quantity[i]! > 0 && discount[i]! >= 0 && discount[i]! < 1)) left.freeOrReturned++;
    else counts[i] = 1;
    if (i % PIECE === PIECE - 1) yield;
  }
  const { start, at } = yield* groupTask(customer.codes, customer.values.length);
  for (let c = 0; c < customer.values.length; c++) {
    if (c % CUSTOMERS === 0) yield c / customer.values.length;
    const own = at.slice(start[c]!, start[c + 1]!).filter((i) => counts[i] === 1);
    own.sort(
      (a, b) =>
        product.codes[a]! - product.codes[b]! || time[a]! - time[b]! || visits.codes[a]! - visits.codes[b]! || a - b,
    );
    for (let from = 0, to = 0; from < own.length; from = to) {
      const which = product.codes[own[from]!]!;
      while (to < own.length && product.codes[own[to]!] === which) to++;
      if (to - from < least) continue;
      const pair: PairPurchases = {
        ...{ customer: c, product: which, family: family.codes[own[from]!]! },
        ...{ time: [], quantity: [], revenue: [], rate: [], orderGross: [] },
      };
      let visit = -1;
      for (let k = from; k < to; k++) {
        const i = own[k]!;
        if (visits.codes[i] !== visit) {
          visit = visits.codes[i]!;
          pair.time.push(time[i]!);
          pair.quantity.push(0);
          pair.revenue.push(0);
          pair.rate.push(0);
          pair.orderGross.push(has.revenue ? gross[visit]! : 0);
        }
        const p = pair.time.length - 1;
        pair.quantity[p]! += quantity[i]!;
        pair.revenue[p]! += revenue[i]!;
        pair.rate[p]! += quantity[i]! * discount[i]!;
      }
      for (let p = 0; p < pair.time.length; p++) pair.rate[p]! /= pair.quantity[p]!;
      if (pair.time.length >= least) see(pair);
    }
  }
  return left;
}
