// Says in a sentence whether a model beats its baselines; overlapping intervals are no win.

import type { Metric, MetricsReport } from "../evaluation/report.ts";

export interface Verdict {
  /** "above" = better value, but the intervals overlap. */
  outcome: "beats" | "above" | "loses";
  baseline: string;
  sentence: string;
}

/** What a metric is called, and how its values are written. */
interface Scale {
  name: string;
  higherIsBetter: boolean;
  write: (value: number) => string;
}

const share: Omit<Scale, "name"> = { higherIsBetter: true, write: (value) => `${(100 * value).toFixed(1)} %` };
const amount: Omit<Scale, "name"> = { higherIsBetter: false, write: writeAmount };

/** Model against the best of its baselines in the headline metric of each task that the data has. */
export function verdicts({ product, quantity, revenue, discount, baselines }: MetricsReport): Verdict[] {
  const found = [
    against({ name: "hit@10", ...share }, product.hit10, Object.entries(baselines.product), (each) => each.hit10),
    against(
      { name: "MRR", ...share, write: (value) => value.toFixed(3) },
      product.mrr,
      Object.entries(baselines.product),
      (each) => each.mrr,
    ),
  ];
  const errors = [
    ["quantity", quantity, baselines.quantity],
    ["revenue", revenue, baselines.revenue],
    ["discount", discount, baselines.discount],
  ] as const;
  for (const [name, model, others] of errors) {
    if (!model || !others) continue;
    found.push(against({ name: `${name} MAE`, ...amount }, model.mae, Object.entries(others), (each) => each.mae));
  }
  return found;
}

/** A number in at most five significant digits, with thousands separated by commas. */
export function writeAmount(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return Number(value.toPrecision(5)).toLocaleString("en-US", { maximumSignificantDigits: 5 });
}

function against<T>(scale: Scale, model: Metric, others: [string, T][], pick: (each: T) => Metric): Verdict {
  const better = (a: number, b: number): boolean => (scale.higherIsBetter ? a > b : a < b);
  let [baseline, best] = ["", { value: Number.NaN, low: Number.NaN, high: Number.NaN }];
  for (const [name, each] of others) {
    const metric = pick(each);
    if (Number.isFinite(metric.value) && !better(best.value, metric.value)) [baseline, best] = [name, metric];
  }
  const apart = scale.higherIsBetter ? model.low > best.high : model.high < best.low;
  const outcome = !better(model.value, best.value) ? "loses" : apart ? "beats" : "above";
  const figures = `${scale.write(model.value)} against ${scale.write(best.value)}`;
  const sentence =
    outcome === "beats"
      ? `In ${scale.name} the model beats the best baseline (${baseline}): ${figures}.`
      : outcome === "above"
        ? `In ${scale.name} the model is better than the best baseline (${baseline}), ${figures}, but the intervals overlap.`
        : `In ${scale.name} the model does not beat the best baseline (${baseline}): ${figures}.`;
  return { outcome, baseline, sentence };
}
