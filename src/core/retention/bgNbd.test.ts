// The likelihoods against integrals over what nobody sees (a slow version from the model's own story), fits against known
// parameters, and published expectations.

import { describe, expect, test } from "vitest";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { logGamma } from "../lib/logGamma.ts";
import { type Random, random } from "../lib/random.ts";
import {
  aliveNow,
  type BgNbdParameters,
  bgNbdExpected,
  bgNbdLogLikelihood,
  bgNbdStaysAway,
  fitBgNbd,
} from "./bgNbd.ts";
import { fitGammaGamma, gammaGammaLogLikelihood, valueOfOrder } from "./gammaGamma.ts";

/** Published for CDNOW's sample (Fader, Hardie and Lee 2005, table 1; weeks). */
const CDNOW: BgNbdParameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/** With shapes above 1, so that the integrand is finite everywhere. */
const ROUND: BgNbdParameters = { r: 1.7, alpha: 3.1, a: 1.4, b: 2.6 };

/** ∫∫ f(λ, p) · Gamma(λ) · Beta(p) by the middle of small cells. */
function integral({ r, alpha, a, b }: BgNbdParameters, f: (rate: number, leave: number) => number): number {
  const [cells, most] = [1500, 12];
  let sum = 0;
  for (let j = 0; j < 300; j++) {
    const p = (j + 0.5) / 300;
    const beta = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b)) * p ** (a - 1) * (1 - p) ** (b - 1);
    for (let i = 0; i < cells; i++) {
      const rate = ((i + 0.5) * most) / cells;
      const gamma = Math.exp(r * Math.log(alpha) - logGamma(r) - alpha * rate) * rate ** (r - 1);
      sum += f(rate, p) * beta * gamma;
    }
  }
  return (sum * most) / cells / 300;
}

describe("BG/NBD", () => {
  const histories = [
    [0, 0, 5],
    [1, 2, 6],
    [4, 3.5, 4],
    [3, 1, 20],
  ] as const;

  test.each(histories)(
    "the likelihood of x %d, tX %d, T %d is the integral over rates and chances to leave",
    (x, tX, T) => {
      const slow = integral(ROUND, (rate, p) => {
        const stayed = (1 - p) ** x * rate ** x * Math.exp(-rate * T);
        return stayed + (x > 0 ? p * (1 - p) ** (x - 1) * rate ** x * Math.exp(-rate * tX) : 0);
      });
      const one = { x: Float64Array.of(x), tX: Float64Array.of(tX), T: Float64Array.of(T) };
      expect(Math.abs(bgNbdLogLikelihood(one, ROUND) - Math.log(slow))).toBeLessThan(0.002);
    },
  );

  test.each(histories)("orders expected after x %d, tX %d, T %d are the mean over the same", (x, tX, T) => {
    const stayed = (rate: number, p: number) => (1 - p) ** x * rate ** x * Math.exp(-rate * T);
    const left = (rate: number, p: number) => (x > 0 ? p * (1 - p) ** (x - 1) * rate ** x * Math.exp(-rate * tX) : 0);
    const all = integral(ROUND, (rate, p) => stayed(rate, p) + left(rate, p));
    for (const t of [0.5, 4, 13]) {
      const orders = integral(ROUND, (rate, p) => (stayed(rate, p) * -Math.expm1(-rate * p * t)) / p);
      expect(bgNbdExpected(ROUND, x, tX, T, t) / (orders / all)).toBeCloseTo(1, 2);
    }
    expect(bgNbdExpected(ROUND, x, tX, T, 0)).toBe(0);
  });

  test("orders expected of CDNOW's customer with two repeats are those published", () => {
    expect(bgNbdExpected(CDNOW, 2, 30.43, 38.86, 39)).toBeCloseTo(1.226, 3);
  });

  test("one who never leaves orders at the rate of the past, however many orders", () => {
    for (const x of [3, 400]) {
      const expected = bgNbdExpected({ r: 1, alpha: 2, a: 1e-9, b: 1 }, x, 100, 100, 10);
      expect(expected / ((10 * (1 + x)) / 102)).toBeCloseTo(1, 6);
    }
  });

  test.each(histories)("staying away after x %d, tX %d, T %d is Bayes's rule over the same", (x, tX, T) => {
    const [stays, all] = [3, 0].map((t) =>
      integral(ROUND, (rate, p) => {
        const stayed = (1 - p) ** x * rate ** x * Math.exp(-rate * (T + t));
        return stayed + (x > 0 ? p * (1 - p) ** (x - 1) * rate ** x * Math.exp(-rate * tX) : 0);
      }),
    );
    expect(bgNbdStaysAway(ROUND, x, tX, T, 3)).toBeCloseTo(stays! / all!, 3);
  });

  /**
   * Customers of CDNOW's sample (https://www.brucehardie.com/datasets/, as the package lifetimes carries it): x, tX, T, weeks; and
   * being there, no order in 4 and 13 weeks more at the published parameters, by SciPy's quad over the rates and the
   * chances to leave.
   */
  test.each([
    [2, 30.43, 38.86, 0.726579, 0.869306, 0.676509],
    [1, 24.0, 38.0, 0.650272, 0.931087, 0.81614],
    [4, 31.43, 37.43, 0.780132, 0.749453, 0.467401],
    [2, 22.57, 36.71, 0.626737, 0.882201, 0.711723],
    [4, 15.14, 36.14, 0.236504, 0.922168, 0.836184],
    [2, 29.0, 35.57, 0.742824, 0.856976, 0.652233],
    [2, 16.29, 35.0, 0.504824, 0.901601, 0.761533],
    [7, 33.71, 34.43, 0.902713, 0.541145, 0.208835],
    [2, 32.71, 33.86, 0.801373, 0.839845, 0.614527],
    [1, 33.29, 33.29, 0.75365, 0.911222, 0.767847],
    [1, 0.71, 32.71, 0.206956, 0.975282, 0.93554],
    [3, 1.43, 32.14, 0.014397, 0.995883, 0.99097],
    [1, 7.57, 31.57, 0.438191, 0.946191, 0.860464],
    [2, 4.0, 31.14, 0.145643, 0.969023, 0.926755],
    [1, 16.57, 30.57, 0.618418, 0.922137, 0.799132],
    [2, 25.14, 30.0, 0.75433, 0.835122, 0.613291],
    [1, 9.71, 29.57, 0.506701, 0.934547, 0.832059],
    [2, 25.43, 29.0, 0.770279, 0.82745, 0.598296],
    [4, 11.14, 28.29, 0.226151, 0.912452, 0.828509],
    [0, 0.0, 38.86, 1, 0.978746, 0.938163],
  ])(
    "a customer with x %d, tX %d, T %d is there and stays away as the integrals say",
    (x, tX, T, alive, four, more) => {
      expect(aliveNow(CDNOW, x, tX, T)).toBeCloseTo(alive, 5);
      expect(bgNbdStaysAway(CDNOW, x, tX, T, 4)).toBeCloseTo(four, 5);
      expect(bgNbdStaysAway(CDNOW, x, tX, T, 13)).toBeCloseTo(more, 5);
    },
  );

  test("nobody is gone before a repeat order, and silence speaks against one who came often", () => {
    expect(aliveNow(CDNOW, 0, 0, 39)).toBe(1);
    expect(aliveNow(CDNOW, 10, 10, 39)).toBeLessThan(aliveNow(CDNOW, 10, 35, 39));
    expect(aliveNow(CDNOW, 10, 10, 39)).toBeLessThan(aliveNow(CDNOW, 2, 10, 39));
    expect(bgNbdStaysAway(CDNOW, 2, 30.43, 38.86, 0)).toBe(1);
  });

  test("a fit finds the parameters that customers were drawn with, and no neighbour is likelier", () => {
    const drawn = draw(CDNOW, 6000, random(3));
    const found = runToEnd(fitBgNbd(drawn));
    const likelihood = bgNbdLogLikelihood(drawn, found);
    expect(likelihood).toBeGreaterThanOrEqual(bgNbdLogLikelihood(drawn, CDNOW));
    for (const key of ["r", "alpha", "a", "b"] as const)
      for (const by of [0.99, 1.01])
        expect(bgNbdLogLikelihood(drawn, { ...found, [key]: found[key] * by })).toBeLessThan(likelihood);
    expect(found.r / CDNOW.r).toBeCloseTo(1, 0);
    expect(found.r / found.alpha).toBeCloseTo(CDNOW.r / CDNOW.alpha, 2);
    expect(found.a / (found.a + found.b)).toBeCloseTo(CDNOW.a / (CDNOW.a + CDNOW.b), 1);
  });
});

describe("Gamma-Gamma", () => {
  /** Published for CDNOW's repeat customers (Fader and Hardie 2013). */
  const published = { p: 6.25, q: 3.74, gamma: 15.44 };

  test("the published parameters give the published expectations of CDNOW's first customers", () => {
    const expected = [
      [2, 22.35, 24.66],
      [1, 11.77, 18.91],
      [0, 0, 35.17],
    ] as const;
    // They were made with more digits of the parameters than are published.
    for (const [x, m, value] of expected) expect(valueOfOrder(published, x, m) / value).toBeCloseTo(1, 2);
  });

  test("the likelihood is the integral over the customers' scales", () => {
    const [p, q, gamma, x, m] = [1.5, 2.2, 3, 3, 2.4];
    let sum = 0;
    const step = 0.0005;
    for (let scale = step / 2; scale < 25; scale += step) {
      const prior = Math.exp(q * Math.log(gamma) - logGamma(q) + (q - 1) * Math.log(scale) - gamma * scale);
      const mean = Math.exp(p * x * Math.log(scale * x) - logGamma(p * x) + (p * x - 1) * Math.log(m) - scale * x * m);
      sum += prior * mean * step;
    }
    expect(gammaGammaLogLikelihood([x], [m], { p, q, gamma })).toBeCloseTo(Math.log(sum), 5);
  });

  test("a fit finds what values were drawn with, in any currency, and nothing in too few", () => {
    const rng = random(8);
    const x = Float64Array.from({ length: 4000 }, () => 1 + rng.integer(6));
    const m = x.map((n) => gamma(published.p * n, rng) / (n * (gamma(published.q, rng) / published.gamma)));
    const found = runToEnd(fitGammaGamma(x, m))!;
    for (const key of ["p", "q", "gamma"] as const) expect(found[key] / published[key]).toBeCloseTo(1, 0);
    const dong = runToEnd(
      fitGammaGamma(
        x,
        m.map((each) => each * 25_000),
      ),
    )!;
    expect(valueOfOrder(dong, 2, 22.35 * 25_000) / 25_000).toBeCloseTo(valueOfOrder(found, 2, 22.35), 2);
    expect(runToEnd(fitGammaGamma(x.subarray(0, 5), m.subarray(0, 5)))).toBeNull();
  });
});

/** Customers as the model's story has them, watched for 27 to 39 weeks. */
function draw({ r, alpha, a, b }: BgNbdParameters, customers: number, rng: Random) {
  const found = { x: new Float64Array(customers), tX: new Float64Array(customers), T: new Float64Array(customers) };
  for (let c = 0; c < customers; c++) {
    found.T[c] = 27 + 12 * rng.uniform();
    const rate = gamma(r, rng) / alpha;
    const [one, other] = [gamma(a, rng), gamma(b, rng)];
    const leave = one / (one + other);
    for (let time = 0; ; ) {
      time -= Math.log(1 - rng.uniform()) / rate;
      if (!(time <= found.T[c]!)) break;
      found.x[c]!++;
      found.tX[c] = time;
      if (rng.uniform() < leave) break;
    }
  }
  return found;
}

/** Marsaglia and Tsang (2000), https://doi.org/10.1145/358407.358414. */
function gamma(shape: number, rng: Random): number {
  if (shape < 1) return gamma(shape + 1, rng) * rng.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = rng.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - rng.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
