// What the page may ask about customers to come: who they are, what they bought, what they buy next, and what they would
// buy had something been otherwise. All of it needs an open data set, predictions also a model.

import type { DataShift } from "../core/artefact/dataShift.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import type { Purchases } from "../core/explore/purchases.ts";
import type { Hypothesis } from "../core/features/hypothesis.ts";
import type { ProductAmounts } from "../core/model/amounts/productAmounts.ts";
import type { Method, Progress } from "./method.ts";

export interface ProductPrediction {
  product: string;
  name: string;
  probability: number;
  /** null where the model does not know amounts: of older versions. */
  amounts: ProductAmounts | null;
}

export interface CustomerPrediction {
  customer: string;
  name: string;
  /** The date predicted for, ms. */
  time: number;
  /** Orders before that date, and their lines. */
  historyOrders: number;
  historyLines: number;
  /** Many people under one code; null where the file does not tell. */
  walkIn?: boolean | null;
  lastPurchase: { time: number; product: string; name: string; quantity: number; revenue: number } | null;
  products: ProductPrediction[];
  /** null: the task is absent from the data the model was trained on. */
  quantity: number | null;
  revenue: number | null;
  discount: number | null;
}

export interface CustomerHit {
  customer: string;
  name: string;
  lines: number;
  last: number;
}

/** A product to suppose a purchase of. */
export interface ProductHit {
  product: string;
  name: string;
  lines: number;
  /** Medians over the product's lines: price of a unit before discount, and quantity; null where no line tells. */
  price: number | null;
  quantity: number | null;
  /** Whether the model has learnt it; others all look alike to it. */
  known: boolean;
}

/** What a customer bought, and where it is. */
export interface CustomerHistory extends Purchases {
  customer: string;
  /** Which measures the file really has. */
  has: SaleLines["has"];
  /** Two-digit code of the province of the last line's place; null where unknown. */
  province: string | null;
  /** Whether the model has learnt from places, so that another province can tell it something. */
  knowsPlaces: boolean;
}

/** One answer to be compared. */
export interface ComparedAnswer {
  historyLines: number;
  /** null: the task is absent from the data the model was trained on. */
  quantity: number | null;
  revenue: number | null;
  discount: number | null;
}

/** A probability among all products' and its place, 1 = likeliest. */
export interface RankedProbability {
  probability: number;
  rank: number;
}

export interface ComparedProduct {
  product: string;
  name: string;
  without: RankedProbability;
  with: RankedProbability;
}

/** The prediction without and with a hypothesis. */
export interface WhatIfAnswer {
  without: ComparedAnswer;
  with: ComparedAnswer;
  /** Every product among the first `topK` of either, in the order with the hypothesis. */
  products: ComparedProduct[];
}

/** One line of the predictions for all customers. */
export type PreviewLine = Pick<
  CustomerPrediction,
  "customer" | "name" | "products" | "quantity" | "revenue" | "discount"
>;

/** The predictions for all customers, as a file and in short. */
export interface AllPredictions {
  csv: Blob;
  name: string;
  time: number;
  customers: number;
  /** How many customers each product is the likeliest one of, most first; `distinct` of them in all. */
  likeliest: { product: string; name: string; customers: number }[];
  distinct: number;
  /** Means over all customers; null for absent tasks. */
  means: Pick<ComparedAnswer, "quantity" | "revenue" | "discount">;
  /** The file's first lines. */
  preview: PreviewLine[];
}

export interface PredictMethods {
  customers: Method<{ query: string; limit: number }, never, CustomerHit[]>;
  customerHistory: Method<{ customer: string; limit: number }, never, CustomerHistory>;
  /** Products whose code or name holds every word of the query, those with most lines first. */
  products: Method<{ query: string; limit: number }, never, ProductHit[]>;
  predict: Method<{ customer: string; time: number; topK: number }, never, CustomerPrediction>;
  whatIf: Method<{ customer: string; time: number; topK: number; hypothesis: Hypothesis }, never, WhatIfAnswer>;
  /** What the open lines before a moment (null: the day after the last) differ by from the data of the current model. */
  dataShift: Method<{ time: number | null }, never, DataShift>;
  predictAll: Method<{ time: number; topK: number }, Progress, AllPredictions>;
}
