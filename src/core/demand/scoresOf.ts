// What each method missed over the origins of the backtest, for the reader.

import type { DemandMethod, DemandScore } from "./demandForecast.ts";

/** The best first; of a method that could not say something at every origin, over those at which it could. */
export function scoresOf(
  values: Float64Array,
  horizon: number,
  origins: readonly number[],
  forecasts: ReadonlyMap<DemandMethod, readonly (Float64Array | null)[]>,
  scale: number,
): DemandScore[] {
  const scores: DemandScore[] = [];
  for (const [method, all] of forecasts) {
    let [missed, foretold, sold, count] = [0, 0, 0, 0];
    for (const [k, origin] of origins.entries()) {
      const points = all[k];
      if (!points) continue;
      count++;
      for (let h = 0; h < horizon; h++) {
        missed += Math.abs(points[h]! - values[origin + h]!);
        foretold += points[h]!;
        sold += values[origin + h]!;
      }
    }
    if (count === 0) continue;
    const ratio = (value: number, of: number) => (of > 0 ? value / of : Number.NaN);
    scores.push({
      method,
      wape: ratio(missed, sold),
      mase: ratio(missed / (count * horizon), scale),
      bias: ratio(foretold, sold),
    });
  }
  const rank = ({ wape }: DemandScore) => (Number.isNaN(wape) ? Number.POSITIVE_INFINITY : wape);
  return scores.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
