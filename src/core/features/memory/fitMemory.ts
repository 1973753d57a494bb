// Learns the memory's tables from the training part: what follows what, by expectation–maximisation, and the weeks' sales.

import type { Steps } from "../../lib/steps.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import type { HistoryRule } from "../sampleSet.ts";
import { FIRST_PRODUCT } from "../vocabulary.ts";
import { Followers } from "./followers.ts";
import type { MemoryTables } from "./parts.ts";
import { isLineByLine, Replay } from "./replay.ts";
import { countWeeks } from "./trend.ts";

/** Later rounds change next to nothing (docs/quality.md). */
const ROUNDS = 3;

export interface MemoryFit {
  columns: CustomerColumns;
  /** [positions] vocabulary ids; [positions] 1 = training line. */
  ids: Int32Array;
  training: Uint8Array;
  /** [P] share of each product among the training lines. */
  popularity: Float64Array;
  historyRule: HistoryRule;
  cut: number;
}

export function* fitMemory(fit: MemoryFit): Steps<MemoryTables> {
  const { columns, ids, training, popularity } = fit;
  let followers = new Followers(popularity.length);
  for (let round = 0; round < ROUNDS; round++) {
    followers = yield* learnFollowers(fit, followers);
  }
  function* trainingLines() {
    for (let p = 0; p < columns.count; p++) if (training[p] === 1) yield { id: ids[p]!, time: columns.time[p]! };
  }
  return { ...followers.toTables(), weeks: countWeeks(trainingLines(), fit.cut) };
}

/** One round: each training line adds to the row of the product before it as far as it was judged to follow it. */
function* learnFollowers(fit: MemoryFit, known: Followers): Steps<Followers> {
  const { columns, ids, training, popularity } = fit;
  const lineByLine = isLineByLine(fit.historyRule);
  const replay = new Replay({ columns, ids, training, popularity, followers: known, lineByLine });
  const learned = new Followers(popularity.length);
  const leavesOut = (p: number): boolean => training[p] === 0;
  const learn = (): void => {
    if (replay.last < FIRST_PRODUCT) return;
    for (let i = 0; i < replay.memberCount; i++) {
      const id = ids[replay.members[i]!]!;
      if (id >= FIRST_PRODUCT) learned.add(replay.last, id, replay.judged[3 * i + 1]!);
    }
  };
  for (let c = 0; c + 1 < columns.start.length; c++) {
    replay.begin();
    replay.feed(columns.start[c]!, columns.start[c + 1]!, leavesOut, learn);
    yield;
  }
  return learned;
}
