// What a customer bought lately, told by visit, what that and all it ever bought speak for, and what everybody bought lately: the
// shares that only the memory `experts` is told.

import { DAY_MS } from "../../lib/calendar.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import type { History } from "../history.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import type { EaseWeights } from "./ease/easeTable.ts";
import type { HalfLives, LatelyShares, Shares } from "./parts.ts";
import type { Sales } from "./sales.ts";

export interface LatelySource {
  columns: CustomerColumns;
  /** [positions] vocabulary ids. */
  ids: Int32Array;
  ease: EaseWeights;
  sales: Sales;
  /** P */
  numProducts: number;
}

/** Reads the shares of histories, one at a time. */
export class LatelyReader {
  readonly #source: LatelySource;
  readonly #scores: Float64Array; // [P]

  constructor(source: LatelySource) {
    this.#source = source;
    this.#scores = new Float64Array(source.numProducts);
  }

  /** The shares as of a located history's time. */
  read(history: History, halfLives: HalfLives): LatelyShares {
    const { sales } = this.#source;
    const visits = this.#visits(history, halfLives.visits);
    return {
      evidence: [Math.log1p(history.length), Math.log1p(this.#countVisits(history))],
      visits,
      sales: sales.at(history.time, halfLives.sales, history.excluded.subarray(0, history.excludedCount)),
      related: this.#related(visits.ids, (i) => visits.shares[i]!),
      relatedEver: this.#related(visits.ids, () => 1),
    };
  }

  #countVisits(history: History): number {
    const { previousInVisit } = this.#source.columns;
    let count = 0;
    for (let p = history.start; p < history.cut; p++) if (previousInVisit[p]! < 0 && !history.leavesOut(p)) count++;
    return count;
  }

  /**
   * Each visit counts once for every known product it holds, by that product's first line in it, and weighs half for every
   * `halfLife` days before the last line of the history. Even a product whose weight is next to nothing has an entry.
   */
  #visits(history: History, halfLife: number): Shares {
    const { columns, ids } = this.#source;
    const { time, visit, visitFirst, previousProduct } = columns;
    const last = history.last();
    const weights = new Map<number, number>();
    let total = 0;
    for (let p = history.start; p < history.cut; p++) {
      const id = ids[p]!;
      if (id < FIRST_PRODUCT || history.leavesOut(p)) continue;
      const own = visit[p]!;
      let earlier = previousProduct[p]!;
      while (earlier >= visitFirst[own]! && visit[earlier] !== own) earlier = previousProduct[earlier]!;
      if (earlier >= visitFirst[own]!) continue;
      const weight = 2 ** ((time[p]! - time[last]!) / (halfLife * DAY_MS));
      weights.set(id, (weights.get(id) ?? 0) + weight);
      total += weight;
    }
    const known = Int32Array.from(weights.keys()).sort();
    return { ids: known, shares: Float32Array.from(known, (id) => (total > 0 ? weights.get(id)! / total : 0)) };
  }

  /** What products speak for, each by its amount: scores above 0, scaled to sum 1. */
  #related(products: Int32Array, amount: (i: number) => number): Shares {
    const { ease } = this.#source;
    const scores = this.#scores;
    scores.fill(0);
    for (let i = 0; i < products.length; i++) ease.addTo(scores, products[i]!, amount(i));
    let total = 0;
    let found = 0;
    for (const score of scores) {
      if (score <= 0) continue;
      total += score;
      found++;
    }
    const shares: Shares = { ids: new Int32Array(found), shares: new Float32Array(found) };
    let at = 0;
    for (let id = 0; id < scores.length && at < found; id++) {
      if (scores[id]! <= 0) continue;
      shares.ids[at] = id;
      shares.shares[at++] = scores[id]! / total;
    }
    return shares;
  }
}
