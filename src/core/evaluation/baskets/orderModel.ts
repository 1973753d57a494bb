// What turns a model's answers into an order: how many products it holds, which, and what they come to. Fitted on the orders of the
// validation part; docs/model.md, "The next order".

import { type AmountCells, cellOf } from "../../model/amounts/amountCells.ts";
import type { CustomerPast } from "./customerPast.ts";
import { INDEPENDENT, type MembershipWeights } from "./membership.ts";

/** A customer's mean of something over its orders, each weighing `fade` of the one after it, beside `prior` orders' worth of `mean`. */
export interface ShrunkMean {
  fade: number;
  prior: number;
  mean: number;
  /** Makes the means sum to what happened. */
  factor: number;
  /** Of so many last orders alone; of all where it is absent. */
  last?: number;
}

export const MEMBERSHIP_FORMS = ["draws", "calibrated", "own"] as const;
/** draws: independent draws; calibrated: their odds moved; own: beside the customer's own orders with the product. */
export type MembershipForm = (typeof MEMBERSHIP_FORMS)[number];

export interface OrderModel {
  /** Orders of the validation part that it was fitted on. */
  orders: number;
  size: ShrunkMean;
  form: MembershipForm;
  membership: MembershipWeights;
  /** null without money or amounts. */
  value: {
    own: ShrunkMean;
    /** Exponent of the products' sum beside the customer's own mean, 0..1. */
    share: number;
    /** Of what both say: the factor to a mean, and the ends of the 80 % interval. */
    cells: AmountCells;
  } | null;
}

/** Orders in the validation part without which nothing is fitted. */
export const LEAST_ORDERS = 50;

/** Before anything is fitted: a customer's mean size, and independent draws. */
export function plainOrderModel(meanSize: number): OrderModel {
  return {
    orders: 0,
    size: { fade: 1, prior: 1, mean: meanSize, factor: 1 },
    form: "draws",
    membership: [...INDEPENDENT],
    value: null,
  };
}

export function shrunkMean({ fade, prior, mean, factor, last }: ShrunkMean, values: readonly number[]): number {
  let [sum, weights, weight] = [prior * mean, prior, 1];
  const from = last === undefined ? 0 : Math.max(0, values.length - last);
  for (let i = values.length - 1; i >= from; i--) {
    sum += weight * values[i]!;
    weights += weight;
    weight *= fade;
  }
  return weights > 0 ? (factor * sum) / weights : factor * mean;
}

/** Expected number of different products: at least one. */
export function expectedSize(model: OrderModel, past: CustomerPast): number {
  return Math.max(1, shrunkMean(model.size, past.sizes));
}

/** What an order is said to be before it is calibrated: `sum` of the products' probability · amount, beside the customer's own. */
export function rawValue(value: NonNullable<OrderModel["value"]>, past: CustomerPast, sum: number): number {
  const own = Math.max(0, shrunkMean(value.own, past.values));
  return sum > 0 && own > 0 ? sum ** value.share * own ** (1 - value.share) : Math.max(sum, own);
}

/** The expected value with its 80 % interval. */
export function orderValue(
  value: NonNullable<OrderModel["value"]>,
  past: CustomerPast,
  sum: number,
): { mean: number; low: number; high: number } {
  const raw = rawValue(value, past, sum);
  const cell = cellOf(value.cells, raw, 1);
  return { mean: raw * cell.mean, low: raw * cell.low, high: raw * cell.high };
}
