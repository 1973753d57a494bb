// What a customer's latest lines were worth, of any product: the rule of who does not know the product.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { median } from "../../lib/quantile.ts";
import type { SampleSet } from "../sampleSet.ts";
import { groupTargets } from "../targetGroups.ts";

/** The latest lines of the customer that it is the median of. */
const LAST_LINES = 40;
/** Histories between two pauses. */
const STEP = 256;

/** [n] each, in units, in currency and as a fraction. */
export interface LastMedians {
  quantity: Float64Array;
  revenue: Float64Array;
  discount: Float64Array;
}

/** [n] medians of the last lines of each target's history, 0 where there is none. */
export function* lastMedians(
  samples: Pick<SampleSet, "lines" | "history" | "preprocess" | "targets">,
  targets: Uint32Array,
): CooperativeTask<LastMedians> {
  const { lines } = samples;
  const column = (): Float64Array => new Float64Array(targets.length);
  const found: LastMedians = { quantity: column(), revenue: column(), discount: column() };
  for (const [g, group] of groupTargets(samples, targets).entries()) {
    if (g % STEP === 0) yield;
    const late = samples.history(targets[group[0]!]!).slice(-LAST_LINES);
    if (late.length === 0) continue;
    for (const task of ["quantity", "revenue", "discount"] as const) {
      const middle = median(Array.from(late, (line) => lines[task][line]!));
      for (const place of group) found[task][place] = middle;
    }
  }
  return found;
}
