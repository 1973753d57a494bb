// The memory of targets and of customers to come: the counted shares of a target's product for training, the evidence for
// the gate, and for ranking the shares of all products.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import type { History } from "../history.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import type { Preprocess } from "../sampleSet.ts";
import type { Followers, FollowersRow } from "./followers.ts";
import { EVIDENCE_BASE, EVIDENCE_COUNT, PART_COUNT, type Shares } from "./parts.ts";
import { isLineByLine, Replay } from "./replay.ts";
import { Trend } from "./trend.ts";

/** log1p counts are divided by this, which brings them near 1. */
export const LOG_SCALE = 3;
const NOWHERE = { start: -1, cut: -1 };

export interface MemorySource {
  columns: CustomerColumns;
  ids: Int32Array;
  /** [positions] 1 where the line belongs to the training part. */
  training: Uint8Array;
  /** Positions of all targets. */
  positions: Int32Array;
  /** [T] share of each target's product among its history's lines. */
  frequency: Float32Array;
  preprocess: Preprocess;
  /** The table that the preprocess keeps, taken up. */
  followers: Followers;
  /** Locates a target's history in `history`. */
  locate: (target: number) => number;
  history: History;
}

/**
 * Reads the memory for histories. It owns one replay that stands at the end of the history asked for last, so it serves one
 * caller at a time; asking for the same history again costs nothing. `sweep` must have run to its end before `writeTarget`.
 */
export class MemoryReader {
  readonly #source: MemorySource;
  readonly #replay: Replay;
  readonly #trend: Trend;
  /** [T, M], and the evidence without its pairs [T, EVIDENCE_BASE], once swept. */
  #targets = { counted: new Float32Array(), evidence: new Float32Array() };
  readonly #next = new Float32Array(EVIDENCE_BASE);
  /** The history that `#replay` stands at the end of. */
  #at = NOWHERE;

  constructor(source: MemorySource) {
    const { columns, ids, training, preprocess } = source;
    const numProducts = preprocess.products.length + FIRST_PRODUCT;
    this.#source = source;
    this.#trend = new Trend(preprocess.memory, preprocess.cuts.train, numProducts);
    this.#replay = new Replay({
      columns,
      ids,
      training,
      popularity: popularityOf(preprocess.productCounts),
      followers: source.followers,
      lineByLine: isLineByLine(preprocess.settings.historyRule),
      recent: true,
    });
  }

  /** Writes the counted shares of a target's product [PART_COUNT] and its evidence [EVIDENCE_COUNT] to a batch's row. */
  writeTarget(target: number, counted: Float32Array, evidence: Float32Array, row: number): void {
    const shares = this.#targets.counted.subarray(target * PART_COUNT, (target + 1) * PART_COUNT);
    counted.set(shares, row * PART_COUNT);
    writePairs(this.#targets.evidence, target, evidence, row);
  }

  /** Writes the evidence of a located history. */
  writeEvidence(history: History, evidence: Float32Array, row: number): void {
    this.#goTo(history);
    this.#evidence(this.#next, 0);
    writePairs(this.#next, 0, evidence, row);
  }

  /** All products' shares of each part but the first, which is the history's frequencies. */
  shares(history: History): Shares[] {
    this.#goTo(history);
    const { recent, recentTotal, habit, habitTotal, last, source } = this.#replay;
    return [
      sharesOf(recent, recentTotal),
      sharesOf(habit, habitTotal),
      sharesOf(source.followers.row(last), source.followers.totals[last]!),
      denseShares(this.#trend.at(history.time)),
    ];
  }

  #goTo(history: History): void {
    const { start, cut, ownVisit } = history;
    const replay = this.#replay;
    if (ownVisit < 0 && this.#at.start === start && this.#at.cut === cut) return;
    replay.begin();
    replay.feed(start, cut, ownVisit < 0 ? null : (p) => history.leavesOut(p));
    this.#at = ownVisit < 0 ? { start, cut } : NOWHERE;
  }

  /** Works every target's shares and evidence out, customer by customer: before `writeTarget`. */
  *sweep(): CooperativeTask<void> {
    const { columns, positions } = this.#source;
    const replay = this.#replay;
    // A hundred megabytes for millions of targets: what is asked for at once is cleared at once.
    const counted = new Float32Array(positions.length * PART_COUNT);
    yield;
    const evidence = new Float32Array(positions.length * EVIDENCE_BASE);
    yield;
    this.#targets = { counted, evidence };
    const targetAt = new Int32Array(columns.count).fill(-1);
    yield;
    for (let t = 0; t < positions.length; t++) targetAt[positions[t]!] = t;
    yield;
    const apart: number[] = [];
    const onVisit = (): void => {
      const alike = this.#oneHistory();
      if (alike) this.#evidence(this.#next, 0);
      for (let i = 0; i < replay.memberCount; i++) {
        const target = targetAt[replay.members[i]!]!;
        if (target < 0) continue;
        if (!alike) {
          apart.push(target);
          continue;
        }
        evidence.set(this.#next, target * EVIDENCE_BASE);
        this.#counted(counted, target, i);
      }
    };
    for (let c = 0; c + 1 < columns.start.length; c++) {
      replay.begin();
      replay.feed(columns.start[c]!, columns.start[c + 1]!, null, onVisit);
      yield;
    }
    this.#at = NOWHERE;
    // Visits that overlap in time: each line has a history of its own.
    for (const target of apart) {
      const position = this.#source.locate(target);
      this.#goTo(this.#source.history);
      replay.judgeAlone(position);
      this.#evidence(evidence, target);
      this.#counted(counted, target, 0);
      yield;
    }
  }

  /** Whether all lines judged last have the same history, namely all that was counted before them. */
  #oneHistory(): boolean {
    const { members, memberCount, source } = this.#replay;
    if (source.lineByLine) return true;
    const { time, visit, visitFirst } = source.columns;
    const [first, last] = [members[0]!, members[memberCount - 1]!];
    let oneVisit = true;
    for (let i = 0; i < memberCount; i++) {
      const each = visit[members[i]!]!;
      if (visitFirst[each]! < first) return false;
      if (each !== visit[first]) oneVisit = false;
    }
    return oneVisit || time[first] === time[last];
  }

  #evidence(out: Float32Array, row: number): void {
    const { lines, habit, followersTotal, followersSize, shares } = this.#replay;
    const at = row * EVIDENCE_BASE;
    out[at] = Math.log1p(lines) / LOG_SCALE;
    out[at + 1] = Math.log1p(habit.size) / LOG_SCALE;
    out[at + 2] = Math.log1p(followersTotal) / LOG_SCALE;
    out[at + 3] = Math.log1p(followersSize) / LOG_SCALE;
    out[at + 4] = shares[0]!;
    out[at + 5] = shares[1]!;
  }

  #counted(out: Float32Array, target: number, member: number): void {
    const { recent, recentTotal, habit, habitTotal, followerShare, members } = this.#replay;
    const position = members[member]!;
    const id = this.#source.ids[position]!;
    if (id < FIRST_PRODUCT) return;
    const at = target * PART_COUNT;
    out[at] = this.#source.frequency[target]!;
    if (recentTotal > 0) out[at + 1] = recent.get(id) / recentTotal;
    if (habitTotal > 0) out[at + 2] = habit.get(id) / habitTotal;
    out[at + 3] = followerShare[member]!;
    out[at + 4] = this.#trend.at(this.#source.columns.time[position]!)[id]!;
  }
}

/** Writes a row of evidence [EVIDENCE_BASE] and the products of its pairs to a row of another [EVIDENCE_COUNT]. */
function writePairs(base: Float32Array, from: number, out: Float32Array, row: number): void {
  const at = from * EVIDENCE_BASE;
  let next = row * EVIDENCE_COUNT;
  for (let i = 0; i < EVIDENCE_BASE; i++) out[next++] = base[at + i]!;
  for (let i = 0; i < EVIDENCE_BASE; i++) {
    for (let k = i; k < EVIDENCE_BASE; k++) out[next++] = base[at + i]! * base[at + k]!;
  }
}

/** [P] share of each known product among the training lines of known products. */
export function popularityOf(productCounts: readonly number[]): Float64Array {
  const total = productCounts.reduce((sum, count) => sum + count, 0);
  const popularity = new Float64Array(productCounts.length + FIRST_PRODUCT);
  productCounts.forEach((count, i) => {
    popularity[i + FIRST_PRODUCT] = total > 0 ? count / total : 0;
  });
  return popularity;
}

function sharesOf(weights: FollowersRow, total: number): Shares {
  const ids = total > 0 ? weights.ids() : new Int32Array(0);
  return { ids, shares: Float32Array.from(ids, (id) => weights.get(id) / total) };
}

function denseShares(values: Float32Array): Shares {
  const ids: number[] = [];
  for (let id = 0; id < values.length; id++) if (values[id]! > 0) ids.push(id);
  return { ids: Int32Array.from(ids), shares: Float32Array.from(ids, (id) => values[id]!) };
}
