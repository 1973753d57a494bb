// What a customer's latest lines were worth, of any product: the rule of who does not know the product.

import { median } from "../../lib/quantile.ts";
import type { SampleSet } from "../sampleSet.ts";

/** The latest lines of the customer that it is the median of. */
const LAST_LINES = 40;

/** The median of the last lines of a target's history, in units, in currency or as a fraction; 0 where there is none. */
export function lastMedian(
  { lines, history }: Pick<SampleSet, "lines" | "history">,
  target: number,
  task: "quantity" | "revenue" | "discount",
): number {
  const late = history(target).slice(-LAST_LINES);
  return late.length > 0 ? median(Array.from(late, (line) => lines[task][line]!)) : 0;
}
