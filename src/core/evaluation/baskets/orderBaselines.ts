// What next orders are held against: the last orders' products, the most frequent ones, the last order again, and popularity.

import { topK } from "../../model/ranking.ts";
import type { CustomerPast } from "./customerPast.ts";
import type { OrderCase } from "./orderCases.ts";

export const ORDER_BASELINES = ["lastOrders", "frequent", "lastOrder", "popular"] as const;
/** lastOrders: share of the last k orders that held it; frequent: of all orders; lastOrder: of the last one; ties by popularity. */
export type OrderBaseline = (typeof ORDER_BASELINES)[number];

/** Share of the last `orders` that held a product, beside `prior` orders' worth of popularity. */
export interface LastOrders {
  orders: number;
  prior: number;
}

const ORDERS = [3, 5, 10, 20, 1000];
const PRIOR_ORDERS = [0.1, 0.3, 1, 3];

/** [P] the share of orders that hold each product, about: lines of the training part over its orders. */
export type Popularity = Float64Array;

export class OrderBaselines {
  readonly #popularity: Popularity;
  readonly #scores: Float64Array; // [P]

  constructor(popularity: Popularity) {
    this.#popularity = popularity;
    this.#scores = new Float64Array(popularity.length);
  }

  /** The ten first products of a baseline. */
  top(name: OrderBaseline, past: CustomerPast, { orders }: LastOrders): Int32Array {
    const back = { lastOrders: orders, frequent: Number.POSITIVE_INFINITY, lastOrder: 1, popular: 0 }[name];
    this.#count(past, back);
    for (let id = 2; id < this.#scores.length; id++) this.#scores[id]! += 0.5 * this.#popularity[id]!;
    return topK(this.#scores, 10);
  }

  /** [P] probabilities by the last orders; valid until the next call. */
  probabilities(past: CustomerPast, { orders, prior }: LastOrders): Float64Array {
    const known = Math.min(orders, past.times.length);
    this.#count(past, orders);
    for (let id = 2; id < this.#scores.length; id++) {
      this.#scores[id] = (this.#scores[id]! + prior * this.#popularity[id]!) / (known + prior);
    }
    return this.#scores;
  }

  #count(past: CustomerPast, back: number): void {
    this.#scores.fill(0);
    const from = past.times.length - back;
    for (const [id, { at }] of past.products) {
      let count = 0;
      for (let k = at.length - 1; k >= 0 && at[k]! >= from; k--) count++;
      this.#scores[id] = count;
    }
  }

  /** Chooses how many orders, and how much popularity, by the loss on validation orders. */
  choose(cases: readonly OrderCase[]): LastOrders {
    let best: LastOrders = { orders: 5, prior: 1 };
    let found = Number.POSITIVE_INFINITY;
    for (const orders of ORDERS) {
      for (const prior of PRIOR_ORDERS) {
        let loss = 0;
        for (const { visit, past } of cases) loss += orderLoss(this.probabilities(past, { orders, prior }), visit.ids);
        if (loss < found) [best, found] = [{ orders, prior }, loss];
      }
    }
    return best;
  }
}

const LEAST = 1e-6;

/** −ln of what was said of every product of an order, [P] probabilities from id 2 on. */
export function orderLoss(probabilities: Float64Array, held: ReadonlySet<number>): number {
  let loss = 0;
  for (let id = 2; id < probabilities.length; id++) {
    const said = Math.min(1 - LEAST, Math.max(LEAST, probabilities[id]!));
    loss -= Math.log(held.has(id) ? said : 1 - said);
  }
  return loss;
}
