// Densities of good and of poor settings, as the Tree-structured Parzen Estimator has them: a kernel for each trial, the product of
// one over each parameter, and an even prior. Bergstra et al. (2011), Algorithms for hyper-parameter optimization; bandwidths,
// weights and prior are the defaults of Optuna's TPESampler (version 5), which was read for them.

import { logSumExp, normalCdf, normalQuantile } from "../../../lib/normal.ts";
import type { Random } from "../../../lib/random.ts";
import type { SettingValue } from "../../../lib/settingControl.ts";
import { isActive, placeOf, type Range, scaleOf, stepOf, type Values, valueAt } from "../parameter.ts";
import type { SearchParameter, Space } from "../types.ts";

/** A density over the values of a space. */
export interface Density {
  draw(rng: Random): Values;
  /** Of the parameters that exist beside these values. */
  logDensity(values: Readonly<Values>): number;
}

/** The kernels of one parameter: of each trial, and last of the prior. */
interface Kernels {
  draw(kernel: number, rng: Random): SettingValue;
  /** ln of the density (of a stepped or listed value: its probability) in each kernel: [1 + trials]. */
  logDensities(value: SettingValue): number[];
}

/** Weight of the prior, which spreads over the whole range, beside 1 of a trial. */
const PRIOR_WEIGHT = 1;
/** The newest so many trials weigh 1; older ones less, down to 1 / n of the oldest. */
const FULL_WEIGHTS = 25;
/** Bandwidths are at least the range's length through this, or through the number of kernels. */
const NARROWEST = 100;

/** The density of these trials' values, oldest first. */
export function parzen({ parameters }: Space, trials: readonly Readonly<Values>[]): Density {
  const weights = trials.length === 0 ? [1] : [...weightsByAge(trials.length), PRIOR_WEIGHT];
  const total = weights.reduce((sum, each) => sum + each, 0);
  const kernels = parameters.map((each) =>
    kernelsOf(
      each,
      trials.map((values) => values[each.name]),
    ),
  );
  return {
    draw(rng) {
      const kernel = pick(weights, total, rng);
      return Object.fromEntries(parameters.map(({ name }, i) => [name, kernels[i]!.draw(kernel, rng)]));
    },
    logDensity(values) {
      const sums = weights.map((weight) => Math.log(weight / total));
      for (const [i, parameter] of parameters.entries()) {
        if (!isActive(parameter, values)) continue;
        for (const [k, each] of kernels[i]!.logDensities(values[parameter.name]!).entries()) sums[k]! += each;
      }
      return logSumExp(sums);
    },
  };
}

/** Weights [n] of trials by age, oldest first. */
function weightsByAge(n: number): number[] {
  const ramp = n - FULL_WEIGHTS;
  const falling = (i: number): number => (ramp === 1 ? 1 / n : 1 / n + ((1 - 1 / n) * i) / (ramp - 1));
  return Array.from({ length: n }, (_, i) => (i >= ramp ? 1 : falling(i)));
}

/** `observed` [n], undefined where the parameter did not exist: there the kernel is the prior's. */
function kernelsOf(parameter: SearchParameter, observed: readonly (SettingValue | undefined)[]): Kernels {
  return parameter.kind === "choice" ? ofChoice(parameter.values, observed) : ofRange(parameter, observed);
}

function ofChoice(values: readonly SettingValue[], observed: readonly (SettingValue | undefined)[]): Kernels {
  // Each trial's kernel holds a share of the prior, too.
  const spread = PRIOR_WEIGHT / (observed.length + 1);
  const even = values.map(() => 1 / values.length);
  const masses = [...observed, undefined].map((seen) => {
    if (seen === undefined || !values.includes(seen)) return even;
    return values.map((value) => (spread + (seen === value ? 1 : 0)) / (spread * values.length + 1));
  });
  return {
    draw: (kernel, rng) => values[pick(masses[kernel]!, 1, rng)]!,
    logDensities: (value) => masses.map((mass) => Math.log(mass[values.indexOf(value)] ?? 0)),
  };
}

function ofRange(range: Range, observed: readonly (SettingValue | undefined)[]): Kernels {
  const { low, high } = scaleOf(range);
  const known = observed.flatMap((each, k) => (each === undefined ? [] : [{ k, place: placeOf(range, Number(each)) }]));
  const places = known.map(({ place }) => Math.min(high, Math.max(low, place)));
  const narrow = bandwidths(places, low, high);
  const means = new Array<number>(observed.length + 1).fill((low + high) / 2);
  const sigmas = new Array<number>(observed.length + 1).fill(high - low);
  for (const [i, { k }] of known.entries()) [means[k], sigmas[k]] = [places[i]!, narrow[i]!];
  const step = stepOf(range);
  // Normal kernels, cut off at the ends of the scale.
  const below = (place: number): number[] => means.map((mean, k) => normalCdf((place - mean) / sigmas[k]!));
  const [start, end] = [below(low), below(high)];
  const masses = start.map((from, k) => end[k]! - from);
  return {
    draw(kernel, rng) {
      const quantile = normalQuantile(start[kernel]! + rng.uniform() * masses[kernel]!);
      return valueAt(range, Math.min(high, Math.max(low, means[kernel]! + sigmas[kernel]! * quantile)));
    },
    logDensities(value) {
      if (step !== null) {
        const from = below(placeOf(range, Number(value) - step / 2));
        const to = below(placeOf(range, Number(value) + step / 2));
        return masses.map((mass, k) => Math.log(Math.max(0, to[k]! - from[k]!) / mass));
      }
      const place = placeOf(range, Number(value));
      return masses.map((mass, k) => {
        const z = (place - means[k]!) / sigmas[k]!;
        return -(z * z) / 2 - Math.log(sigmas[k]! * Math.sqrt(2 * Math.PI) * mass);
      });
    },
  };
}

/** Each place's distance to the farther of its neighbours, within bounds: [n]. */
function bandwidths(places: readonly number[], low: number, high: number): number[] {
  const n = places.length;
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const narrowest = (high - low) / Math.min(NARROWEST, 2 + n);
  const sigmas = new Array<number>(n);
  for (const [at, i] of order.entries()) {
    // The outermost reach as far as their one neighbour; a single one to the farther end.
    const left = at > 0 ? places[order[at - 1]!]! : n === 1 ? low : places[i]!;
    const right = at < n - 1 ? places[order[at + 1]!]! : n === 1 ? high : places[i]!;
    const sigma = Math.max(places[i]! - left, right - places[i]!);
    sigmas[i] = Math.min(high - low, Math.max(narrowest, sigma));
  }
  return sigmas;
}

/** A place in the list, as likely as its weight; `total` is their sum. */
function pick(weights: readonly number[], total: number, rng: Random): number {
  let left = rng.uniform() * total;
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
