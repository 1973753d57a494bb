// Exponential smoothing in its state space form: error, trend and season, fitted by maximum likelihood.

import { nelderMead } from "../lib/nelderMead.ts";

export interface EtsForm {
  error: "A" | "M";
  trend: "N" | "A" | "Ad";
  season: "N" | "A" | "M";
  /** Periods of a season; 1 without one. */
  period: number;
}

export interface EtsParameters {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
  level: number;
  slope: number;
  /** [m] of the m periods before the first, the earliest first. */
  seasons: Float64Array;
}

export interface EtsFit {
  form: EtsForm;
  parameters: EtsParameters;
  logLikelihood: number;
  aicc: number;
}

/**
 * Smooths y through and says the log-likelihood, the error's variance at its own estimate; with `ahead` the forecasts of
 * the periods after are written there. Hyndman, Koehler, Ord and Snyder (2008), https://doi.org/10.1007/978-3-540-71918-2,
 * in the notation of statsmodels' ETSModel. −∞ where a multiplicative form has a mean that is not positive.
 */
export function etsRun(y: Float64Array, form: EtsForm, p: EtsParameters, ahead?: Float64Array): number {
  const { alpha, beta, gamma } = p;
  const multiplied = form.error === "M";
  const phi = form.trend === "N" ? 0 : form.trend === "A" ? 1 : p.phi;
  const m = form.season === "N" ? 0 : form.period;
  const s = p.seasons.slice();
  let [level, slope, squares, logs] = [p.level, form.trend === "N" ? 0 : p.slope, 0, 0];
  for (let t = 0, at = 0; t < y.length; t++) {
    const base = level + phi * slope;
    const season = m === 0 ? 0 : s[at]!;
    const mean = form.season === "M" ? base * season : base + season;
    const error = y[t]! - mean;
    if (multiplied) {
      if (!(mean > 1e-12)) return Number.NEGATIVE_INFINITY;
      logs += Math.log(mean);
      squares += (error / mean) * (error / mean);
    } else squares += error * error;
    // The error in units moves the states, of additive and multiplicative errors alike.
    const inLevel = form.season === "M" ? error / season : error;
    level = base + alpha * inLevel;
    slope = phi * slope + beta * inLevel;
    if (m > 0) {
      s[at] = season + gamma * (form.season === "M" ? error / base : error);
      at = at + 1 === m ? 0 : at + 1;
    }
  }
  if (ahead) {
    let [damped, sum] = [phi, 0];
    for (let h = 0; h < ahead.length; h++) {
      sum += damped * slope;
      damped *= phi;
      const base = level + sum;
      const season = m === 0 ? 0 : s[(y.length + h) % m]!;
      ahead[h] = form.season === "M" ? base * season : base + season;
    }
  }
  const n = y.length;
  return (-n / 2) * (Math.log(2 * Math.PI * Math.max(squares / n, 1e-300)) + 1) - logs;
}

/** Level, slope and seasons to start from: a centred mean takes the season out, a line through ten periods the rest. */
function firstStates(y: Float64Array, form: EtsForm): EtsParameters {
  const m = form.season === "N" ? 1 : form.period;
  const seasons = new Float64Array(form.season === "N" ? 0 : m);
  let smooth = y;
  if (form.season !== "N") {
    const cycles = Math.min(5, Math.floor(y.length / m));
    const end = cycles * m;
    const half = Math.floor(m / 2);
    const trend: number[] = [];
    const counts = new Float64Array(m);
    for (let t = half; t < end - half; t++) {
      let mean = 0;
      for (let k = -half; k <= half; k++) mean += (y[t + k]! * (m % 2 === 0 && Math.abs(k) === half ? 0.5 : 1)) / m;
      trend.push(mean);
      seasons[t % m]! += form.season === "M" ? y[t]! / mean : y[t]! - mean;
      counts[t % m]!++;
    }
    for (let k = 0; k < m; k++) seasons[k] = counts[k]! > 0 ? seasons[k]! / counts[k]! : form.season === "M" ? 1 : 0;
    const middle = seasons.reduce((sum, value) => sum + value, 0) / m;
    for (let k = 0; k < m; k++) seasons[k] = form.season === "M" ? seasons[k]! / middle : seasons[k]! - middle;
    smooth = Float64Array.from(trend);
  }
  const n = Math.min(10, smooth.length);
  let [mean, slope, squares] = [0, 0, 0];
  for (let t = 0; t < n; t++) mean += smooth[t]! / n;
  for (let t = 0; t < n; t++) {
    slope += (t - (n - 1) / 2) * (smooth[t]! - mean);
    squares += (t - (n - 1) / 2) ** 2;
  }
  slope = form.trend === "N" || squares === 0 ? 0 : slope / squares;
  const level = form.trend === "N" ? mean : mean - (slope * (n + 1)) / 2;
  return { alpha: 0.3, beta: 0.02, gamma: 0.05, phi: form.trend === "Ad" ? 0.95 : 1, level, slope, seasons };
}

/** Most calls of the likelihood for a fit, and from a fit of fewer periods on. */
export interface EtsEffort {
  calls?: number;
  /** Fit of the same form to the first periods of the series. */
  start?: EtsFit;
}

/**
 * Parameters of the greatest likelihood within the usual bounds (0 < α < 1, β < α, γ < 1 − α, 0.8 ≤ φ ≤ 0.98); level and
 * slope at the start are estimated, seasons at the start are the first years' means.
 */
export function fitEts(y: Float64Array, form: EtsForm, { calls = 400, start }: EtsEffort = {}): EtsFit {
  const first = firstStates(y, form);
  const trend = form.trend !== "N";
  const damped = form.trend === "Ad";
  const seasonal = form.season !== "N";
  let scale = 0;
  for (const value of y) scale += Math.abs(value) / y.length;
  scale ||= 1;
  const from = start?.parameters ?? first;
  const parts: [at: number, low: number, high: number, step: number][] = [[from.alpha, 1e-4, 0.9999, 0.15]];
  if (trend) parts.push([Math.min(0.9999, from.beta / from.alpha), 1e-4, 0.9999, 0.1]);
  if (seasonal) parts.push([from.gamma / (1 - from.alpha), 1e-4, 0.9999, 0.1]);
  if (damped) parts.push([Math.min(from.phi, 0.98), 0.8, 0.98, -0.05]);
  parts.push([from.level / scale, -1e6, 1e6, 0.1]);
  if (trend) parts.push([from.slope / scale, -1e6, 1e6, 0.02]);
  const read = (x: Float64Array): EtsParameters => {
    let i = 0;
    const alpha = x[i++]!;
    const beta = trend ? alpha * x[i++]! : 0;
    const gamma = seasonal ? (1 - alpha) * x[i++]! : 0;
    const phi = damped ? x[i++]! : 1;
    const level = x[i++]! * scale;
    return { alpha, beta, gamma, phi, level, slope: trend ? x[i]! * scale : 0, seasons: first.seasons };
  };
  const found = nelderMead(
    (x) => -etsRun(y, form, read(x)),
    Float64Array.from(parts, (part) => part[0]),
    {
      lower: parts.map((part) => part[1]),
      upper: parts.map((part) => part[2]),
      steps: parts.map((part) => part[3]),
      calls,
      tolerance: 1e-7,
    },
  );
  const k = parts.length + 1 + (seasonal ? form.period - 1 : 0);
  const n = y.length;
  const aicc = n - k - 1 > 0 ? 2 * found.value + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Number.POSITIVE_INFINITY;
  return { form, parameters: read(found.x), logLikelihood: -found.value, aicc };
}

/** The forms that a series allows: multiplicative ones only where every amount is positive. */
export function etsForms(y: Float64Array, period: number): EtsForm[] {
  let positive = true;
  for (const value of y) if (!(value > 0)) positive = false;
  const seasonal = period > 1 && y.length >= Math.max(3 * period, period + 10);
  const forms: EtsForm[] = [];
  for (const error of positive ? (["A", "M"] as const) : (["A"] as const)) {
    for (const trend of ["N", "Ad"] as const) {
      if (!seasonal) forms.push({ error, trend, season: "N", period: 1 });
      else forms.push({ error, trend, season: error, period });
    }
  }
  return forms;
}

export const formName = ({ error, trend, season }: EtsForm): string => `${error}${trend}${season}`;
