// The shape of metrics.json: every number with its interval, always beside baselines on the same targets.

import type { Message } from "../lib/message.ts";
import type { CountedBaseline, NumberBaseline, ProductBaseline, TunedBaseline } from "../model/baselineNames.ts";
import type { OrdersReport } from "./baskets/orderMetrics.ts";
import type { Metric } from "./metric.ts";

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

/** Targets whose product the customer had bought before, and those new to the customer. */
export const SLICES = ["repeat", "new"] as const;
export type Slice = (typeof SLICES)[number];
export const SLICE_METRICS = ["hit10", "ndcg10"] as const satisfies ProductMetric[];

/** The gap in one slice: the best baseline there may be another. */
export interface SliceGap extends Gap {
  slice: Slice;
}

/** Amounts of one task where the product is given. */
export interface AmountsMetrics {
  /** Mean absolute error of the median. */
  mae: Metric;
  /** That of the customer's median of the product, else the product's. */
  rule: Metric;
  /** How much better the model is, with its paired interval. */
  lead: Metric;
  /** Σ|error| / Σ|actual|. */
  wape: number;
  /** Predicted means over what happened, both summed. */
  sums: number;
  /** Share of targets within their 80 % interval. */
  coverage: number;
  /** Before the product is known: over the likeliest products, beside the median of the customer's last 40 lines. */
  beforeProduct: { mae: Metric; rule: Metric; lead: Metric };
}

/** Sums of revenue by group, those with most money first. */
export interface GroupSums {
  kind: "product" | "province" | "month" | "salesperson";
  groups: { name: string; lines: number; said: number; actual: number }[];
}

export interface AmountsReport {
  quantity: AmountsMetrics | null;
  revenue: AmountsMetrics | null;
  discount: AmountsMetrics | null;
  groups: GroupSums[];
}

/** A model's metrics as numbers or with their intervals; null: the task's column is not in the data. */
export interface Figures<T> {
  product: Record<ProductMetric, T>;
  quantity: { mae: T } | null;
  revenue: Record<keyof RevenueMetrics, T> | null;
  discount: { mae: T } | null;
}

/** The networks of a model of several beside the whole, on the same targets and resamples of customers. */
export interface NetworksReport {
  /** Of each network by itself; `epoch`: the one that its weights are of. */
  networks: (Figures<Metric> & { seed: number; epoch: number })[];
  /** The means of the networks' metrics. */
  mean: Figures<Metric>;
  /** How much better the whole is than that (positive = better, for errors too), with its paired interval. */
  lead: Figures<Metric>;
  /** Standard deviation between the networks' metrics; null where they are not of a seed each. */
  deviation: Figures<number> | null;
}

export interface MetricsReport {
  product: ProductMetrics & ProductSlices;
  /** null: the task's column is not in the data. */
  quantity: { mae: Metric } | null;
  revenue: RevenueMetrics | null;
  discount: { mae: Metric } | null;
  baselines: {
    /** Files of older versions lack the tuned ones. */
    product: Record<CountedBaseline, ProductMetrics & ProductSlices> &
      Partial<Record<TunedBaseline, ProductMetrics & ProductSlices>>;
    quantity: Record<NumberBaseline, { mae: Metric }> | null;
    revenue: Record<NumberBaseline, RevenueMetrics> | null;
    discount: Record<NumberBaseline, { mae: Metric }> | null;
  };
  /** One per metric, against the best baseline of that metric. */
  gaps?: Gap[];
  /** The same in each slice of the next product; absent in files of older versions. */
  sliceGaps?: SliceGap[];
  /** Where the product is given; absent in files of older versions. */
  amounts?: AmountsReport;
  /** Next orders; absent in files of older versions, and where no whole order could be judged. */
  orders?: OrdersReport;
  /** Of a model of several networks; absent where it has one, and in files of older versions. */
  networks?: NetworksReport;
  counts: { train: number; validation: number; test: number; customers: number; products: number };
  /** The protocol in words: history rule, split, what is ranked, intervals. */
  protocol: string;
  /** The protocol as it can be translated; absent in files of older versions. */
  protocolSentences?: Message[];
  backend: string;
  /** Wall-clock seconds of training. */
  seconds: number;
}
