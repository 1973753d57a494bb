// The guard before a training: what in the data would make success look larger than it is, each in a sentence.

import type { Mapping } from "../../data/mapping.ts";
import { runThrough, type Steps } from "../../lib/steps.ts";
import type { SampleSet } from "../sampleSet.ts";
import { tellingInputs } from "./inputs.ts";
import type { Leak } from "./leak.ts";
import { twins } from "./twins.ts";
import { splitVisits } from "./visits.ts";

/** Looks for leaks in samples; `mapping`, where known, tells how their revenue was read. */
export function findLeaks(samples: SampleSet, mapping?: Pick<Mapping, "columns">): Leak[] {
  return runThrough(leakSteps(samples, mapping));
}

/** `findLeaks`, in steps. */
export function* leakSteps(samples: SampleSet, mapping?: Pick<Mapping, "columns">): Steps<Leak[]> {
  const found = [...(yield* twins(samples, mapping))];
  found.push(...(yield* splitVisits(samples)));
  found.push(...(yield* tellingInputs(samples)));
  return found;
}
