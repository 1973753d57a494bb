// Whether a data set can teach a model anything: said before a training instead of failing after it.

import type { Inspection } from "../core/data/ingest/inspection.ts";
import type { SamplesSummary } from "../workers/protocol.ts";

/** What a data set is too small in; null when it is large enough to try. */
export type Shortage = "oneCustomer" | "noLines" | "fewTargets";

/** Told from the quality report alone, before samples are made. */
export function shortageOfLines({ kept, customers }: Pick<Inspection, "kept" | "customers">): Shortage | null {
  if (kept === 0) return "noLines";
  return customers < 2 ? "oneCustomer" : null;
}

/** Told from the prepared samples: every part of the split needs targets. */
export function shortageOfTargets({ counts }: Pick<SamplesSummary, "counts">): Shortage | null {
  return Math.min(counts.train, counts.validation, counts.test) === 0 ? "fewTargets" : null;
}
