// Where a trial's score is heading: a power law with all that its few epochs leave open, so that hopeless trials are seen early.

import { logGamma } from "../../lib/logGamma.ts";
import { logSumExp, studentCdf } from "../../lib/normal.ts";

/** The score expected after an epoch, with an interval that holds it 90 times in 100. */
export interface Extrapolation {
  mean: number;
  low: number;
  high: number;
  /** P(score ≤ x) */
  below(x: number): number;
}

/** How fast scores settle: the exponents c of a − b e^−c, as likely as each other. */
const EXPONENTS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3];
/** What is known before the first epoch: scores lie between 0 and 1, most grow by hundredths and some by tenths, and they shake by some 0.007. */
const LEVEL = { mean: 0.5, deviation: 0.5 };
const GROWTHS = [
  { mean: 0.03, deviation: 0.05, share: 0.8 },
  { mean: 0.1, deviation: 0.3, share: 0.2 },
];
const SHAKE = { deviation: 0.007, weight: 2 };
const CENTRAL = 0.9;

/**
 * The score at epoch `at` (from 1), given those of the epochs 1, 2, ... so far: for each exponent and growth a Bayesian regression of a and b with
 * conjugate priors (Bishop 2006, 3.3; Murphy 2012, 7.6.3), mixed by how well it explains the scores. Student's t each, since the
 * noise is not known either. An epoch that has a score answers with that score.
 */
export function extrapolate(scores: readonly number[], at: number): Extrapolation {
  const known = scores[at - 1];
  if (known !== undefined) return { mean: known, low: known, high: known, below: (x) => (x >= known ? 1 : 0) };
  const fits = EXPONENTS.flatMap((exponent) =>
    GROWTHS.map(({ share, ...growth }) => {
      const fit = regression(scores, exponent, growth, at);
      return { ...fit, evidence: fit.evidence + Math.log(share) };
    }),
  );
  const evidence = logSumExp(fits.map((fit) => fit.evidence));
  const parts = fits.map((fit) => ({ ...fit, weight: Math.exp(fit.evidence - evidence) }));
  const below = (x: number): number =>
    parts.reduce((sum, { weight, mean, scale, freedom }) => sum + weight * studentCdf((x - mean) / scale, freedom), 0);
  return {
    mean: parts.reduce((sum, { weight, mean }) => sum + weight * mean, 0),
    low: quantile(below, (1 - CENTRAL) / 2),
    high: quantile(below, (1 + CENTRAL) / 2),
    below,
  };
}

/** Student's t of the score at `at`, and the logarithm of the scores' probability under this exponent and prior growth b. */
function regression(
  scores: readonly number[],
  exponent: number,
  growth: { mean: number; deviation: number },
  at: number,
) {
  const feature = (epoch: number): readonly [number, number] => [1, -(epoch ** -exponent)];
  const variance = SHAKE.deviation ** 2;
  // Precisions of a and b in units of the noise's.
  let [p00, p01, p11] = [variance / LEVEL.deviation ** 2, 0, variance / growth.deviation ** 2];
  const priorDeterminant = p00 * p11;
  let [r0, r1] = [p00 * LEVEL.mean, p11 * growth.mean];
  let square = p00 * LEVEL.mean ** 2 + p11 * growth.mean ** 2;
  for (const [i, score] of scores.entries()) {
    const [one, x] = feature(i + 1);
    p00 += one * one;
    p01 += one * x;
    p11 += x * x;
    r0 += one * score;
    r1 += x * score;
    square += score * score;
  }
  const determinant = p00 * p11 - p01 * p01;
  const a = (p11 * r0 - p01 * r1) / determinant;
  const b = (p00 * r1 - p01 * r0) / determinant;
  const n = scores.length;
  const shape = SHAKE.weight + n / 2;
  const startRate = SHAKE.weight * variance;
  const rate = startRate + Math.max(0, square - a * r0 - b * r1) / 2;
  const [one, x] = feature(at);
  const spread = (p11 * one * one - 2 * p01 * one * x + p00 * x * x) / determinant;
  const evidence =
    0.5 * Math.log(priorDeterminant / determinant) +
    SHAKE.weight * Math.log(startRate) -
    shape * Math.log(rate) +
    logGamma(shape) -
    logGamma(SHAKE.weight);
  return { mean: a * one + b * x, scale: Math.sqrt((rate / shape) * (1 + spread)), freedom: 2 * shape, evidence };
}

/** The x with `below(x)` = p, by bisection. */
function quantile(below: (x: number) => number, p: number): number {
  let [low, high] = [-2, 3];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (below(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
