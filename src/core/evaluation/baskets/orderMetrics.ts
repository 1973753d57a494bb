// What is told of next orders that were judged.

import type { Metric } from "../metric.ts";
import type { OrderBaseline } from "./orderBaselines.ts";
import type { OrderModel } from "./orderModel.ts";

export const ORDER_METRICS = ["recall5", "recall10", "precision5", "hit5"] as const;
/** Shares of an order's products among the first 5 and 10; of the first 5 that were bought; of orders with one of the 5. */
export type OrderMetric = (typeof ORDER_METRICS)[number];
export type BasketMetrics = Record<OrderMetric, Metric>;

/** The distance to the best baseline of a metric, paired over customers. */
export interface OrderGap extends Metric {
  baseline: OrderBaseline;
}

/** Of probabilities, over all products of each order. */
export interface MembershipLoss {
  /** −ln of what was said, an order. */
  logLoss: number;
  /** Squared error, an order. */
  brier: number;
  /** Mean distance of what was said from how often it happened, over the ten likeliest products in ten equal bins. */
  ece: number;
}

export interface OrderNumber {
  /** Mean absolute error, beside that of the customer's own mean, and how much better the model is. */
  mae: Metric;
  rule: Metric;
  lead: Metric;
  /** Σ|error| / Σ|actual|. */
  wape: number;
  /** Predicted over what happened, both summed. */
  sums: number;
}

export interface OrdersReport {
  orders: number;
  customers: number;
  /** Orders left out: partly of another part, and of walk-in customers. */
  split: number;
  walkIns: number;
  model: BasketMetrics;
  baselines: Record<OrderBaseline, BasketMetrics>;
  gaps: Record<OrderMetric, OrderGap>;
  /** How many last orders the baseline counts; chosen on the validation part. */
  lastOrders: number;
  membership: { form: OrderModel["form"]; model: MembershipLoss; draws: MembershipLoss; lastOrders: MembershipLoss };
  size: OrderNumber;
  /** null without money or amounts. */
  value: (OrderNumber & { coverage: number }) | null;
}
