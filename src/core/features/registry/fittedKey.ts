// What fitted preprocessing is cached by beside the data and the settings: the definitions of all that is fitted.

import { fingerprintText } from "../../data/source/fingerprint.ts";
import { PREPROCESS_VERSION } from "../preprocessFormat.ts";
import { FEATURES } from "./features.ts";
import type { FeatureTable } from "./table.ts";

/** Of what is fitted beside the scalers; a revision is raised when the same lines would give something else. */
const FITTED = {
  vocabulary: 1,
  priceTiers: 1,
  rfm: 1,
  salespersonBases: 1,
  memory: 1,
  ease: 1,
  protocol: 1,
  visits: 2,
};

/** Inputs of new models: their names in order, how each is scaled, and the revisions of who computes them. */
function definitions({ kind, defaults, groups }: FeatureTable): unknown {
  const inputs = defaults.map(({ name, log, scale, divisor }) => [name, log, scale, divisor]);
  const revisions = groups.map(({ revision, features }) => [revision, Object.keys(features)]);
  return [kind, inputs, revisions];
}

/** Another text whenever other inputs, or other values of them, would be fitted to the same lines. */
export function fittedKey(): string {
  return fingerprintText(JSON.stringify([PREPROCESS_VERSION, FITTED, Object.values(FEATURES).map(definitions)]));
}
