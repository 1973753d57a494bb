// The metrics themselves, as plain functions of ranks and of actual and predicted values.
// NDCG: Järvelin and Kekäläinen (2002), https://doi.org/10.1145/582415.582418.

import { PRODUCT_METRICS, type ProductMetric } from "./report.ts";

/** What one target of this rank adds to a metric (its mean over the targets is the metric); rank 0 = unknown = wrong. */
export function gain(metric: ProductMetric, rank: number): number {
  if (rank < 1) return 0;
  switch (metric) {
    case "accuracy":
      return rank === 1 ? 1 : 0;
    case "hit5":
      return rank <= 5 ? 1 : 0;
    case "hit10":
      return rank <= 10 ? 1 : 0;
    case "ndcg5":
      return rank <= 5 ? 1 / Math.log2(1 + rank) : 0;
    case "ndcg10":
      return rank <= 10 ? 1 / Math.log2(1 + rank) : 0;
    case "mrr":
      return 1 / rank;
    default:
      return metric satisfies never;
  }
}

/** All product metrics of some ranks, without intervals; NaN where there are no ranks. */
export function productMetrics(ranks: ArrayLike<number>): Record<ProductMetric, number> {
  const result = { accuracy: 0, hit5: 0, hit10: 0, ndcg5: 0, ndcg10: 0, mrr: 0 };
  for (let i = 0; i < ranks.length; i++) for (const metric of PRODUCT_METRICS) result[metric] += gain(metric, ranks[i]);
  for (const metric of PRODUCT_METRICS) result[metric] /= ranks.length;
  return result;
}

/** Mean absolute error, root of the mean squared error, and Σ|error| / Σ|actual| (NaN where that sum is 0). */
export function errorMetrics(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
): { mae: number; rmse: number; wape: number } {
  if (actual.length !== predicted.length) {
    throw new RangeError(`${actual.length} actual values but ${predicted.length} predictions`);
  }
  let absolute = 0;
  let squared = 0;
  let size = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = predicted[i] - actual[i];
    absolute += Math.abs(error);
    squared += error * error;
    size += Math.abs(actual[i]);
  }
  return {
    mae: absolute / actual.length,
    rmse: Math.sqrt(squared / actual.length),
    wape: size === 0 ? Number.NaN : absolute / size,
  };
}
