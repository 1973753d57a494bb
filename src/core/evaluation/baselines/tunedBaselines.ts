// The baselines whose numbers are chosen on the validation part: the formula of recent purchases and trend, TIFU-KNN, and EASE
// beside the customer's own purchases.

import type { Preprocess } from "../../features/sampleSet.ts";
import { groupTargets } from "../../features/targetGroups.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { rankRow } from "../../model/ranking.ts";
import { EASE_GRID, EASE_START, type EaseNumbers, EasePersonal } from "./easePersonal.ts";
import { NEAREST_GRID, NEAREST_START, NearestCustomers, type NearestNumbers } from "./nearestCustomers.ts";
import { RECENT_TREND_GRID, RECENT_TREND_START, RecentTrend, type RecentTrendNumbers } from "./recentTrend.ts";
import { type Scorer, type TuningCase, tune } from "./tuning.ts";
import { drawGroups, HistoryVisits } from "./visitHistories.ts";

interface TunedRanks {
  recentTrend: Int32Array;
  nearest: Int32Array;
  ease?: Int32Array;
}

/** The numbers that were chosen. */
export interface TunedNumbers {
  recentTrend: RecentTrendNumbers;
  nearest: NearestNumbers;
  ease: EaseNumbers;
}

/** Validation histories that the numbers are chosen by, at most; with half as many TIFU-KNN's are chosen worse. */
const MOST_CASES = 400;
/** Turns through the numbers; a search for neighbours costs too much for a second one. */
const ROUNDS = 2;
const NEAREST_ROUNDS = 1;

/** Choosing takes seconds, and a run asks twice: while it watches and when it is judged. */
const chosenBefore = new WeakMap<Preprocess, TunedNumbers>();

/** [n] rank of the true product of the targets `chosen` by each baseline, 0 where it is unknown; `ease` only where there are weights. */
export function* rankTunedBaselines(
  samples: FitSamples,
  chosen: ArrayLike<number>,
): CooperativeTask<{ ranks: TunedRanks; numbers: TunedNumbers }> {
  const recentTrend = new RecentTrend(samples);
  yield;
  const nearest = new NearestCustomers(samples);
  yield;
  const ease = yield* EasePersonal.of(samples);
  const methods = { recentTrend, nearest, ease };
  const numbers = chosenBefore.get(samples.preprocess) ?? (yield* chooseNumbers(samples, methods));
  chosenBefore.set(samples.preprocess, numbers);
  const none = () => new Int32Array(chosen.length);
  const ranks: TunedRanks = { recentTrend: none(), nearest: none(), ...(ease && { ease: none() }) };
  const scorers: [Int32Array | undefined, Scorer | undefined][] = [
    [ranks.recentTrend, recentTrend.scorer(numbers.recentTrend)],
    [ranks.nearest, nearest.scorer(numbers.nearest)],
    [ranks.ease, ease?.scorer(numbers.ease)],
  ];
  const scores = new Float64Array(samples.sizes.numProducts);
  const visits = new HistoryVisits(samples);
  const groups = groupTargets(samples, chosen);
  for (const [i, group] of groups.entries()) {
    const history = visits.of(chosen[group[0]!]!);
    for (const [found, scorer] of scorers) {
      scorer?.(history, scores);
      for (const place of found ? group : []) found![place] = rankRow(scores, samples.targetProduct[chosen[place]!]!);
    }
    yield i / groups.length;
  }
  return { ranks, numbers };
}

function* chooseNumbers(
  samples: FitSamples,
  { recentTrend, nearest, ease }: { recentTrend: RecentTrend; nearest: NearestCustomers; ease: EasePersonal | null },
): CooperativeTask<TunedNumbers> {
  const cases = tuningCases(samples);
  const P = samples.sizes.numProducts;
  const formula = (numbers: RecentTrendNumbers) => recentTrend.scorer(numbers);
  const beside = (numbers: EaseNumbers) => ease!.scorer(numbers);
  const near = (numbers: NearestNumbers) => nearest.scorer(numbers);
  return {
    recentTrend: yield* tune(cases, P, RECENT_TREND_START, RECENT_TREND_GRID, formula, ROUNDS),
    nearest: yield* tune(cases, P, NEAREST_START, NEAREST_GRID, near, NEAREST_ROUNDS),
    ease: ease ? yield* tune(cases, P, EASE_START, EASE_GRID, beside, ROUNDS) : EASE_START,
  };
}

/** Histories of drawn validation targets with the known products bought next. */
function tuningCases(samples: FitSamples): TuningCase[] {
  const { validation } = samples.split;
  const visits = new HistoryVisits(samples);
  return drawGroups(groupTargets(samples, validation), MOST_CASES).map((group) => ({
    history: visits.keptOf(validation[group[0]!]!),
    products: group.map((place) => samples.targetProduct[validation[place]!]!).filter((id) => id >= 2),
  }));
}
