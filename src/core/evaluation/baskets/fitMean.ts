// How a customer's own orders tell the next one: which weight each had, and how far to hold them back to all customers' mean.

import type { OrderCase } from "./orderCases.ts";
import { type ShrunkMean, shrunkMean } from "./orderModel.ts";

const FADES = [1, 0.9, 0.8, 0.6, 0.4];
const PRIORS = [0.1, 0.3, 1, 3, 10];

/** An order with what the customer had ordered before. */
export type KnownOrder = Pick<OrderCase, "visit" | "past">;

/** By the mean absolute error; made to sum to what happened. */
export function fitMean(
  cases: readonly KnownOrder[],
  before: (past: OrderCase["past"]) => readonly number[],
  happened: (visit: OrderCase["visit"]) => number,
): ShrunkMean {
  const mean = meanOf(cases.map(({ visit }) => happened(visit))) ?? 0;
  let best: ShrunkMean = { fade: 1, prior: 1, mean, factor: 1 };
  let found = Number.POSITIVE_INFINITY;
  for (const fade of FADES) {
    for (const prior of PRIORS) {
      const tried: ShrunkMean = { fade, prior, mean, factor: 1 };
      const said = cases.map(({ past }) => shrunkMean(tried, before(past)));
      const total = said.reduce((a, b) => a + b, 0);
      const actual = cases.reduce((a, { visit }) => a + happened(visit), 0);
      if (total > 0 && actual > 0) tried.factor = actual / total;
      const error = cases.reduce((a, { visit }, i) => a + Math.abs(said[i]! * tried.factor - happened(visit)), 0);
      if (error < found) [best, found] = [tried, error];
    }
  }
  return best;
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}
