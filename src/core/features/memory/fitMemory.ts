// Learns the memory's tables from the training part: what follows what, by expectation–maximisation, and the weeks' sales.
// Expectation–maximisation: Dempster, Laird and Rubin (1977), https://doi.org/10.1111/j.2517-6161.1977.tb01600.x.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { hashText } from "../../lib/random.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import type { HistoryRule } from "../featureSettings.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import { Followers, unitsOf } from "./followers.ts";
import type { MemoryTables } from "./parts.ts";
import { isLineByLine, Replay } from "./replay.ts";
import { countWeeks } from "./trend.ts";

/** Later rounds change next to nothing (docs/quality.md). */
export const FOLLOWERS_ROUNDS = 3;
/** All rounds but the last look at customers with about so many training lines. */
const ENOUGH_LINES = 300_000;
const DRAW_SEED = 0x5f0;

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

/**
 * The memory's tables from the training part alone: rounds of expectation–maximisation over what follows what (each line is
 * judged by habit, followers and popularity, and counts as a follower as far as it was judged one), then the weeks' sales. The
 * result is plain JSON and belongs to the caller; the same lines give the same tables.
 */
export function* fitMemory(fit: MemoryFit): CooperativeTask<MemoryTables> {
  const { columns, ids, training, popularity } = fit;
  let followers = new Followers(popularity.length);
  let lines = 0;
  for (let p = 0; p < columns.count; p++) lines += training[p]!;
  for (let round = 0; round < FOLLOWERS_ROUNDS; round++)
    followers = yield* learnFollowers(fit, followers, round, lines);
  const tables = yield* followers.toTables();
  return { ...tables, weeks: yield* countWeeks(ids, columns.time, training, fit.cut, popularity.length) };
}

/**
 * One round, 0 to 2, over the customers that it looks at: each training line adds to the row of the product before it as far as it
 * was judged to follow it. `lines` are all training lines, those of other parts of the fit among them.
 */
export function* learnFollowers(
  fit: MemoryFit,
  known: Followers,
  round: number,
  lines: number,
): CooperativeTask<Followers> {
  const { columns, ids, training, popularity } = fit;
  const share = round === FOLLOWERS_ROUNDS - 1 ? 1 : ENOUGH_LINES / lines;
  const lineByLine = isLineByLine(fit.historyRule);
  const replay = new Replay({ columns, ids, training, popularity, followers: known, lineByLine, recent: false });
  const learned = new Followers(popularity.length);
  const leavesOut = (p: number): boolean => training[p] === 0;
  const learn = (): void => {
    if (replay.last < FIRST_PRODUCT) return;
    for (let i = 0; i < replay.memberCount; i++) {
      const id = ids[replay.members[i]!]!;
      if (id >= FIRST_PRODUCT) learned.add(replay.last, id, unitsOf(replay.judged[3 * i + 1]!));
    }
  };
  const { values } = columns.lines.customer;
  for (let c = 0; c + 1 < columns.start.length; c++) {
    const [from, to] = [columns.start[c]!, columns.start[c + 1]!];
    // Drawn by their codes, so that neither held-out customers nor those of other parts move anything.
    if (from === to || !training.subarray(from, to).includes(1)) continue;
    if (hashText(values[c]!, DRAW_SEED) / 2 ** 32 >= share) continue;
    replay.begin();
    replay.feed(from, to, leavesOut, learn);
    yield;
  }
  return learned;
}
