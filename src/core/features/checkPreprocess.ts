// A preprocess from a file may be of another version: its features must be the ones this code computes, in order.

import type { Preprocess, Scaler } from "./sampleSet.ts";
import type { FeatureSpec } from "./scaling.ts";
import { CUSTOMER_FEATURES, PERIOD_FEATURES } from "./specs.ts";
import { STEP_FEATURES } from "./stepFeatures.ts";

/** Throws an error that names the first feature that is missing, unknown or without a usable scaler. */
export function checkPreprocess(preprocess: Preprocess): void {
  compare("step", preprocess.steps, STEP_FEATURES);
  const custom = preprocess.settings.customFeatures ?? [];
  compare("customer", preprocess.customer, [...CUSTOMER_FEATURES, ...custom]);
  for (const scale of preprocess.scales) compare(scale, preprocess.periods[scale], PERIOD_FEATURES);
}

function compare(what: string, scalers: readonly Scaler[], specs: readonly Pick<FeatureSpec, "name">[]): void {
  for (let i = 0; i < Math.max(scalers.length, specs.length); i++) {
    const found = scalers[i]?.name;
    const expected = specs[i]?.name;
    if (found !== expected) {
      throw new Error(
        `the preprocess does not fit this version: ${what} feature ${i + 1} is ${found ?? "missing"}, ` +
          `expected ${expected ?? "no more"}; fit it anew`,
      );
    }
    const { mean, deviation } = scalers[i]!;
    if (!Number.isFinite(mean) || !Number.isFinite(deviation) || deviation <= 0) {
      throw new Error(
        `the preprocess is damaged: ${what} feature ${found} has mean ${mean} and deviation ${deviation}; fit it anew`,
      );
    }
  }
}
