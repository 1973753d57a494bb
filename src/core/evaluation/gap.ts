// The gap to the best baseline: both are counted on the same resamples of customers, so what is common cancels.

import { difference, interval, type Resamples, type Statistic } from "./bootstrap.ts";
import { type Gap, PRODUCT_METRICS } from "./report.ts";

/** A smaller difference of shares reads as 0.0 points. */
export const LEVEL_SHARE = 0.0005;

/**
 * The model's gap to the best of some baselines in one metric, positive = the model is better; the interval is that of
 * the paired difference. null where no baseline has a value.
 */
export function gapToBest(
  resamples: Resamples,
  which: Pick<Gap, "task" | "metric">,
  model: Statistic,
  baselines: Partial<Record<Gap["baseline"], Statistic>>,
  higherIsBetter: boolean,
): Gap | null {
  const sign = higherIsBetter ? 1 : -1;
  let best: { name: Gap["baseline"]; statistic: Statistic; value: number } | null = null;
  for (const [name, statistic] of Object.entries(baselines) as [Gap["baseline"], Statistic][]) {
    const value = sign * statistic(resamples.totals, 0);
    if (!Number.isNaN(value) && (best === null || value > best.value)) best = { name, statistic, value };
  }
  if (best === null) return null;
  const { name, statistic } = best;
  const lead = higherIsBetter ? difference(model, statistic) : difference(statistic, model);
  const { value, low, high } = interval(resamples, lead);
  return { ...which, baseline: name, difference: value, low, high, beats: low > 0 };
}

/**
 * Whether there is nothing between model and baseline that could be told: the interval holds 0, and the difference is 0 or,
 * of shares, less than half a tenth of a point.
 */
export function isLevel({
  metric,
  difference,
  low,
  high,
}: Pick<Gap, "metric" | "difference" | "low" | "high">): boolean {
  const isShare = PRODUCT_METRICS.some((each) => each === metric);
  return difference === 0 || (isShare && low <= 0 && high >= 0 && Math.abs(difference) < LEVEL_SHARE);
}
