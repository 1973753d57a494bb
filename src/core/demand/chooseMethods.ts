// Which method foretells a series, by what all of them missed at earlier origins: evidence of the series itself and of those
// like it, and no method taken for its luck.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { type Candidates, sellsSeldom } from "./candidates.ts";
import type { DemandMethod, DemandPattern } from "./demandForecast.ts";

/** A series as the choice sees it. */
export interface Contest {
  /** [N] */
  values: Float64Array;
  pattern: DemandPattern;
  candidates: Candidates;
}

/** Windows that the mean of the series alike weighs as much as, beside the series' own. */
const LIKE = 8;
/** Fewest windows at which a method must have said something. */
const FEWEST = 3;

/** [choosing] of each method: the miss of a window in parts of what the series usually sells; NaN where there was none. */
type Losses = Map<DemandMethod, Float64Array>;
/** Of the series alike: a method's and naive's losses at the same windows, as means over the series. */
type Group = Map<DemandMethod, { own: number; naive: number }[]>;

/**
 * [series][origins] the choices of the series of one level at each of `origins` (ascending): there, windows of `horizon`
 * periods count that began at one of the first `choosing` origins and had ended. Before any has, the mean of several
 * methods is taken (it beats most choices: Makridakis, Spiliotis and Assimakopoulos, 2020,
 * https://doi.org/10.1016/j.ijforecast.2019.04.014); later another only where it misses less by more than a standard error,
 * and naive where nothing misses less than naive.
 */
export function* chooseMethods(
  contests: readonly Contest[],
  origins: readonly number[],
  choosing: number,
  horizon: number,
): CooperativeTask<DemandMethod[][]> {
  const losses: Losses[] = [];
  for (const contest of contests) {
    losses.push(lossesOf(contest, origins.slice(0, choosing), horizon));
    yield;
  }
  const groups = new Map<boolean, Group>();
  for (const seldom of [true, false]) {
    const members = losses.filter((_, i) => sellsSeldom(contests[i]!.pattern) === seldom);
    groups.set(seldom, groupOf(members, choosing));
  }
  const ended = origins.map((origin) => {
    let count = 0;
    while (count < choosing && origins[count]! + horizon <= origin) count++;
    return count;
  });
  const overlap = choosing > 1 ? Math.min(1, (origins[1]! - origins[0]!) / horizon) : 1;
  const like = contests.length > 1 ? LIKE : 0;
  const chosen: DemandMethod[][] = [];
  for (const [i, { pattern, candidates }] of contests.entries()) {
    const group = groups.get(sellsSeldom(pattern))!;
    chosen.push(
      origins.map((_, k) => {
        const has = (method: DemandMethod) => (candidates.forecasts.get(method)?.[k] ?? null) !== null;
        return best(losses[i]!, group, ended[k]!, overlap, like, has);
      }),
    );
    yield;
  }
  return chosen;
}

/** By the windows up to one; `overlap` is the share of a window that is new in the next, `has` what can answer now. */
function best(
  losses: Losses,
  group: Group,
  windows: number,
  overlap: number,
  like: number,
  has: (method: DemandMethod) => boolean,
): DemandMethod {
  const naive = losses.get("seasonalNaive")!;
  const scores: { method: DemandMethod; score: number; sold: number }[] = [];
  const isPerfect = windows > 0 && naive.subarray(0, windows).every((miss) => miss === 0);
  if (isPerfect) return "seasonalNaive";
  for (const [method, own] of losses) {
    if (!has(method)) continue;
    let [missed, byNaive, count] = [0, 0, 0];
    for (let k = 0; k < windows; k++) {
      if (Number.isNaN(own[k]!) || Number.isNaN(naive[k]!)) continue;
      missed += own[k]!;
      byNaive += naive[k]!;
      count++;
    }
    const alike = group.get(method)!.slice(0, windows);
    const weight = alike.length > 0 ? like / alike.length : 0;
    for (const each of alike) {
      missed += weight * each.own;
      byNaive += weight * each.naive;
    }
    if (byNaive > 0 && count >= Math.min(FEWEST, windows))
      scores.push({ method, score: missed / byNaive, sold: byNaive });
  }
  if (scores.length === 0) return has("mean") ? "mean" : "seasonalNaive";
  scores.sort((a, b) => a.score - b.score);
  const first = scores[0]!;
  const mean = scores.find(({ method }) => method === "mean") ?? first;
  const error = errorOf(losses.get(mean.method)!, losses.get(first.method)!, windows, overlap) / first.sold;
  const pick = mean.score - first.score > error ? first : mean;
  return pick.score < 1 ? pick.method : "seasonalNaive";
}

/** Standard error of the sum of the differences of two methods' losses; windows that overlap count in part. */
function errorOf(a: Float64Array, b: Float64Array, windows: number, overlap: number): number {
  const gaps: number[] = [];
  for (let k = 0; k < windows; k++) if (!Number.isNaN(a[k]! - b[k]!)) gaps.push(a[k]! - b[k]!);
  if (gaps.length < 2) return 0;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
  return gaps.length * Math.sqrt(variance / Math.max(1, gaps.length * overlap));
}

function groupOf(members: readonly Losses[], choosing: number): Group {
  const group: Group = new Map();
  for (const losses of members) {
    const naive = losses.get("seasonalNaive")!;
    for (const [method, own] of losses) {
      const sums = group.get(method) ?? Array.from({ length: choosing }, () => ({ own: 0, naive: 0 }));
      group.set(method, sums);
      for (let k = 0; k < choosing; k++) {
        if (Number.isNaN(own[k]! + naive[k]!)) continue;
        sums[k]!.own += own[k]! / members.length;
        sums[k]!.naive += naive[k]! / members.length;
      }
    }
  }
  return group;
}

/** Squares where a series often sells nothing: the least absolute miss of such a one is to foretell nothing at all. */
function lossesOf({ values, pattern, candidates }: Contest, origins: readonly number[], horizon: number): Losses {
  const seldom = sellsSeldom(pattern);
  const first = values.findIndex((value) => value !== 0);
  const end = (origins.at(-1) ?? 0) + horizon;
  let size = 0;
  for (let t = Math.max(0, first); t < end; t++) size += Math.abs(values[t]!) / (end - Math.max(0, first));
  size ||= 1;
  const losses: Losses = new Map();
  for (const [method, forecasts] of candidates.forecasts) {
    const of = Float64Array.from(origins, (origin, k) => {
      const points = forecasts[k];
      if (!points || first < 0 || first >= origin) return Number.NaN;
      let missed = 0;
      for (let h = 0; h < horizon; h++) {
        const miss = (values[origin + h]! - points[h]!) / size;
        missed += seldom ? miss * miss : Math.abs(miss);
      }
      return missed / horizon;
    });
    losses.set(method, of);
  }
  return losses;
}
