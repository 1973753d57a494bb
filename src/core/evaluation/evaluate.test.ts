import { describe, expect, it } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { random } from "../lib/random.ts";
import type { Predictions } from "../model/predictions.ts";
import { rankProductBaselines } from "./baselines/productBaselines.ts";
import { evaluate } from "./evaluate.ts";
import { errorMetrics, productMetrics } from "./metrics.ts";
import { type ExampleLine, exampleSamples } from "./testing/exampleSamples.ts";

/** Customers who buy the next letter after their last, mostly. */
function chains(): ExampleLine[] {
  const rng = random(4);
  return Array.from({ length: 12 }, (_, c) => {
    let product = rng.integer(6);
    return Array.from({ length: 15 }, (_, k) => {
      product = rng.uniform() < 0.7 ? (product + 1) % 6 : rng.integer(6);
      const quantity = 1 + rng.integer(5);
      return { customer: `c${c}`, day: k + c / 20, product: `p${product}`, quantity, revenue: quantity * 3 };
    });
  }).flat();
}

function predictions(samples: SampleSet, rank: ArrayLike<number>, value: (line: number) => number): Predictions {
  const targets = samples.split.test;
  const numbers = Float64Array.from(targets, (target) => value(samples.targets[target]));
  return {
    targets,
    rank: Int32Array.from(rank),
    topK: 0,
    topIds: new Int32Array(0),
    probability: new Float32Array(0),
    topProbabilities: new Float32Array(0),
    quantity: numbers,
    revenue: numbers,
    discount: numbers,
  };
}

describe("evaluate", () => {
  const samples = exampleSamples(chains(), {}, [0.6, 0.8]);
  const { test } = samples.split;

  it("gives the plain metrics of the same ranks and values, split into repeats and new", () => {
    const rank = Array.from(test, (_, i) => (i * 5) % 8);
    const report = evaluate(
      samples,
      predictions(samples, rank, () => 4),
      { backend: "none", seconds: 1.5 },
    );
    const plain = productMetrics(rank);
    expect(report.product.accuracy.value).toBeCloseTo(plain.accuracy, 12);
    expect(report.product.ndcg10.value).toBeCloseTo(plain.ndcg10, 12);
    expect(report.product.mrr.value).toBeCloseTo(plain.mrr, 12);
    const repeats = rank.filter((_, i) => samples.targetRepeat[test[i]] === 1);
    expect(report.product.repeat.count).toBe(repeats.length);
    expect(report.product.repeat.mrr.value).toBeCloseTo(productMetrics(repeats).mrr, 12);
    expect(report.product.repeat.count + report.product.new.count).toBe(test.length);
    const actual = Array.from(test, (target) => samples.lines.revenue[samples.targets[target]]);
    const errors = errorMetrics(
      actual,
      actual.map(() => 4),
    );
    expect(report.revenue?.mae.value).toBeCloseTo(errors.mae, 12);
    expect(report.revenue?.rmse.value).toBeCloseTo(errors.rmse, 12);
    expect(report.revenue?.wape.value).toBeCloseTo(errors.wape, 12);
    for (const metric of [report.product.mrr, report.revenue!.mae, report.baselines.product.last.mrr]) {
      expect(metric.low).toBeLessThan(metric.value);
      expect(metric.high).toBeGreaterThan(metric.value);
    }
    expect(report.counts.test).toBe(test.length);
    expect(report.protocol).toContain(`${test.length} test targets of 12 customers`);
  });

  it("ranks Markov first where products follow each other", () => {
    const report = evaluate(
      samples,
      predictions(
        samples,
        Array.from(test, () => 1),
        () => 4,
      ),
      { backend: "", seconds: 0 },
    );
    const { markov, popular } = report.baselines.product;
    expect(markov.accuracy.value).toBeGreaterThan(popular.accuracy.value + 0.2);
    expect(report.gaps?.find((gap) => gap.metric === "accuracy")?.beats).toBe(true);
  });

  it("tells the gap in each slice to the baseline that is best there", () => {
    const early = exampleSamples(chains(), {}, [0.2, 0.3]);
    const { ranks } = rankProductBaselines(early, early.split.test);
    const report = evaluate(
      early,
      predictions(early, ranks.markov, () => 4),
      { backend: "", seconds: 0 },
    );
    const { sliceGaps = [], baselines } = report;
    expect(sliceGaps.map(({ slice, metric }) => [slice, metric])).toEqual([
      ["repeat", "hit10"],
      ["repeat", "ndcg10"],
      ["new", "hit10"],
      ["new", "ndcg10"],
    ]);
    for (const { slice, metric, baseline, difference } of sliceGaps) {
      const values = Object.values(baselines.product).map((each) => each[slice][metric as "hit10" | "ndcg10"].value);
      const best = baselines.product[baseline as keyof typeof baselines.product]![slice];
      expect(best[metric as "hit10"].value).toBe(Math.max(...values));
      expect(difference).toBeCloseTo(report.product[slice][metric as "hit10"].value - Math.max(...values), 12);
    }
    expect(baselines.product.recentTrend?.hit10.value).toBeGreaterThan(0);
    expect(baselines.product.nearest?.hit10.value).toBeGreaterThan(0);
    expect(baselines.product).not.toHaveProperty("ease");
  });

  it("says of a copy of the best baseline that the gap is exactly nothing", () => {
    const { ranks } = rankProductBaselines(samples, test);
    const report = evaluate(
      samples,
      predictions(samples, ranks.markov, () => 4),
      { backend: "", seconds: 0 },
    );
    const gap = report.gaps?.find((each) => each.metric === "accuracy" && each.baseline === "markov");
    expect(gap).toMatchObject({ difference: 0, low: 0, high: 0, beats: false });
  });

  it("turns errors so that a positive gap is a better model", () => {
    const exact = predictions(
      samples,
      Array.from(test, () => 1),
      (line) => samples.lines.quantity[line],
    );
    const report = evaluate(samples, exact, { backend: "", seconds: 0 });
    const best = Math.min(...Object.values(report.baselines.quantity!).map(({ mae }) => mae.value));
    const gap = report.gaps?.find((each) => each.task === "quantity");
    expect(gap?.difference).toBeCloseTo(best, 12);
    expect(gap?.beats).toBe(true);
  });

  it("reports absent tasks as absent, and refuses to judge nothing", () => {
    const tasks = { quantity: true, revenue: false, discount: false };
    const poor = { ...samples, preprocess: { ...samples.preprocess, tasks } };
    const report = evaluate(
      poor,
      predictions(
        poor,
        Array.from(test, () => 2),
        () => 1,
      ),
      { backend: "", seconds: 0 },
    );
    expect([report.revenue, report.discount, report.baselines.revenue]).toEqual([null, null, null]);
    expect(report.gaps?.some((gap) => gap.task === "revenue")).toBe(false);
    const none = { ...predictions(samples, [], () => 1), targets: new Uint32Array(0) };
    expect(() => evaluate(samples, none, { backend: "", seconds: 0 })).toThrow("no test targets");
  });

  it("repeats from its seed", () => {
    const run = (seed: number) =>
      evaluate(
        samples,
        predictions(
          samples,
          Array.from(test, (_, i) => 1 + (i % 3)),
          () => 4,
        ),
        { backend: "", seconds: 0, seed },
      );
    expect(run(2)).toEqual(run(2));
    expect(run(2).product.mrr.low).not.toBe(run(3).product.mrr.low);
  });
});
