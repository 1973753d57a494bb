// BG/NBD, the field's baseline for customers who come and go unseen: orders at a rate of one's own while one stays, and a chance
// to leave after each. Fader, Hardie and Lee (2005), https://doi.org/10.1287/mksc.1040.0098.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { logGamma } from "../lib/logGamma.ts";
import { nelderMead } from "../lib/nelderMead.ts";
import type { OrderDays } from "./orderDays.ts";
import type { WaitModel } from "./waitModel.ts";

/** Rates are Gamma(r, alpha), chances to leave Beta(a, b); time in weeks. */
export interface BgNbdParameters {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** [customers] repeat orders x, time of the last one tX and time observed T since the first, weeks. */
export interface RepeatOrders {
  x: Float64Array;
  tX: Float64Array;
  T: Float64Array;
}

const WEEK = 7;
/** Of the logarithms of parameters: far bounds keep those that the data say nothing of from running off. */
const LIMITS = { lower: [-12, -12, -12, -12], upper: [12, 12, 12, 12], steps: [0.5, 0.5, 0.5, 0.5], calls: 400 };
const NEAR = { ...LIMITS, steps: [0.1, 0.1, 0.1, 0.1], calls: 120 };
/** So many customers, evenly over their ids, tell four parameters. */
const MOST = 5000;
/** Customers between two pauses. */
const STEP = 4096;

/** The logarithm of the likelihood of all customers (equation 6 there, in logarithms). */
export function bgNbdLogLikelihood({ x, tX, T }: RepeatOrders, { r, alpha, a, b }: BgNbdParameters): number {
  // What depends on the number of orders alone is the same for many.
  const byCount = new Map<number, number>();
  const ofAll = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  let sum = 0;
  for (let c = 0; c < x.length; c++) {
    const n = x[c]!;
    let known = byCount.get(n);
    if (known === undefined) {
      known = ofAll + logGamma(r + n) + logGamma(b + n) - logGamma(a + b + n);
      byCount.set(n, known);
    }
    const stayed = -(r + n) * Math.log(alpha + T[c]!);
    sum += known + stayed;
    if (n > 0) sum += Math.log1p(Math.exp(Math.log(a / (b + n - 1)) - (r + n) * Math.log(alpha + tX[c]!) - stayed));
  }
  return sum;
}

/** The most likely parameters; near those of `start` sooner found, such as those of the same customers some weeks ago. */
export function* fitBgNbd(repeats: RepeatOrders, start?: BgNbdParameters): CooperativeTask<BgNbdParameters> {
  const of = ([r, alpha, a, b]: ArrayLike<number> & Iterable<number>): BgNbdParameters => ({
    r: Math.exp(r!),
    alpha: Math.exp(alpha!),
    a: Math.exp(a!),
    b: Math.exp(b!),
  });
  const mean = repeats.x.length > 0 ? -bgNbdLogLikelihood(repeats, of([0, 1, 0, 1])) / repeats.x.length : 1;
  const scale = repeats.x.length * Math.max(1, Math.abs(mean));
  const cost = (p: Float64Array): number => -bgNbdLogLikelihood(repeats, of(p)) / scale;
  if (start) {
    const from = [start.r, start.alpha, start.a, start.b].map((each) => Math.log(each));
    const near = nelderMead(cost, from, NEAR);
    yield;
    return of(near.x);
  }
  let best = nelderMead(cost, [0, 1, 0, 1], LIMITS);
  yield;
  // Begun anew from where it ended, the simplex does not stop short.
  best = nelderMead(cost, best.x, LIMITS);
  yield;
  return of(best.x);
}

/** Probability that a customer with this history still comes (equation for P(alive), Fader and Hardie 2008). */
export function aliveNow({ r, alpha, a, b }: BgNbdParameters, x: number, tX: number, T: number): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + T) / (alpha + tX)) ** (r + x));
}

/** Probability of no order within t weeks more: gone, or there and waiting (one leaves only after an order). */
export function bgNbdStaysAway(p: BgNbdParameters, x: number, tX: number, T: number, t: number): number {
  const alive = aliveNow(p, x, tX, T);
  return 1 - alive + alive * ((p.alpha + T) / (p.alpha + T + t)) ** (p.r + x);
}

/** Terms behind which nothing is left to add, and the most of them. */
const REST = 1e-10;
const TERMS = 5000;

/**
 * Expected number of orders within t weeks more (equation 10 there). As a sum whose terms are all positive: one who never leaves
 * makes k orders with the negative binomial's probability, one who may leave after each of them makes Σ B(j) of them (j < k), where
 * B(j) is the expected share that stays through j.
 */
export function bgNbdExpected(
  { r, alpha, a, b }: BgNbdParameters,
  x: number,
  tX: number,
  T: number,
  t: number,
): number {
  const [shape, stays] = [r + x, b + x];
  const z = t / (alpha + T + t);
  let chance = Math.exp(shape * Math.log1p(-z));
  let [rest, share, orders, sum] = [1 - chance, 1, 0, 0];
  for (let k = 1; k <= TERMS && rest > REST; k++) {
    chance *= (z * (shape + k - 1)) / k;
    orders += share;
    share *= (stays + k - 1) / (a + stays + k - 1);
    sum += chance * orders;
    rest -= chance;
  }
  return aliveNow({ r, alpha, a, b }, x, tX, T) * (sum + Math.max(0, rest) * orders);
}

export class BgNbd implements WaitModel {
  readonly parameters: BgNbdParameters;

  constructor(parameters: BgNbdParameters) {
    this.parameters = parameters;
  }

  static *fit(orders: OrderDays, start?: BgNbdParameters): CooperativeTask<BgNbd> {
    const { x, tX, T } = repeatsOf(orders);
    const every = Math.ceil(x.length / MOST);
    const some = (values: Float64Array) => values.filter((_, c) => c % every === 0);
    return new BgNbd(yield* fitBgNbd({ x: some(x), tX: some(tX), T: some(T) }, start));
  }

  *stayAway(orders: OrderDays, days: readonly number[]): CooperativeTask<Float64Array> {
    const { x, tX, T } = repeatsOf(orders);
    const chances = new Float64Array(x.length * days.length);
    for (let c = 0; c < x.length; c++) {
      if (c % STEP === 0) yield c / x.length;
      for (const [k, day] of days.entries())
        chances[c * days.length + k] = bgNbdStaysAway(this.parameters, x[c]!, tX[c]!, T[c]!, day / WEEK);
    }
    return chances;
  }
}

export function repeatsOf({ start, day, end }: OrderDays): RepeatOrders {
  const customers = start.length - 1;
  const repeats = {
    x: new Float64Array(customers),
    tX: new Float64Array(customers),
    T: new Float64Array(customers),
  };
  for (let c = 0; c < customers; c++) {
    const first = day[start[c]!]!;
    repeats.x[c] = start[c + 1]! - start[c]! - 1;
    repeats.tX[c] = (day[start[c + 1]! - 1]! - first) / WEEK;
    repeats.T[c] = (end - 1 - first) / WEEK;
  }
  return repeats;
}
