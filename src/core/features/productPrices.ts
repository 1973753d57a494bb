// What products usually cost, and in which fifth of all prices that lies.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { quantile, quintiles, score } from "../lib/quantile.ts";

export interface ProductPrices {
  /** [product codes] median net unit price over the lines with quantity > 0; NaN without one. */
  medians: Float64Array;
  /** Limits between the tiers: the quintiles of the medians. */
  thresholds: number[];
  /** [product codes] 1..5, 0 where there is no price. */
  tiers: Uint8Array;
}

/** Lines and products between two pauses. */
const STEP = 65_536;
const PRODUCTS = 16;

/**
 * Prices over the lines `lineOf(0)` .. `lineOf(count − 1)`, all where nothing is said; below 0 = no line. Without prices
 * where the file has no money.
 */
export function* productPrices(
  lines: Pick<SaleLines, "count" | "product" | "quantity" | "revenue" | "has">,
  count = lines.count,
  lineOf: (index: number) => number = (index) => index,
): CooperativeTask<ProductPrices> {
  const { quantity, revenue, has } = lines;
  const { codes, values } = lines.product;
  const medians = new Float64Array(values.length).fill(Number.NaN);
  const tiers = new Uint8Array(values.length);
  if (!has.revenue) return { medians, thresholds: [], tiers };
  const isPriced = (line: number): boolean => line >= 0 && quantity[line]! > 0;
  const start = new Uint32Array(values.length + 1);
  for (let index = 0; index < count; index++) {
    const line = lineOf(index);
    if (isPriced(line)) start[codes[line]! + 1]!++;
  }
  yield;
  for (let code = 1; code < start.length; code++) start[code]! += start[code - 1]!;
  const next = start.slice();
  const prices = new Float64Array(start.at(-1)!);
  for (let index = 0; index < count; index++) {
    if (index % STEP === 0) yield;
    const line = lineOf(index);
    if (isPriced(line)) prices[next[codes[line]!]!++] = revenue[line]! / quantity[line]!;
  }
  for (let code = 0; code < values.length; code++) {
    if (code % PRODUCTS === 0) yield;
    medians[code] = quantile(prices.subarray(start[code]!, start[code + 1]!).sort(), 0.5);
  }
  const thresholds = quintiles(medians.filter((price) => !Number.isNaN(price)));
  medians.forEach((price, code) => {
    if (!Number.isNaN(price)) tiers[code] = score(thresholds, price);
  });
  return { medians, thresholds, tiers };
}
