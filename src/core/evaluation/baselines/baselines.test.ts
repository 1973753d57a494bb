import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SampleSet } from "../../features/sampleSet.ts";
import { rankRow } from "../../model/ranking.ts";
import { type ExampleLine, exampleSamples } from "../testing/exampleSamples.ts";
import { fitWeights } from "./mixture.ts";
import { guessNumbers } from "./numberBaselines.ts";
import { rankProductBaselines } from "./productBaselines.ts";
import { lastLineBefore, trainingLines } from "./trainingPart.ts";

const row = fc.record({
  customer: fc.constantFrom("a", "b", "c"),
  day: fc.integer({ min: 0, max: 14 }),
  product: fc.constantFrom("p", "q", "r", "s", "t", "u", "v"),
  order: fc.constantFrom("1", "2", "3", "4", "5", "6", ""),
  quantity: fc.integer({ min: 1, max: 9 }),
});
const rows: fc.Arbitrary<ExampleLine[]> = fc.array(row, { minLength: 8, maxLength: 60 });
const rule = fc.constantFrom("before-visit" as const, "previous-lines" as const);

const everyTarget = (samples: SampleSet): Uint32Array => Uint32Array.from(samples.targets.keys());
const idsOf = (samples: SampleSet, history: Int32Array): number[] =>
  [...history].map((line) => {
    const code = samples.lines.product.values[samples.lines.product.codes[line]];
    const at = samples.preprocess.products.indexOf(code);
    return at < 0 ? 1 : at + 2;
  });

/** Every baseline's scores over all products, the slow and obvious way. */
function denseScores(samples: SampleSet, target: number, weights: readonly number[]) {
  const P = samples.sizes.numProducts;
  const zeros = (): Float64Array => new Float64Array(P);
  const popular = zeros();
  for (const [i, count] of samples.preprocess.productCounts.entries()) popular[i + 2] = count;
  const history = idsOf(samples, samples.history(target));
  const tail = (id: number): number => 1e-6 * popular[id];
  const last = zeros();
  const frequent = zeros();
  const markov = zeros();
  for (const [p, id] of history.entries()) {
    last[id] = p + 1;
    frequent[id] += 1;
  }
  const from = history[history.length - 1];
  let total = 0;
  for (const t of samples.split.train) {
    const before = idsOf(samples, samples.history(t)).pop();
    const to = samples.targetProduct[t];
    if (from >= 2 && before === from && to >= 2) {
      markov[to]++;
      total++;
    }
  }
  const known = popular.reduce((a, b) => a + b, 0);
  const mixture = popular.map((count, id) => {
    const p = count / known;
    const base = total > 0 ? weights[2] : weights[2] + weights[0];
    let score = base * p;
    if (total > 0) score += (weights[0] * markov[id]) / total;
    return score + (weights[1] * frequent[id]) / history.length;
  });
  return {
    popular,
    last: last.map((score, id) => score || tail(id)),
    frequent: frequent.map((score, id) => score || tail(id)),
    markov: markov.map((score, id) => score || tail(id)),
    mixture,
  };
}

it("products of a model of an older version are those of its lines, though it wrote their codes as numbers", () => {
  const at = (customer: string, day: number, product: string): ExampleLine => ({ customer, day, product });
  const samples = exampleSamples(
    [
      at("a", 1, "22423"),
      at("b", 1, "84879"),
      at("a", 2, "84879"),
      at("b", 2, "22423"),
      at("a", 3, "22423"),
      at("b", 3, "84879"),
      at("b", 9, "22423"),
    ],
    {},
    [0.5, 0.75],
  );
  const { preprocess } = samples;
  const older = { ...samples, preprocess: { ...preprocess, products: preprocess.products.map((code) => `${code}.0`) } };
  const chosen = everyTarget(samples);
  expect(rankProductBaselines(older, chosen)).toEqual(rankProductBaselines(samples, chosen));
});

describe("product baselines", () => {
  it("rank as the slow way over all products does", () => {
    fc.assert(
      fc.property(rows, rule, (lines, historyRule) => {
        const samples = exampleSamples(lines, { historyRule, minProductCount: 2 }, [0.6, 0.8]);
        const chosen = everyTarget(samples);
        const { ranks, weights } = rankProductBaselines(samples, chosen);
        for (const target of chosen) {
          const id = samples.targetProduct[target];
          const scores = denseScores(samples, target, weights);
          for (const name of ["popular", "last", "frequent", "markov"] as const) {
            expect(ranks[name][target], name).toBe(rankRow(scores[name], id));
          }
          // Sums taken in another order may differ in the last bit, so near ties may fall either way.
          const near = scores.mixture.map((score) => Math.round(score * 1e9));
          const rank = ranks.mixture[target];
          if (id < 2) expect(rank).toBe(0);
          else {
            const above = near.filter((score, other) => other >= 2 && score > near[id]).length;
            const level = near.filter((score, other) => other >= 2 && score === near[id]).length;
            expect(rank).toBeGreaterThan(above);
            expect(rank).toBeLessThanOrEqual(above + level);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("come out as worked by hand", () => {
    // Popularity in training (days 1–5): p 4, q 3, r 2. Customer a: p, q, p, r; then the target at day 6.
    const at = (customer: string, day: number, product: string): ExampleLine => ({ customer, day, product });
    const samples = exampleSamples(
      [
        at("a", 1, "p"), at("a", 2, "q"), at("a", 3, "p"), at("a", 4, "r"),
        at("b", 1, "q"), at("b", 2, "p"), at("b", 3, "q"), at("b", 4, "r"), at("b", 5, "p"),
        at("a", 6, "q"),
      ],
      {},
      [0.87, 0.87],
    ); // biome-ignore format: a table
    expect(samples.preprocess.products).toEqual(["p", "q", "r"]);
    expect([...samples.split.test]).toEqual([7]);
    const { ranks } = rankProductBaselines(samples, samples.split.test);
    expect(ranks.popular[0]).toBe(2); // p 4, q 3, r 2
    expect(ranks.last[0]).toBe(3); // r (day 4), p (day 3), q (day 2)
    expect(ranks.frequent[0]).toBe(2); // p 2, then q and r once each: the lower id, q, first
    expect(ranks.markov[0]).toBe(2); // after r came p once; q and r follow by popularity
  });

  it("need no validation targets: equal weights then", () => {
    expect(fitWeights(new Float64Array(0))).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(fitWeights(new Float64Array(6))).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});

describe("the mixture's weights", () => {
  it("are the likeliest ones: no nearby weights do better", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 30, maxLength: 90 }),
        (values) => {
          const shares = Float64Array.from(values.slice(0, values.length - (values.length % 3)));
          const likelihood = (w: readonly number[]): number => {
            let sum = 0;
            for (let i = 0; i < shares.length; i += 3) {
              sum += Math.log(w[0] * shares[i] + w[1] * shares[i + 1] + w[2] * shares[i + 2]);
            }
            return sum;
          };
          const weights = fitWeights(shares);
          expect(weights[0] + weights[1] + weights[2]).toBeCloseTo(1, 9);
          for (const [from, to] of [
            [0, 1],
            [1, 0],
            [0, 2],
            [2, 0],
            [1, 2],
            [2, 1],
          ]) {
            const moved = [...weights];
            const step = Math.min(0.05, moved[from]);
            moved[from] -= step;
            moved[to] += step;
            expect(likelihood(moved)).toBeLessThanOrEqual(likelihood(weights) + 1e-3);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("the training part", () => {
  it("finds the line before a visit that the history ends with", () => {
    fc.assert(
      fc.property(rows, rule, (lines, historyRule) => {
        const samples = exampleSamples(lines, { historyRule });
        const chosen = everyTarget(samples);
        const ends = [...chosen].map((target) => samples.history(target).at(-1));
        expect([...lastLineBefore(samples, chosen)]).toEqual(ends);
      }),
    );
  });

  it("is what the split says", () => {
    const lines: ExampleLine[] = ["a", "b"].flatMap((customer) =>
      [1, 2, 3, 4].map((day) => ({ customer, day: day + (customer === "b" ? 0.5 : 0), product: "p" })),
    );
    const samples = exampleSamples(lines, {}, [0.5, 0.75]);
    expect([...trainingLines(samples)]).toEqual([1, 1, 1, 0, 1, 1, 0, 0]);
    const byCustomer = {
      ...samples,
      preprocess: { ...samples.preprocess, settings: { ...samples.preprocess.settings } },
    };
    byCustomer.preprocess.settings.split = "customer";
    byCustomer.split = { train: Uint32Array.of(0), validation: Uint32Array.of(), test: Uint32Array.of(1) };
    // Target 1 is b's second line, so all of b is held out.
    expect([...trainingLines(byCustomer)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });
});

describe("number baselines", () => {
  it("come out as worked by hand", () => {
    const at = (customer: string, day: number, product: string, quantity: number): ExampleLine => ({
      customer,
      day,
      product,
      quantity,
    });
    const samples = exampleSamples(
      [
        at("a", 1, "p", 1),
        at("a", 2, "q", 5),
        at("b", 1, "q", 3),
        at("b", 2, "q", 10),
        at("a", 3, "p", 4),
        at("a", 9, "p", 7),
      ],
      {},
      [0.75, 0.75],
    );
    const { quantity } = guessNumbers(samples, samples.split.test);
    expect(samples.split.test.length).toBe(1);
    expect(quantity.median[0]).toBe(4); // 1, 3, 4, 5, 10
    expect(quantity.last[0]).toBe(4);
    expect(quantity.customerMean[0]).toBeCloseTo(10 / 3, 12);
    expect(quantity.productMean[0]).toBe(2.5); // p: 1 and 4
  });

  it("equal a plain recount for every target", () => {
    fc.assert(
      fc.property(rows, rule, (lines, historyRule) => {
        const samples = exampleSamples(lines, { historyRule }, [0.6, 0.8]);
        const chosen = everyTarget(samples);
        const { quantity } = guessNumbers(samples, chosen);
        for (const target of chosen) {
          const values = [...samples.history(target)].map((line) => samples.lines.quantity[line]);
          expect(quantity.last[target]).toBe(values.at(-1));
          expect(quantity.customerMean[target]).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 9);
        }
      }),
    );
  });
});
