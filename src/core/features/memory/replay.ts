// A customer's purchases gone through once more, in order: each line is judged by what came before it, by how likely it was
// bought out of habit, because it tends to follow the last product, or because it is popular; then it is counted.

import { DAY_MS } from "../../lib/calendar.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import type { HistoryRule } from "../featureSettings.ts";
import { FIRST_PRODUCT, UNKNOWN } from "../productIds.ts";
import type { Followers } from "./followers.ts";
import { IdWeights } from "./idWeights.ts";

export interface ReplaySource {
  columns: CustomerColumns;
  /** [positions] vocabulary id of each line's product. */
  ids: Int32Array;
  /** [positions] 1 where the line belongs to the training part, hence to the followers' table. */
  training: Uint8Array;
  /** [P] share of each product among the training lines. */
  popularity: Float64Array;
  followers: Followers;
  /** Each line is judged by all lines before it, instead of whole visits by what came before the visit. */
  lineByLine: boolean;
  /** Whether `recent` is kept: judging does not need it. */
  recent: boolean;
}

/** Whether lines of one order see each other, as a history rule has it. */
export function isLineByLine(rule: HistoryRule): boolean {
  return rule === "previous-lines";
}

/** Days after which a line of the history weighs half. */
export const HALF_LIFE = 120;
/** Lines' worth of popularity beside a customer's habits and a product's followers, so that nothing is impossible. */
export const SMOOTHING = 5;
/** What is taken for granted of a customer, and its weight in lines: shares of habit, followers, popularity. */
export const PRIOR = [0.4, 0.4, 0.2] as const;
export const PRIOR_WEIGHT = 8;
/** How far a customer's first lines, which nothing came before, count as habit. */
export const FIRST_HABIT = 0.7;

/**
 * One customer's purchases up to a point. `begin` forgets the customer, `feed` goes on; its fields are the state after the lines
 * fed and change with the next call. It owns its buffers and is not to be shared: each reader has one. Unknown
 * products count as lines and as the last one, and nothing else.
 */
export class Replay {
  /** Lines so far, of known products or not; distinct known products. */
  lines = 0;
  /** Id of the last line's product, 1 unknown, 0 none. */
  last = 0;
  /** Weights by product, and their sums. */
  readonly recent = new IdWeights();
  recentTotal = 0;
  readonly habit = new IdWeights();
  habitTotal = 0;
  /** How the customer's lines so far were judged on average: habit, followers, popularity. */
  readonly shares = new Float64Array(3);

  /** The lines judged last: positions, the share that followers give each, and how each was judged (shares as above). */
  members: Int32Array = new Int32Array(16);
  memberCount = 0;
  followerShare = new Float64Array(16);
  judged = new Float64Array(3 * 16);

  readonly source: ReplaySource;
  #judgedLines = 0;
  #origin = 0;
  /** [P] scratch: follower weight of the visit's own lines by product; zero between calls. */
  readonly #own: Float64Array;

  constructor(source: ReplaySource) {
    this.source = source;
    this.#own = new Float64Array(source.popularity.length);
    this.begin();
  }

  /** Forgets everything. */
  begin(): void {
    this.lines = 0;
    this.last = 0;
    this.recent.clear();
    this.recentTotal = 0;
    this.habit.clear();
    this.habitTotal = 0;
    this.shares.set(PRIOR);
    this.#judgedLines = 0;
  }

  /**
   * Goes through positions from..to−1 of one customer but those left out. `onVisit` sees the members judged, before they
   * are counted; a visit's lines, and lines of one time, are judged together.
   */
  feed(from: number, to: number, leavesOut: ((p: number) => boolean) | null, onVisit?: () => void): void {
    const { columns, lineByLine } = this.source;
    const { time, visit } = columns;
    for (let p = from; p < to; ) {
      this.memberCount = 0;
      let previous = -1;
      for (; p < to; p++) {
        if (leavesOut?.(p)) continue;
        const together = !lineByLine && (time[p] === time[previous] || visit[p] === visit[previous]);
        if (previous >= 0 && !together) break;
        this.#take(p);
        previous = p;
      }
      if (this.memberCount === 0) return;
      this.judge();
      onVisit?.();
      this.#count();
    }
  }

  /** Judges one line alone, as if it came next; `members` holds it afterwards. */
  judgeAlone(position: number): void {
    this.memberCount = 0;
    this.#take(position);
    this.judge();
  }

  /** Weight of what followed the last product, and the number of products. */
  get followersTotal(): number {
    return this.source.followers.totals[this.last]!;
  }

  get followersSize(): number {
    return this.source.followers.sizes[this.last]!;
  }

  #take(position: number): void {
    if (this.memberCount === this.members.length) {
      const wider = new Int32Array(2 * this.memberCount);
      wider.set(this.members);
      this.members = wider;
      this.followerShare = new Float64Array(wider.length);
      this.judged = new Float64Array(3 * wider.length);
    }
    this.members[this.memberCount++] = position;
  }

  /**
   * Fills `followerShare` and `judged` for the members. The table holds the training lines themselves: what the visit's
   * own put in is taken out first.
   */
  private judge(): void {
    const { source, members, memberCount, habit, habitTotal, shares, judged, followerShare } = this;
    const { ids, training, popularity, followers } = source;
    const row = followers.row(this.last);
    const total = followers.totals[this.last]!;
    const own = this.#own;
    let ownTotal = 0;
    for (let i = 0; i < memberCount; i++) {
      const p = members[i]!;
      const id = ids[p]!;
      if (id < FIRST_PRODUCT || this.lines === 0) continue;
      const popular = popularity[id]!;
      const byHabit = (shares[0]! * (habit.get(id) + SMOOTHING * popular)) / (habitTotal + SMOOTHING);
      const weight = row.get(id);
      judged[3 * i] = byHabit;
      judged[3 * i + 1] = weight;
      if (training[p] !== 1) continue;
      const byFollowing = (shares[1]! * (weight + SMOOTHING * popular)) / (total + SMOOTHING);
      const most = byFollowing / (byHabit + byFollowing + shares[2]! * popular);
      own[id]! += most;
      ownTotal += most;
    }
    const left = Math.max(0, total - ownTotal);
    for (let i = 0; i < memberCount; i++) {
      const id = ids[members[i]!]!;
      followerShare[i] = 0;
      if (id < FIRST_PRODUCT || this.lines === 0) {
        judged[3 * i] = id < FIRST_PRODUCT ? 0 : FIRST_HABIT;
        judged[3 * i + 1] = 0;
        judged[3 * i + 2] = 0;
        continue;
      }
      const popular = popularity[id]!;
      const byHabit = judged[3 * i]!;
      const weight = Math.max(0, judged[3 * i + 1]! - own[id]!);
      if (left > 1e-6) followerShare[i] = Math.min(1, weight / left);
      const byFollowing = (shares[1]! * (weight + SMOOTHING * popular)) / (left + SMOOTHING);
      const byPopularity = shares[2]! * popular;
      const sum = byHabit + byFollowing + byPopularity;
      judged[3 * i] = byHabit / sum;
      judged[3 * i + 1] = byFollowing / sum;
      judged[3 * i + 2] = byPopularity / sum;
    }
    for (let i = 0; i < memberCount; i++) own[ids[members[i]!]!] = 0;
  }

  #count(): void {
    const { source, members, memberCount, shares, judged } = this;
    const first = this.lines === 0;
    const { time } = source.columns;
    if (first) this.#origin = time[members[0]!]!;
    for (let i = 0; i < memberCount; i++) {
      const p = members[i]!;
      const id = source.ids[p]!;
      if (id < FIRST_PRODUCT) continue;
      if (source.recent) {
        const weight = 2 ** ((time[p]! - this.#origin) / (HALF_LIFE * DAY_MS));
        this.recent.add(id, weight);
        this.recentTotal += weight;
      }
      this.habit.add(id, judged[3 * i]!);
      this.habitTotal += judged[3 * i]!;
      if (first) continue;
      this.#judgedLines++;
      for (let k = 0; k < 3; k++) {
        shares[k]! += (judged[3 * i + k]! - shares[k]!) / (this.#judgedLines + PRIOR_WEIGHT);
      }
    }
    this.lines += memberCount;
    const last = source.ids[members[memberCount - 1]!]!;
    this.last = last >= FIRST_PRODUCT ? last : UNKNOWN;
  }
}
