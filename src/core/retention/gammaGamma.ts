// Gamma-Gamma: what an order of a customer is worth, shrunk towards all customers' the more, the fewer orders tell it.
// Fader and Hardie (2013), http://www.brucehardie.com/notes/025/gamma_gamma.pdf.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { logGamma } from "../lib/logGamma.ts";
import { nelderMead } from "../lib/nelderMead.ts";

/** Of the logarithms of parameters. */
const LIMITS = { lower: [-12, -12, -12], upper: [12, 12, 12], steps: [0.5, 0.5, 0.5], calls: 400 };
/** So many customers tell three parameters. */
const MOST = 5000;

export interface GammaGammaParameters {
  p: number;
  q: number;
  gamma: number;
}

/** The logarithm of the likelihood of mean values `m` (> 0) over `x` orders each (equation 1a there). */
export function gammaGammaLogLikelihood(
  x: ArrayLike<number>,
  m: ArrayLike<number>,
  { p, q, gamma }: GammaGammaParameters,
): number {
  const byCount = new Map<number, number>();
  let sum = 0;
  for (let c = 0; c < x.length; c++) {
    const px = p * x[c]!;
    let known = byCount.get(x[c]!);
    if (known === undefined) {
      known = logGamma(px + q) - logGamma(px) - logGamma(q) + q * Math.log(gamma) + px * Math.log(x[c]!);
      byCount.set(x[c]!, known);
    }
    sum += known + (px - 1) * Math.log(m[c]!) - (px + q) * Math.log(gamma + m[c]! * x[c]!);
  }
  return sum;
}

/** The most likely parameters; null where these have no mean (q ≤ 1), or too few customers (below 10) have a value. */
export function* fitGammaGamma(
  orders: Float64Array,
  means: Float64Array,
): CooperativeTask<GammaGammaParameters | null> {
  if (orders.length < 10) return null;
  const every = Math.ceil(orders.length / MOST);
  const [x, m] = [orders, means].map((values) => values.filter((_, c) => c % every === 0)) as [
    Float64Array,
    Float64Array,
  ];
  const unit = m.reduce((sum, each) => sum + each, 0) / m.length;
  const scaled = m.map((each) => each / unit);
  const of = ([p, q, gamma]: ArrayLike<number> & Iterable<number>): GammaGammaParameters => ({
    p: Math.exp(p!),
    q: Math.exp(q!),
    gamma: Math.exp(gamma!),
  });
  const cost = (at: Float64Array): number => -gammaGammaLogLikelihood(x, scaled, of(at)) / x.length;
  const first = nelderMead(cost, [1, 1, 0], LIMITS);
  yield;
  // Begun anew from where it ended, the simplex does not stop short.
  const parameters = of(nelderMead(cost, first.x, LIMITS).x);
  yield;
  return parameters.q > 1.01 ? { ...parameters, gamma: parameters.gamma * unit } : null;
}

/** Expected value of an order of a customer whose x orders were worth m on the mean (equation 5 there). */
export function valueOfOrder({ p, q, gamma }: GammaGammaParameters, x: number, m: number): number {
  return (p * (gamma + x * m)) / (p * x + q - 1);
}
