// The model's own examples as lines to ask it with.

import type { Golden } from "../core/artefact/golden/golden.ts";
import type { Predictor } from "./api.ts";

/** Null where the model was packed without any. */
export function examplesOf(golden: Golden | undefined): Predictor["examples"] {
  if (!golden) return null;
  const { date, columns, rows, customers } = golden;
  return { lines: { columns, rows }, date, customers };
}
