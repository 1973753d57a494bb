// The formula: what the customer bought, weighted by how lately and by whether it sells now, over what sells now for the rest.

import type { FitSamples } from "../../features/withoutTest.ts";
import { DAY_MS } from "../../lib/calendar.ts";
import { RecentPurchases } from "./recentPurchases.ts";
import { trainingLines, vocabularyIds } from "./trainingPart.ts";
import type { Grid, Scorer } from "./tuning.ts";

export interface RecentTrendNumbers {
  /** Days after which a visit of the customer weighs half, and a line of all customers. */
  halfLife: number;
  trendHalfLife: number;
  /** Power of the trend that the customer's own products are weighted by. */
  power: number;
  /** Visits' worth of trend beside the customer's own. */
  smoothing: number;
}

export const RECENT_TREND_START: RecentTrendNumbers = { halfLife: 60, trendHalfLife: 14, power: 0.3, smoothing: 3 };
export const RECENT_TREND_GRID: Grid<RecentTrendNumbers> = {
  halfLife: [15, 30, 60, 120, 240],
  power: [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1],
  trendHalfLife: [7, 14, 30, 60],
  smoothing: [0.1, 0.3, 1, 3, 10, 30],
};

/** So that a product that stopped selling keeps a score. */
const LEAST_TREND = 1e-6;

/** n/(n + s) · norm(recent · trendᵞ) + s/(n + s) · trend, n the visits of the history; the trend is that of the last training line. */
export class RecentTrend {
  readonly #samples: FitSamples;
  readonly #recent: RecentPurchases;
  readonly #trends = new Map<number, Float64Array>();

  constructor(samples: FitSamples) {
    this.#samples = samples;
    this.#recent = new RecentPurchases(samples.sizes.numProducts);
  }

  scorer({ halfLife, trendHalfLife, power, smoothing }: RecentTrendNumbers): Scorer {
    const trend = this.#trend(trendHalfLife);
    const powers = trend.map((share) => (share + LEAST_TREND) ** power);
    const recent = this.#recent;
    return (history, scores) => {
      recent.read(history, halfLife);
      let total = 0;
      for (const id of recent.ids) total += recent.weights[id]! * powers[id]!;
      const visits = total > 0 ? history.baskets.length : 0;
      const own = visits / (visits + smoothing);
      for (let id = 0; id < scores.length; id++) scores[id] = (1 - own) * trend[id]!;
      for (const id of recent.ids) scores[id]! += (own * recent.weights[id]! * powers[id]!) / total;
    };
  }

  /** [P] share of each known product among the training lines, a line weighing half after so many days. */
  #trend(halfLifeDays: number): Float64Array {
    const known = this.#trends.get(halfLifeDays);
    if (known) return known;
    const { lines, sizes } = this.#samples;
    const training = trainingLines(this.#samples);
    const idOf = vocabularyIds(this.#samples);
    const shares = new Float64Array(sizes.numProducts);
    let latest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < lines.count; i++) if (training[i] === 1) latest = Math.max(latest, lines.time[i]!);
    let total = 0;
    for (let i = 0; i < lines.count; i++) {
      const id = idOf[lines.product.codes[i]!]!;
      if (training[i] === 0 || id < 2) continue;
      const weight = 2 ** ((lines.time[i]! - latest) / DAY_MS / halfLifeDays);
      shares[id]! += weight;
      total += weight;
    }
    if (total > 0) for (let id = 0; id < shares.length; id++) shares[id]! /= total;
    this.#trends.set(halfLifeDays, shares);
    return shares;
  }
}
