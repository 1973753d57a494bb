// How often and how lately a customer bought each product: one vote a visit, halving with its age.

import { DAY_MS } from "../../lib/calendar.ts";
import type { VisitHistory } from "./visitHistories.ts";

/** Weights by product id, and their sum. The next history takes their place. */
export class RecentPurchases {
  readonly weights: Float64Array; // [P], 0 outside `ids`
  ids: number[] = [];
  total = 0;

  constructor(numProducts: number) {
    this.weights = new Float64Array(numProducts);
  }

  /** Reads a history; a visit weighs half after so many days. */
  read({ time, baskets }: VisitHistory, halfLifeDays: number): void {
    for (const id of this.ids) this.weights[id] = 0;
    this.ids = [];
    this.total = 0;
    for (const basket of baskets) {
      // A visit that ended long ago would weigh nothing in doubles; every product of the history keeps a score.
      const weight = Math.max(1e-12, 2 ** ((basket.time - time) / DAY_MS / halfLifeDays));
      for (const id of basket.ids) {
        if (this.weights[id] === 0) this.ids.push(id);
        this.weights[id]! += weight;
        this.total += weight;
      }
    }
  }
}
