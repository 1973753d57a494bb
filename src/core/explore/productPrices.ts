// What products usually cost, and in which fifth of all prices that lies: the tiers that the model's features have, here
// over all lines of the data set, so that a filter moves no product.

import type { SaleLines } from "../data/saleLines.ts";
import { quantile, quintiles, score } from "../features/quantile.ts";
import type { Steps } from "../lib/steps.ts";

export interface ProductPrices {
  /** [product codes] median net unit price over the lines with quantity > 0; NaN without one. */
  medians: Float64Array;
  /** Limits between the tiers: the quintiles of the medians. */
  thresholds: number[];
  /** [product codes] 1..5, 0 where there is no price. */
  tiers: Uint8Array;
}

/** Lines and products between two pauses. */
const PIECE = 1 << 17;
const PRODUCTS = 16;

/** Of the products of these lines; without prices where the file has no money. */
export function* productPrices(lines: SaleLines): Steps<ProductPrices> {
  const { count, quantity, revenue, has } = lines;
  const { codes, values } = lines.product;
  const medians = new Float64Array(values.length).fill(Number.NaN);
  const tiers = new Uint8Array(values.length);
  if (!has.revenue) return { medians, thresholds: [], tiers };
  const end = new Uint32Array(values.length + 1);
  for (let i = 0; i < count; i++) if (quantity[i]! > 0) end[codes[i]! + 1]!++;
  for (let code = 1; code < end.length; code++) end[code]! += end[code - 1]!;
  const start = end.slice();
  const prices = new Float64Array(end.at(-1)!);
  for (let i = 0; i < count; i++) {
    if (quantity[i]! > 0) prices[end[codes[i]!]!++] = revenue[i]! / quantity[i]!;
    if (i % PIECE === PIECE - 1) yield;
  }
  for (let code = 0; code < values.length; code++) {
    medians[code] = quantile(prices.subarray(start[code]!, end[code]!).sort(), 0.5);
    if (code % PRODUCTS === 0) yield;
  }
  const thresholds = quintiles(medians.filter((price) => !Number.isNaN(price)));
  medians.forEach((price, code) => {
    if (!Number.isNaN(price)) tiers[code] = score(thresholds, price);
  });
  return { medians, thresholds, tiers };
}
