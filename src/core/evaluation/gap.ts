// The gap to the best baseline: both are counted on the same resamples of customers, so what is common cancels.

import { interval, type Resamples, type Statistic } from "./bootstrap.ts";
import type { Gap } from "./report.ts";

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
  const { value, low, high } = interval(resamples, (totals, at) => sign * (model(totals, at) - statistic(totals, at)));
  return { ...which, baseline: name, difference: value, low, high, beats: low > 0 };
}
