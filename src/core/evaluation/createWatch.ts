// Looks at the validation part while a run goes on: after each epoch the gap to the best of the simple baselines, the
// answers for a few examples, and predicted beside actual. Baselines are counted once, at the start; each epoch costs
// the ranking of at most 4,096 targets whose answers the validation had made anyway.

import type { FitSamples } from "../features/withoutTest.ts";
import { type CooperativeTask, runToEnd } from "../lib/cooperativeTask.ts";
import { hash32, random, shuffle } from "../lib/random.ts";
import { unscaled } from "../model/answers.ts";
import { PRODUCT_BASELINES } from "../model/baselineNames.ts";
import type { Memory } from "../model/modelSettings.ts";
import { topK } from "../model/ranking.ts";
import { type Counted, type EpochCheck, EXAMPLES, type LatestAnswers, type Watch } from "../training/watched.ts";
import { productBaselinesTask } from "./baselines/productBaselines.ts";
import { gain, productMetrics } from "./metrics.ts";
import { pairedHits } from "./pairedHits.ts";
import { createRanker } from "./ranker.ts";
import { watchedTargets } from "./watchedTargets.ts";

/** Targets drawn as points, at most. */
const MOST_POINTS = 300;
/** Products told of each example. */
const TOLD = 3;

type Settings = { validationTargets: number; seed: number; memory: Memory };

/**
 * Chooses what to watch, seeded (at most `mostRanked` targets), and counts the baselines. With what counting alone says of the same
 * targets (countedVerdict.ts) it tells what the network adds to it. Throws when there is no validation target.
 */
export function createWatch(samples: FitSamples, settings: Settings, counted?: Counted, mostRanked?: number): Watch {
  return runToEnd(watchTask(samples, settings, counted, mostRanked));
}

/** `createWatch`, in steps. */
export function* watchTask(
  samples: FitSamples,
  settings: Settings,
  counted?: Counted,
  mostRanked?: number,
): CooperativeTask<Watch> {
  const { lines, preprocess, targetProduct } = samples;
  const { checked, ranked } = watchedTargets(samples, settings, mostRanked);
  const shown = chooseExamples(samples, ranked, settings.seed);
  const points = evenly(ranked.length, MOST_POINTS);
  const judge = yield* comparison(samples, ranked, counted);
  const ranks = new Int32Array(ranked.length);
  const ranker = createRanker(samples, ranked, settings.memory);
  let answers = noAnswers(shown.length, points.length);
  const placeOfPoint = new Map([...points].map((place, i) => [place, i]));

  const lineOf = (place: number): number => samples.targets[ranked[place]!]!;
  const actual = (task: "quantity" | "revenue"): number[] => Array.from(points, (place) => lines[task][lineOf(place)]!);
  const productOf = (id: number) => ({ product: preprocess.products[id - 2]!, name: preprocess.productNames[id - 2]! });

  return {
    watched: {
      targets: ranked.length,
      customers: judge.customers,
      baseline: judge.baseline,
      baselineHit10: judge.baselineHit10,
      examples: shown.map((place) => {
        const line = lineOf(place);
        const customer = lines.customer.codes[line]!;
        const { product, name } = productOf(targetProduct[ranked[place]!]!);
        return {
          customer: lines.customer.values[customer]!,
          customerName: lines.customerNames[customer] ?? "",
          time: lines.time[line]!,
          product,
          productName: name,
          quantity: lines.quantity[line]!,
          revenue: lines.revenue[line]!,
          baselineRank: judge.baselineRanks[place]!,
        };
      }),
      points: { quantity: actual("quantity"), revenue: actual("revenue") },
    },
    targets: ranked.length === checked.length ? checked : withFirst(ranked, checked),
    ranked: ranked.length,
    take(from, rowAnswers) {
      const { quantity, revenue } = rowAnswers;
      const rows = Math.min(quantity.length, ranked.length - from);
      for (let row = 0; row < rows; row++) {
        const place = from + row;
        const target = ranked[place]!;
        const product = targetProduct[target]!;
        const example = shown.indexOf(place);
        if (product >= 2 || example >= 0) {
          ranks[place] = ranker.rank(place, row, rowAnswers);
        }
        const numbers = {
          quantity: finite(unscaled(quantity[row]!, preprocess.targets.quantity)),
          revenue: finite(unscaled(revenue[row]!, preprocess.targets.revenue)),
        };
        if (example >= 0) {
          const top = Array.from(topK(ranker.probabilities, TOLD), (id) => ({
            ...productOf(id),
            probability: finite(ranker.probabilities[id]!),
          }));
          answers.examples[example] = { top, ...numbers };
        }
        const point = placeOfPoint.get(place);
        if (point === undefined) continue;
        answers.points.quantity[point] = numbers.quantity;
        answers.points.revenue[point] = numbers.revenue;
      }
    },
    conclude() {
      const latest = answers;
      answers = noAnswers(shown.length, points.length);
      return { check: { ...judge.of(ranks), ranks: shown.map((place) => ranks[place]!) }, answers: latest };
    },
  };
}

/** Answers are kept as JSON, which has no other numbers. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

function noAnswers(examples: number, points: number): LatestAnswers {
  const none = () => new Array<number>(points).fill(0);
  return {
    examples: Array.from({ length: examples }, () => ({ top: [], quantity: 0, revenue: 0 })),
    points: { quantity: none(), revenue: none() },
  };
}

/** Compares ranks with the best baseline's and counting's on the same targets and resamples of customers, as `evaluate` does. */
function* comparison(samples: FitSamples, targets: Uint32Array, counted: Counted | undefined) {
  const { ranks: others } = yield* productBaselinesTask(samples, targets);
  const hits = (ranks?: Int32Array): number => ranks?.reduce((sum, rank) => sum + gain("hit10", rank), 0) ?? -1;
  const baseline = PRODUCT_BASELINES.reduce((best, name) => (hits(others[name]) > hits(others[best]) ? name : best));
  const baselineRanks = others[baseline]!;
  const customerOf = Int32Array.from(targets, (target) => samples.lines.customer.codes[samples.targets[target]!]!);
  return {
    customers: new Set(customerOf).size,
    baseline,
    baselineHit10: hits(baselineRanks) / targets.length,
    baselineRanks,
    of(ranks: Int32Array): Omit<EpochCheck, "ranks"> {
      const gapTo = (theirs: Int32Array): EpochCheck["gap"] => {
        const { difference, low, high } = pairedHits(customerOf, ranks, theirs);
        return { difference, low, high };
      };
      const { hit10, ndcg10 } = productMetrics(ranks);
      return { hit10, ndcg10, gap: gapTo(baselineRanks), ...(counted && { added: gapTo(counted.ranks) }) };
    },
  };
}

/** Places of a few targets whose product is known, of different customers where there are enough, in time order. */
function chooseExamples({ lines, targets, targetProduct }: FitSamples, chosen: Uint32Array, seed: number): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  for (const place of shuffle(Uint32Array.from(chosen.keys()), random(hash32(seed ^ 0xe8a)))) {
    const target = chosen[place]!;
    const customer = lines.customer.codes[targets[target]!]!;
    if (targetProduct[target]! < 2 || seen.has(customer)) continue;
    seen.add(customer);
    found.push(place);
    if (found.length === EXAMPLES) break;
  }
  return found.sort((a, b) => a - b);
}

/** At most `limit` places of `length`, evenly spread. */
function evenly(length: number, limit: number): Uint32Array {
  const count = Math.min(length, limit);
  return Uint32Array.from({ length: count }, (_, i) => Math.floor((i * length) / count));
}

/** `first`, then all others of `all`; both ascending. */
function withFirst(first: Uint32Array, all: Uint32Array): Uint32Array {
  const taken = new Set(first);
  return Uint32Array.from([...first, ...all.filter((target) => !taken.has(target))]);
}
