// Which targets of a file a finished model is judged on: its own test part where the file is its own, else what lies
// behind everything that it was made from.

import type { SampleSet } from "../features/sampleSet.ts";
import { DAY_MS } from "../lib/calendar.ts";

export interface JudgedPart {
  /** The samples with the judged targets as their test part. */
  samples: SampleSet;
  /** "own": the part that was held back when the model was made; "later": all targets behind its data. */
  part: "own" | "later";
  /** ms; of "later" only targets at or after it. */
  from: number;
}

/**
 * Chooses the targets. `own`: the file is the model's data; `lastDay` of those data, YYYY-MM-DD, null where a model is too
 * old to tell: then what lies behind its validation part is judged. A later file must have been opened with a split by time.
 */
export function judgedPart(samples: SampleSet, own: boolean, lastDay: string | null): JudgedPart {
  const { lines, targets, split, preprocess } = samples;
  if (own) return { samples, part: "own", from: Number.NEGATIVE_INFINITY };
  const from = lastDay === null ? preprocess.cuts.validation + 1 : Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS;
  const later = Uint32Array.from(targets.keys()).filter((target) => lines.time[targets[target]!]! >= from);
  return { samples: { ...samples, split: { ...split, test: later } }, part: "later", from };
}
