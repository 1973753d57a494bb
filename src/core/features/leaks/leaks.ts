// The guard before a training: what in the data would make success look larger than it is, each in a sentence.

import type { Mapping } from "../../data/mapping/mapping.ts";
import { type CooperativeTask, runToEnd } from "../../lib/cooperativeTask.ts";
import type { SampleSet } from "../sampleSet.ts";
import { derivedColumns } from "./derivedColumns.ts";
import { tellingInputs } from "./inputs.ts";
import type { Leak } from "./leak.ts";
import { splitVisits } from "./visits.ts";

/** Looks for leaks in samples; `mapping`, where known, tells how their revenue was read. */
export function findLeaks(samples: SampleSet, mapping?: Pick<Mapping, "columns">): Leak[] {
  return runToEnd(leakTask(samples, mapping));
}

/** `findLeaks`, in steps. */
export function* leakTask(samples: SampleSet, mapping?: Pick<Mapping, "columns">): CooperativeTask<Leak[]> {
  const found = [...(yield* derivedColumns(samples, mapping))];
  found.push(...(yield* splitVisits(samples)));
  found.push(...(yield* tellingInputs(samples)));
  return found;
}
