// How a series sells: seldom or often, evenly or not, since lately or no longer at all.

import type { DemandPattern } from "./demandForecast.ts";
import { sumOf } from "./simpleMethods.ts";

/** First sold within the last eighth of the periods. */
export function isNew(values: Float64Array): boolean {
  const first = values.findIndex((value) => value !== 0);
  return first > 0 && values.length - first <= values.length / 8;
}

/**
 * How a series sells since it was first sold: periods per sale above 1.32 are intermittent, squared variation of sizes
 * above 0.49 erratic (Syntetos, Boylan and Croston, 2005, https://doi.org/10.1057/palgrave.jors.2601841).
 */
export function patternOf(values: Float64Array): DemandPattern {
  const first = values.findIndex((value) => value !== 0);
  if (first < 0) return "none";
  if (isNew(values)) return "new";
  const sizes = values.subarray(first).filter((value) => value !== 0);
  const mean = sumOf(sizes, 0, sizes.length) / sizes.length;
  const squares = sizes.reduce((total, size) => total + (size - mean) ** 2, 0) / sizes.length;
  const uneven = squares / mean ** 2 > 0.49;
  const seldom = (values.length - first) / sizes.length > 1.32;
  return seldom ? (uneven ? "lumpy" : "intermittent") : uneven ? "erratic" : "smooth";
}
