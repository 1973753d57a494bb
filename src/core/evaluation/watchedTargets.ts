// Which validation targets a run looks at: the same for what counting says before it and for what the network says after each epoch.

import type { FitSamples } from "../features/withoutTest.ts";
import { validationTargets } from "../training/batches.ts";

/** Targets ranked after each epoch, at most. */
const MOST_RANKED = 4096;

export interface WatchedTargets {
  /** All targets of the validation. */
  checked: Uint32Array;
  /** Those of them whose products are ranked, in time order. */
  ranked: Uint32Array;
}

/** A seeded choice; at most `mostRanked` are ranked. */
export function watchedTargets(
  { split }: Pick<FitSamples, "split">,
  settings: { validationTargets: number; seed: number },
  mostRanked = MOST_RANKED,
): WatchedTargets {
  const checked = validationTargets(split.validation, settings.validationTargets, settings.seed);
  return { checked, ranked: validationTargets(checked, mostRanked, settings.seed + 1) };
}
