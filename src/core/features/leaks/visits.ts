// Visits that are judged in one part of the split while other lines of theirs stand in another.

import { visitsTask } from "../../data/lines/visits.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import type { SampleSet, SplitName } from "../sampleSet.ts";
import { type Leak, percent } from "./leak.ts";
import { leakMessage } from "./leakMessages.ts";

const PART_BITS: Record<SplitName, number> = { train: 1, validation: 2, test: 4 };
/** Up to this share of the judged visits is told, but is no reason to worry. */
const FEW = 0.01;
const STEP = 32_768;

/** At most one finding. */
export function* splitVisits(samples: SampleSet): CooperativeTask<Leak[]> {
  const masks = yield* partsOfVisits(samples);
  let judged = 0;
  let across = 0;
  for (const mask of masks.values()) {
    judged++;
    if ((mask & (mask - 1)) !== 0) across++;
  }
  if (across === 0) return [];
  const share = across / judged;
  const words = { count: across, share: percent(share) };
  return share > FEW
    ? [{ kind: "visits", severity: "warning", sentence: leakMessage("leak.visitsSplit", words) }]
    : [{ kind: "visits", severity: "note", sentence: leakMessage("leak.visitsSplitFew", words) }];
}

/** By judged visit, the parts that its targets stand in; by time, its lines without a history are looked at too. */
function* partsOfVisits({ lines, targets, split, preprocess }: SampleSet): CooperativeTask<Map<number, number>> {
  const masks = new Map<number, number>();
  const byTime = preprocess.settings.split === "time";
  // Lines of one time stand in one part: visits without an order can only be split where lines are drawn one by one.
  const withoutOrders = preprocess.settings.split === "line";
  const isTold = (line: number): boolean => withoutOrders || (lines.order !== null && lines.order.codes[line]! >= 0);
  if (lines.order === null && !withoutOrders) return masks;
  const { codes } = yield* visitsTask(lines);
  for (const part of ["validation", "test"] as const) {
    for (let i = 0; i < split[part].length; i++) {
      if (i % STEP === 0) yield;
      const line = targets[split[part][i]!]!;
      if (isTold(line)) masks.set(codes[line]!, (masks.get(codes[line]!) ?? 0) | PART_BITS[part]);
    }
  }
  const markTrained = (line: number): void => {
    const visit = codes[line]!;
    const mask = masks.get(visit);
    if (mask !== undefined) masks.set(visit, mask | PART_BITS.train);
  };
  for (let i = 0; i < (byTime ? lines.count : split.train.length); i++) {
    if (i % STEP === 0) yield;
    if (!byTime) markTrained(targets[split.train[i]!]!);
    else if (lines.time[i]! <= preprocess.cuts.train) markTrained(i);
  }
  return masks;
}
