// The prices of each product's training lines, equal ones together: medians of parts cannot be joined, their prices can.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { CustomerColumns } from "./customerColumns.ts";

/** Net unit prices, ascending, and on how many lines each stands. */
export interface PriceRuns {
  prices: Float64Array;
  priceLines: Float64Array;
}

const NONE: PriceRuns = { prices: new Float64Array(), priceLines: new Float64Array() };
/** Lines and products between two pauses. */
const STEP = 65_536;

/** By product code; of training lines with quantity > 0, and of none where the file has no money. */
export function* priceRuns(
  { lines, lineAt, count }: CustomerColumns,
  training: Uint8Array,
): CooperativeTask<(code: number) => PriceRuns> {
  const { quantity, revenue, has } = lines;
  const { codes, values } = lines.product;
  if (!has.revenue) return () => NONE;
  const isPriced = (p: number): boolean => training[p] === 1 && quantity[lineAt[p]!]! > 0;
  const start = new Uint32Array(values.length + 1);
  for (let p = 0; p < count; p++) if (isPriced(p)) start[codes[lineAt[p]!]! + 1]!++;
  yield;
  for (let code = 1; code < start.length; code++) start[code]! += start[code - 1]!;
  const next = start.slice();
  const prices = new Float64Array(start.at(-1)!);
  for (let p = 0; p < count; p++) {
    if (p % STEP === 0) yield;
    const line = lineAt[p]!;
    if (isPriced(p)) prices[next[codes[line]!]!++] = revenue[line]! / quantity[line]!;
  }
  for (let code = 0; code < values.length; code++) {
    prices.subarray(start[code]!, start[code + 1]!).sort();
    if (code % 16 === 0) yield;
  }
  return (code) => runsOf(prices.subarray(start[code]!, start[code + 1]!));
}

/** Two products' prices as those of one. */
export function joinRuns(a: PriceRuns, b: PriceRuns): PriceRuns {
  if (a.prices.length === 0) return b;
  if (b.prices.length === 0) return a;
  const prices = new Float64Array(a.prices.length + b.prices.length);
  const priceLines = new Float64Array(prices.length);
  let [i, k, n] = [0, 0, 0];
  while (i < a.prices.length || k < b.prices.length) {
    const [x, y] = [a.prices[i] ?? Number.POSITIVE_INFINITY, b.prices[k] ?? Number.POSITIVE_INFINITY];
    prices[n] = x <= y ? x : y;
    if (i < a.prices.length && x <= y) priceLines[n]! += a.priceLines[i++]!;
    if (k < b.prices.length && y <= x) priceLines[n]! += b.priceLines[k++]!;
    n++;
  }
  return { prices: prices.slice(0, n), priceLines: priceLines.slice(0, n) };
}

/** The median price over the lines, as `quantile` has it; NaN without one. */
export function medianOf({ prices, priceLines }: PriceRuns): number {
  const lines = priceLines.reduce((sum, each) => sum + each, 0);
  if (lines === 0) return Number.NaN;
  const at = 0.5 * (lines - 1);
  const below = Math.floor(at);
  const low = priceAt(prices, priceLines, below);
  const high = priceAt(prices, priceLines, Math.min(below + 1, lines - 1));
  return low + (high - low) * (at - below);
}

function priceAt(prices: Float64Array, priceLines: Float64Array, line: number): number {
  let before = 0;
  for (let i = 0; i < prices.length; i++) {
    before += priceLines[i]!;
    if (line < before) return prices[i]!;
  }
  return Number.NaN;
}

function runsOf(ascending: Float64Array): PriceRuns {
  const prices: number[] = [];
  const priceLines: number[] = [];
  for (const price of ascending) {
    if (prices.length > 0 && prices[prices.length - 1] === price) priceLines[priceLines.length - 1]!++;
    else {
      prices.push(price);
      priceLines.push(1);
    }
  }
  return { prices: Float64Array.from(prices), priceLines: Float64Array.from(priceLines) };
}
