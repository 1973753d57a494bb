// Forecasts that are fitted to a series, as candidates beside the simple ones.

import type { TimeUnit } from "../explore/salesOverTime.ts";
import { type EtsFit, etsForms, etsRun, fitEts } from "./ets.ts";
import { croston, sba, tsb } from "./intermittent.ts";
import type { SimpleMethod } from "./simpleMethods.ts";
import { seasonalTheta } from "./theta.ts";

/** Seasons that few enough parameters describe; a year of weeks is left to last year. */
const SEASON: Record<TimeUnit, number> = { day: 7, week: 1, month: 12 };
/** Fewest periods to fit to. */
const LEAST = 12;
/** Most calls of the likelihood for one form. */
const CALLS = 150;

/** Since the first sale: nothing is learnt of the time before. */
function sinceFirst(known: Float64Array): Float64Array {
  const first = known.findIndex((value) => value !== 0);
  return first < 0 ? known.subarray(known.length) : known.subarray(first);
}

const notNegative = (points: Float64Array) => points.map((value) => Math.max(0, value));
const nothing = (horizon: number) => new Float64Array(horizon).fill(Number.NaN);

/** The form with the least AICc. */
export function bestEts(known: Float64Array, unit: TimeUnit): EtsFit | null {
  const y = sinceFirst(known);
  if (y.length < LEAST) return null;
  let best: EtsFit | null = null;
  for (const form of etsForms(y, SEASON[unit])) {
    const fit = fitEts(y, form, { calls: CALLS });
    if (Number.isFinite(fit.aicc) && (best === null || fit.aicc < best.aicc)) best = fit;
  }
  return best;
}

const level = (of: (y: Float64Array) => number): SimpleMethod => ({
  forecast: (known, horizon) => new Float64Array(horizon).fill(of(sinceFirst(known))),
});

export const FITTED_METHODS = {
  ets: {
    forecast(known, horizon, unit) {
      const fit = bestEts(known, unit);
      if (!fit) return nothing(horizon);
      const points = new Float64Array(horizon);
      etsRun(sinceFirst(known), fit.form, fit.parameters, points);
      return notNegative(points);
    },
  },
  theta: {
    forecast(known, horizon, unit) {
      const y = sinceFirst(known);
      return y.length < LEAST ? nothing(horizon) : notNegative(seasonalTheta(y, horizon, SEASON[unit]));
    },
  },
  croston: level(croston),
  sba: level(sba),
  tsb: level(tsb),
} satisfies Record<string, SimpleMethod>;
