// What a customer ordered before a moment, told by order: how many products each held, what it came to, and how often and how
// lately each product was in one.

import { visitsOf } from "../../data/lines/visits.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { productColumns } from "../../features/vocabulary.ts";
import { DAY_MS } from "../../lib/calendar.ts";

/** A product of the past. */
export interface PastProduct {
  /** Orders with it, times of the first and the last of them, ms. */
  orders: number;
  first: number;
  last: number;
  /** Number of the last order with it among the customer's, from 0. */
  lastOrder: number;
  /** Numbers of those orders, oldest first. */
  at: number[];
}

export interface CustomerPast {
  /** Oldest first: time of the order's first line, its different products (unknown ones too), the net money of its lines. */
  times: number[];
  sizes: number[];
  values: number[];
  /** Known products by vocabulary id. */
  products: Map<number, PastProduct>;
  /** Index of the last line, −1 without any, and its product's vocabulary id, 1 where that is unknown. */
  lastLine: number;
  lastId: number;
}

export type PastSamples = Pick<SampleSet, "lines" | "preprocess" | "linesOf">;

/** Reads what customers ordered. */
export class PastReader {
  readonly #samples: PastSamples;
  readonly #visits: Int32Array;
  /** [product codes] vocabulary ids. */
  readonly #idOf: Int32Array;

  constructor(samples: PastSamples) {
    this.#samples = samples;
    this.#visits = visitsOf(samples.lines).codes;
    this.#idOf = productColumns(samples.lines.product, samples.preprocess).ids;
  }

  /** The orders of a customer's lines strictly before a time. */
  read(customer: number, time: number): CustomerPast {
    const { lines } = this.#samples;
    const past: CustomerPast = { times: [], sizes: [], values: [], products: new Map(), lastLine: -1, lastId: 1 };
    const orderOf = new Map<number, number>();
    const seen: Set<number>[] = [];
    for (const line of this.#samples.linesOf(customer).lines) {
      const at = lines.time[line]!;
      if (at >= time) break;
      past.lastLine = line;
      const visit = this.#visits[line]!;
      let order = orderOf.get(visit);
      if (order === undefined) {
        order = past.times.push(at) - 1;
        orderOf.set(visit, order);
        past.sizes.push(0);
        past.values.push(0);
        seen.push(new Set());
      }
      past.values[order]! += lines.revenue[line]!;
      const code = lines.product.codes[line]!;
      if (seen[order]!.has(code)) continue;
      seen[order]!.add(code);
      past.sizes[order]!++;
      const id = this.#idOf[code]!;
      if (id >= FIRST_PRODUCT) note(past.products, id, order, past.times[order]!);
    }
    if (past.lastLine >= 0) past.lastId = this.#idOf[lines.product.codes[past.lastLine]!]!;
    return past;
  }
}

function note(products: CustomerPast["products"], id: number, order: number, time: number): void {
  const known = products.get(id);
  if (!known) products.set(id, { orders: 1, first: time, last: time, lastOrder: order, at: [order] });
  else if (known.lastOrder !== order) {
    known.orders++;
    known.last = Math.max(known.last, time);
    known.lastOrder = order;
    known.at.push(order);
  }
}

/** Mean days between orders with a product; null with fewer than two, or where all were at one time. */
export function everyDays({ orders, first, last }: PastProduct): number | null {
  const days = (last - first) / DAY_MS;
  return orders < 2 || days <= 0 ? null : days / (orders - 1);
}
