// A fit divided among machines: each sees a part of the customers. What a round adds up over the parts is joined, and the next
// round goes on from that; the rounds together come to what `fitPreprocess` learns from all lines, to the last bit.

import type { SaleLines } from "../../data/lines/saleLines.ts";
import { visitsTask } from "../../data/lines/visits.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { InternalError } from "../../lib/internalError.ts";
import { MessageError } from "../../lib/message.ts";
import { buildColumns } from "../customerColumns.ts";
import { featureMessage } from "../featureMessages.ts";
import type { FeatureSettings } from "../featureSettings.ts";
import { noTargets, preprocessOf } from "../fit.ts";
import { parseCustomFeatures } from "../formula/customFeatures.ts";
import { type FitColumns, type LearnedMoments, learnMoments, memoryFit } from "../learned.ts";
import type { EaseTable } from "../memory/ease/easeTable.ts";
import { countPairs, easeProducts, fitCountedEase } from "../memory/ease/fitEase.ts";
import { FOLLOWERS_ROUNDS, learnFollowers } from "../memory/fitMemory.ts";
import { Followers, type FollowersState } from "../memory/followers.ts";
import { countWeeks } from "../memory/trend.ts";
import { locatePlaces } from "../places.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import type { Geocode, Preprocess } from "../sampleSet.ts";
import { findTargets, splitTargets, timeCutsOf } from "../split.ts";
import { countTraining, type FitBase, fitBase, type TrainingCounts } from "../trainingCounts.ts";
import { joinCounts, joinMoments, joinTimes, joinWeeks, type TargetTimes } from "./joinParts.ts";

/** What one part adds up in a round. */
export type PartSums =
  | { round: 1; times: TargetTimes; numberedByStore: boolean | null }
  | { round: 2; counts: TrainingCounts }
  | { round: 3; moments: LearnedMoments; weeks: number[][]; pairs: Uint32Array; followers: FollowersState }
  | { round: 4 | 5; followers: FollowersState };

/** What is known after some rounds: 0 at the beginning, `ROUNDS` when the fit is done. */
export interface FitState {
  round: number;
  settings: FeatureSettings;
  cuts?: Preprocess["cuts"];
  base?: FitBase;
  /** Training lines. */
  lines?: number;
  moments?: LearnedMoments;
  weeks?: number[][];
  ease?: EaseTable;
  followers?: FollowersState;
}

/** Times, counts, sums; the followers' rounds begin with the sums'. */
export const ROUNDS = 2 + FOLLOWERS_ROUNDS;

/** What comes before the first round. Throws a message where the settings divide targets by more than their time. */
export function beginFit(settings: FeatureSettings): FitState {
  if (settings.split !== "time") throw new MessageError(featureMessage("parts.split", { split: settings.split }));
  const customFeatures = (settings.customFeatures ?? []).map(({ name, formula }) => ({ name, formula }));
  parseCustomFeatures(customFeatures);
  return { round: 0, settings: customFeatures.length > 0 ? { ...settings, customFeatures } : settings };
}

/** Adds up the next round over the lines of a part's customers, which must be all the lines that these have. */
export function* sumPart(lines: SaleLines, state: FitState, geocode?: Geocode): CooperativeTask<PartSums> {
  const { settings, round, cuts } = state;
  const columns = yield* buildColumns(lines, settings.dropWalkIns);
  const targets = yield* findTargets(columns, settings);
  if (round === 0) {
    const stores = (yield* visitsTask(lines)).stores !== undefined;
    const customers = new Set(columns.lineAt.map((line) => lines.customer.codes[line]!)).size;
    return {
      round: 1,
      times: { lines: columns.count, customers, ...runsOf(Float64Array.from(targets, (p) => columns.time[p]!)) },
      numberedByStore: lines.order && lines.store && columns.count > 0 ? stores : null,
    };
  }
  const places = yield* locatePlaces(lines, geocode);
  const found: FitColumns = { columns, places, targets, split: yield* splitTargets(columns, targets, settings, cuts!) };
  if (round === 1) return { round: 2, counts: yield* countTraining(columns, places, found.split) };
  const base = state.base!;
  const fit = memoryFit(found, base);
  const numProducts = base.products.length + FIRST_PRODUCT;
  const known = new Followers(numProducts);
  if (state.followers) known.addAll(state.followers);
  const learned = yield* learnFollowers(fit, known, round - 2, state.lines!);
  const followers = learned.state();
  if (round === 3 || round === 4) return { round: round === 3 ? 4 : 5, followers };
  if (round !== 2) throw new InternalError(`the fit is done after round ${round}`);
  return {
    round: 3,
    moments: yield* learnMoments(found, base),
    weeks: yield* countWeeks(fit.ids, columns.time, fit.training, fit.cut, numProducts),
    pairs: yield* countPairs({ ...fit, numProducts }),
    followers,
  };
}

/** Joins what all parts added up in one round. Throws a message where nothing can be learned from all of them together. */
export function* joinRound(state: FitState, sums: readonly PartSums[]): CooperativeTask<FitState> {
  const of = <Round extends PartSums["round"]>(round: Round) =>
    sums.filter((each): each is Extract<PartSums, { round: Round }> => each.round === round);
  const { settings } = state;
  switch (state.round) {
    case 0: {
      const told = new Set(of(1).flatMap(({ numberedByStore }) => numberedByStore ?? []));
      if (told.size > 1) throw new MessageError(featureMessage("parts.stores"));
      const times = joinTimes(of(1).map((each) => each.times));
      if (times.times.length === 0) {
        throw new MessageError(noTargets(times.lines, times.customers, settings));
      }
      return { round: 1, settings, cuts: timeCutsOf(times.times, times.targets) };
    }
    case 1: {
      const counts = joinCounts(of(2).map((each) => each.counts));
      return { ...state, round: 2, base: fitBase(settings, state.cuts!, counts), lines: counts.lines };
    }
    case 2: {
      const parts = of(3);
      const pairs = parts[0]!.pairs.slice();
      for (const part of parts.slice(1)) for (let i = 0; i < pairs.length; i++) pairs[i]! += part.pairs[i]!;
      const numProducts = state.base!.products.length + FIRST_PRODUCT;
      return {
        ...state,
        round: 3,
        moments: joinMoments(parts.map(({ moments }) => moments)),
        weeks: joinWeeks(parts.map(({ weeks }) => weeks)),
        ease: yield* fitCountedEase(easeProducts(numProducts), pairs),
        followers: joinFollowers(parts, numProducts),
      };
    }
    default: {
      const followers = joinFollowers(state.round === 3 ? of(4) : of(5), state.base!.products.length + FIRST_PRODUCT);
      return { ...state, round: state.round + 1, followers };
    }
  }
}

/** What a finished fit learned. */
export function* fittedPreprocess({
  round,
  base,
  moments,
  weeks,
  ease,
  followers,
}: FitState): CooperativeTask<Preprocess> {
  if (round !== ROUNDS) throw new InternalError(`the fit is not done: round ${round} of ${ROUNDS}`);
  const table = new Followers(base!.products.length + FIRST_PRODUCT);
  table.addAll(followers!);
  return preprocessOf(base!, moments!, { ...(yield* table.toTables()), weeks: weeks!, ease: ease! });
}

function joinFollowers(parts: readonly { followers: FollowersState }[], numProducts: number): FollowersState {
  const joined = new Followers(numProducts);
  for (const { followers } of parts) joined.addAll(followers);
  return joined.state();
}

/** Ascending values as runs of equal ones. */
function runsOf(ascending: Float64Array): Pick<TargetTimes, "times" | "targets"> {
  const times: number[] = [];
  const targets: number[] = [];
  for (const time of ascending) {
    if (times.length > 0 && times[times.length - 1] === time) targets[targets.length - 1]!++;
    else {
      times.push(time);
      targets.push(1);
    }
  }
  return { times: Float64Array.from(times), targets: Float64Array.from(targets) };
}
