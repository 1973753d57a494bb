// The shape of metrics.json: every number with its interval, always beside baselines on the same targets.

import type { Sentence } from "../lib/sentence.ts";

/** A value with its 95 % bootstrap interval over customers; NaN (null in JSON) where no target counts. */
export interface Metric {
  value: number;
  low: number;
  high: number;
}

export interface ProductMetrics {
  accuracy: Metric;
  hit5: Metric;
  hit10: Metric;
  ndcg5: Metric;
  ndcg10: Metric;
  mrr: Metric;
}

export interface RevenueMetrics {
  mae: Metric;
  rmse: Metric;
  wape: Metric;
}

export const PRODUCT_BASELINES = ["popular", "last", "frequent", "markov", "mixture"] as const;
export type ProductBaseline = (typeof PRODUCT_BASELINES)[number];
export const NUMBER_BASELINES = ["median", "last", "customerMean", "productMean"] as const;
export type NumberBaseline = (typeof NUMBER_BASELINES)[number];

/** Metrics of the model (or a baseline) for one group of test targets. */
export interface ProductSlices {
  /** Targets whose product the customer had bought before, and the others. */
  repeat: ProductMetrics & { count: number };
  new: ProductMetrics & { count: number };
}

export const PRODUCT_METRICS = ["accuracy", "hit5", "hit10", "ndcg5", "ndcg10", "mrr"] as const;
export type ProductMetric = (typeof PRODUCT_METRICS)[number];

/** The model's distance to the best baseline in one metric, on the same targets and resamples of customers. */
export interface Gap {
  task: "product" | "quantity" | "revenue" | "discount";
  metric: ProductMetric | keyof RevenueMetrics;
  /** The baseline with the best value. */
  baseline: ProductBaseline | NumberBaseline;
  /** How much better the model is (positive = better, for errors too), with its paired 95 % interval. */
  difference: number;
  low: number;
  high: number;
  /** The whole interval lies above 0. */
  beats: boolean;
}

export interface MetricsReport {
  product: ProductMetrics & ProductSlices;
  /** null: the task's column is not in the data. */
  quantity: { mae: Metric } | null;
  revenue: RevenueMetrics | null;
  discount: { mae: Metric } | null;
  baselines: {
    product: Record<ProductBaseline, ProductMetrics & ProductSlices>;
    quantity: Record<NumberBaseline, { mae: Metric }> | null;
    revenue: Record<NumberBaseline, RevenueMetrics> | null;
    discount: Record<NumberBaseline, { mae: Metric }> | null;
  };
  /** One per metric, against the best baseline of that metric. */
  gaps?: Gap[];
  counts: { train: number; validation: number; test: number; customers: number; products: number };
  /** The protocol in words: history rule, split, what is ranked, intervals. */
  protocol: string;
  /** The protocol as it can be translated; absent in files of older versions. */
  protocolSentences?: Sentence[];
  backend: string;
  /** Wall-clock seconds of training. */
  seconds: number;
}

/** The model's answers for some targets, in one order: what metrics, predictions.csv and the charts are made of. */
export interface Predictions {
  /** [n] target indices into the sample set. */
  targets: Uint32Array;
  /** [n] rank of the true product among all products (1 = first); 0 where the true product is unknown. */
  rank: Int32Array;
  /** K products per target, K = topK. */
  topK: number;
  topIds: Int32Array; // [n, K] vocabulary ids, most likely first
  topProbabilities: Float32Array; // [n, K]
  quantity: Float64Array; // [n] in units
  revenue: Float64Array; // [n] in currency
  discount: Float64Array; // [n] fraction
}
