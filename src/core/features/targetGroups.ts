// Which targets share a history: what is worked out once for all of them.

import { visitsOf } from "../data/lines/visits.ts";
import type { SampleSet } from "./sampleSet.ts";

/** Targets that have one history in common: places in what was chosen. */
export type TargetGroup = readonly number[];

/**
 * Places of `chosen` by common history: under the rule "before-visit" the lines of one visit and one time, else each its own.
 * Customer by customer, each one's in the order of time.
 */
export function groupTargets(
  { lines, preprocess, targets }: Pick<SampleSet, "lines" | "preprocess" | "targets">,
  chosen: ArrayLike<number>,
): TargetGroup[] {
  const visits = visitsOf(lines).codes;
  const alone = preprocess.settings.historyRule !== "before-visit";
  const { codes } = lines.customer;
  const places = Uint32Array.from({ length: chosen.length }, (_, i) => i).sort(
    (a, b) => codes[targets[chosen[a]!]!]! - codes[targets[chosen[b]!]!]! || chosen[a]! - chosen[b]!,
  );
  const groups: number[][] = [];
  // Lines of several visits may stand among one another where their time is the same.
  const ofTime = new Map<number, number[]>();
  let before = -1;
  for (const place of places) {
    const line = targets[chosen[place]!]!;
    const same = before >= 0 && codes[before] === codes[line] && lines.time[before] === lines.time[line];
    if (!same || alone) ofTime.clear();
    const group = ofTime.get(visits[line]!);
    if (group) group.push(place);
    else {
      const begun = [place];
      groups.push(begun);
      ofTime.set(visits[line]!, begun);
    }
    before = line;
  }
  return groups;
}
