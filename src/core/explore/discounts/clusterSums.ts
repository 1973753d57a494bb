// Weighted means over comparisons, resampled by customer: whole customers are drawn, since comparisons of one are alike.
// Percentile bootstrap (Efron 1979, https://doi.org/10.1214/aos/1176344552).

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { quantile } from "../../lib/quantile.ts";
import { random } from "../../lib/random.ts";

/** A mean of log ratios with its 95 % interval. */
export interface LogMean {
  mean: number;
  low: number;
  high: number;
  variance: number;
  comparisons: number;
  customers: number;
}

export class ClusterSums {
  /** By slot: each customer's Σ weight · value, Σ weight and number. */
  readonly #slots: Map<number, [weighted: number, weight: number, count: number]>[];

  constructor(slots: number) {
    this.#slots = Array.from({ length: slots }, () => new Map());
  }

  add(slot: number, customer: number, value: number, weight: number): void {
    const sums = this.#slots[slot]!;
    const own = sums.get(customer);
    if (!own) sums.set(customer, [weight * value, weight, 1]);
    else {
      own[0] += weight * value;
      own[1] += weight;
      own[2]++;
    }
  }

  /** [slots] the means with intervals; null where fewer than `least` customers or `few` comparisons stand in a slot. */
  *means({
    resamples,
    seed,
    least,
    few,
  }: {
    resamples: number;
    seed: number;
    least: number;
    few: number;
  }): CooperativeTask<(LogMean | null)[]> {
    const found: (LogMean | null)[] = [];
    for (const [slot, sums] of this.#slots.entries()) {
      const own = [...sums.values()];
      const comparisons = own.reduce((sum, [, , count]) => sum + count, 0);
      if (own.length < least || comparisons < few) {
        found.push(null);
        continue;
      }
      const rng = random(seed + slot);
      const means = new Float64Array(resamples);
      for (let r = 0; r < resamples; r++) {
        let [weighted, weight] = [0, 0];
        for (let k = 0; k < own.length; k++) {
          const drawn = own[rng.integer(own.length)]!;
          weighted += drawn[0];
          weight += drawn[1];
        }
        means[r] = weighted / weight;
        if (r % 16 === 0) yield (slot + r / resamples) / this.#slots.length;
      }
      means.sort();
      const middle = means.reduce((sum, each) => sum + each, 0) / resamples;
      found.push({
        mean: own.reduce((sum, [weighted]) => sum + weighted, 0) / own.reduce((sum, [, weight]) => sum + weight, 0),
        low: quantile(means, 0.025),
        high: quantile(means, 0.975),
        variance: means.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (resamples - 1),
        ...{ comparisons, customers: own.length },
      });
    }
    return found;
  }
}
