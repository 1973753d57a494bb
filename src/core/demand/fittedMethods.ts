// Forecasts that are fitted to a series' base.

import type { TimeUnit } from "../explore/salesOverTime.ts";
import type { DemandBase } from "./demandBase.ts";
import { type EtsFit, etsForms, etsRun, fitEts } from "./ets.ts";
import { atLevel, type DemandForecaster } from "./simpleMethods.ts";
import { seasonalTheta } from "./theta.ts";

/** Seasons that few enough parameters describe; a year of weeks is left to last year. */
const SEASON: Record<TimeUnit, number> = { day: 7, week: 1, month: 12 };
/** Fewest periods to fit to. */
const LEAST = 12;
/** Most calls of the likelihood for one form: of its first fit, and from a fit of fewer periods on. */
const CALLS = { first: 150, again: 40 };
/** Forms are compared again when the history has grown by this share. */
const GROWN = 0.25;

/** Since the first sale: nothing is learnt of the time before. */
function sinceFirst({ known, base }: DemandBase): Float64Array {
  const first = known.findIndex((value) => value !== 0);
  return first < 0 ? base.subarray(base.length) : base.subarray(first);
}

const nothing = (horizon: number) => new Float64Array(horizon).fill(Number.NaN);
const withCourse = (points: Float64Array, { ahead }: DemandBase) =>
  points.map((value, h) => Math.max(0, value) * ahead[h]!);

/** Exponential smoothing of one series at origin after origin, ascending: each fit starts from the one before. */
export class RollingEts {
  #fits: EtsFit[] = [];
  #best: EtsFit | null = null;
  #length = 0;

  /** The form of the last fit. */
  get fit(): EtsFit | null {
    return this.#best;
  }

  readonly forecast: DemandForecaster = (all) => {
    const y = sinceFirst(all);
    if (y.length < LEAST) return nothing(all.horizon);
    const fit = this.#fitted(y, all.times.unit);
    if (!fit) return nothing(all.horizon);
    const points = new Float64Array(all.horizon);
    etsRun(y, fit.form, fit.parameters, points);
    return withCourse(points, all);
  };

  #fitted(y: Float64Array, unit: TimeUnit): EtsFit | null {
    const again = this.#best && y.length < (1 + GROWN) * this.#length && allows(y, this.#best);
    if (this.#best && again) {
      this.#best = fitEts(y, this.#best.form, { calls: CALLS.again, start: this.#best });
      return this.#best;
    }
    this.#length = y.length;
    this.#fits = etsForms(y, SEASON[unit]).map((form) => {
      const start = this.#fits.find((fit) => same(fit, form));
      return fitEts(y, form, start ? { calls: CALLS.again, start } : { calls: CALLS.first });
    });
    this.#best = null;
    for (const fit of this.#fits)
      if (Number.isFinite(fit.aicc) && (this.#best === null || fit.aicc < this.#best.aicc)) this.#best = fit;
    return this.#best;
  }
}

const same = ({ form }: EtsFit, { error, trend, season }: EtsFit["form"]) =>
  form.error === error && form.trend === trend && form.season === season;

/** Whether the fit's form is still one: multiplicative ones end where nothing is sold. */
function allows(y: Float64Array, { form }: EtsFit): boolean {
  return form.error === "A" || y.every((value) => value > 0);
}

export const thetaForecast: DemandForecaster = (all) => {
  const y = sinceFirst(all);
  if (y.length < LEAST) return nothing(all.horizon);
  return withCourse(seasonalTheta(y, all.horizon, SEASON[all.times.unit]), all);
};

/** One level of all periods ahead. */
export const levelled =
  (of: (y: Float64Array) => number): DemandForecaster =>
  (all) =>
    atLevel(all, of(sinceFirst(all)));
