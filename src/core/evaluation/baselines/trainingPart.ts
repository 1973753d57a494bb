// What the baselines are fitted on: the training lines, and each training target's line before its visit.

import { visitsOf } from "../../data/lines/visits.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { productColumns } from "../../features/vocabulary.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { orderBy } from "../../lib/timeOrder.ts";

/**
 * [lines] 1 = training line. Split by time: all lines up to the training cut, targets or not. Split by customer: the
 * lines of customers without held-out targets. Split by line: all lines that are not held-out targets.
 */
export function trainingLines(samples: SampleSet | FitSamples): Uint8Array {
  const { lines, preprocess, split, targets } = samples;
  const mask = new Uint8Array(lines.count);
  if (preprocess.settings.split === "time") {
    for (let i = 0; i < lines.count; i++) mask[i] = lines.time[i] <= preprocess.cuts.train ? 1 : 0;
  } else {
    mask.fill(1);
    const heldOut = new Uint8Array(lines.customer.values.length);
    for (const part of [split.validation, "test" in split ? split.test : unseen(samples)]) {
      for (const t of part) {
        mask[targets[t]] = 0;
        heldOut[lines.customer.codes[targets[t]]] = 1;
      }
    }
    if (preprocess.settings.split === "customer") {
      for (let i = 0; i < lines.count; i++) if (heldOut[lines.customer.codes[i]] === 1) mask[i] = 0;
    }
  }
  if (preprocess.settings.dropWalkIns && lines.walkIn !== null) {
    for (let i = 0; i < lines.count; i++) if (lines.walkIn[i] === 1) mask[i] = 0;
  }
  return mask;
}

/** Targets of neither part that training may see. */
function unseen({ split, targets }: FitSamples): Uint32Array {
  const seen = new Uint8Array(targets.length);
  for (const part of [split.train, split.validation]) for (const t of part) seen[t] = 1;
  return Uint32Array.from(targets.keys()).filter((t) => seen[t] === 0);
}

/**
 * [chosen] the last history line of each target, −1 where it has none: what `history(target)` ends with,
 * found for millions of targets without making their histories.
 */
export function lastLineBefore(samples: FitSamples, chosen: ArrayLike<number>): Int32Array {
  const { lines, preprocess, targets } = samples;
  const { codes } = lines.customer;
  const dropped = preprocess.settings.dropWalkIns ? lines.walkIn : null;
  // Lines customer by customer, each in (time, line) order.
  const start = new Int32Array(lines.customer.values.length + 1);
  for (let i = 0; i < lines.count; i++) if (dropped?.[i] !== 1) start[codes[i] + 1]++;
  for (let c = 1; c < start.length; c++) start[c] += start[c - 1];
  const ordered = new Int32Array(start[start.length - 1]);
  const position = new Int32Array(lines.count).fill(-1);
  const next = start.slice();
  for (const line of orderBy(lines.time, lines.count)) {
    if (dropped?.[line] === 1) continue;
    position[line] = next[codes[line]]++;
    ordered[position[line]] = line;
  }
  const visits = visitsOf(lines).codes;
  const beforeVisit = preprocess.settings.historyRule === "before-visit";
  const result = new Int32Array(chosen.length).fill(-1);
  for (let i = 0; i < chosen.length; i++) {
    const line = targets[chosen[i]];
    const visit = visits[line];
    for (let p = position[line] - 1; p >= start[codes[line]]; p--) {
      const earlier = ordered[p];
      if (beforeVisit && (visits[earlier] === visit || lines.time[earlier] === lines.time[line])) continue;
      result[i] = earlier;
      break;
    }
  }
  return result;
}

/** Vocabulary id (1 = unknown) of each product code of the lines. */
export function vocabularyIds({ lines, preprocess }: FitSamples): Int32Array {
  return productColumns(lines.product, preprocess).ids;
}
