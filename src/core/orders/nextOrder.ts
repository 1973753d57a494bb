// What a customer's next order is told as: products with the probability of being in it, what it is worth, and what the customer
// usually takes and is not due yet.

import type { ProductAmounts } from "../model/amounts/productAmounts.ts";
import type { Reason } from "./reason.ts";

/** The customer's own past with a product. */
export interface OwnHabit {
  /** Orders with it. */
  orders: number;
  /** Day of the last one, ms. */
  last: number;
  /** Mean days between orders with it; null with fewer than two. */
  everyDays: number | null;
}

/** A product of the next order. */
export interface OrderProduct {
  product: string;
  name: string;
  /** Of the order holding it, 0..1. */
  probability: number;
  /** The line, if it is in the order; null where the model does not know amounts. */
  amounts: ProductAmounts | null;
  /** probability · mean amount; null where amounts or money are unknown. */
  worth: number | null;
  own: OwnHabit | null;
  /** What moved it up most, the weightiest first; empty where the model does not tell. */
  reasons: Reason[];
}

/** A product that the customer usually takes and is not due yet. */
export interface LaterProduct {
  product: string;
  name: string;
  own: OwnHabit & { everyDays: number };
  /** The day that its own rhythm asks for, ms. */
  due: number;
  /** Of being in the next order all the same. */
  probability: number;
}

/** What an order comes to. */
export interface OrderValue {
  /** What sums without bias. */
  mean: number;
  /** 80 % of such orders lie between; null where orders were not calibrated. */
  range: { low: number; high: number } | null;
}

export interface NextOrder {
  customer: string;
  name: string;
  /** The day that it is told for, ms; only what lies before it is known. */
  time: number;
  /** Many people under one code: nobody that can be visited; null where the file does not tell. */
  walkIn: boolean | null;
  /** Orders before that day, and the day of the last, ms; null without any. */
  orders: number;
  last: number | null;
  /** Of the customer's latest line that names one; null where none does. */
  salesperson: string | null;
  route: string | null;
  source: string | null;
  /** Where it lies, as the file writes it, and the two-digit code of the province; null where unknown. */
  address: string | null;
  province: string | null;
  /** Expected number of different products. */
  lines: number;
  /** null where the model does not know amounts, or the data no money. */
  value: OrderValue | null;
  /** Most likely first. */
  products: OrderProduct[];
  /** The soonest due first. */
  later: LaterProduct[];
}

/** What cannot be said of an order. */
export const ORDER_GAPS = ["amounts", "reasons", "calibration"] as const;
export type OrderGap = (typeof ORDER_GAPS)[number];
