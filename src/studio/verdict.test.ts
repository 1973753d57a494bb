import { expect, test } from "vitest";
import { type Metric, type MetricsReport, PRODUCT_BASELINES, type ProductMetrics } from "../core/evaluation/report.ts";
import { judge } from "./verdict.ts";

const at = (value: number): Metric => ({ value, low: value - 0.02, high: value + 0.02 });
const product = (hit10: number): ProductMetrics => ({
  accuracy: at(0),
  hit5: at(0),
  hit10: at(hit10),
  ndcg5: at(0),
  ndcg10: at(0),
  mrr: at(0),
});
const sliced = (hit10: number) => ({
  ...product(hit10),
  repeat: { ...product(0), count: 0 },
  new: { ...product(0), count: 0 },
});

function report(model: number, ...rates: number[]): MetricsReport {
  const [popular = 0, last = 0, frequent = 0, markov = 0, mixture = 0] = rates;
  expect(rates.length).toBe(PRODUCT_BASELINES.length);
  return {
    product: sliced(model),
    quantity: null,
    revenue: null,
    discount: null,
    baselines: {
      product: {
        popular: sliced(popular),
        last: sliced(last),
        frequent: sliced(frequent),
        markov: sliced(markov),
        mixture: sliced(mixture),
      },
      quantity: null,
      revenue: null,
      discount: null,
    },
    counts: { train: 1, validation: 1, test: 1, customers: 1, products: 1 },
    protocol: "",
    backend: "wasm",
    seconds: 1,
  };
}

test("the best baseline is the one to beat, and only a gap beyond the intervals counts", () => {
  expect(judge(report(0.5, 0.1, 0.2, 0.45, 0.3, 0.44))).toMatchObject({ kind: "better", baseline: "frequent" });
  expect(judge(report(0.5, 0.1, 0.2, 0.3, 0.3, 0.47))).toMatchObject({ kind: "mixed", baseline: "mixture" });
  expect(judge(report(0.3, 0.6, 0.2, 0.3, 0.3, 0.4))).toMatchObject({ kind: "worse", baseline: "popular" });
});
