// Fits the second stage of memory `experts` once the best epoch is chosen: on the validation part alone, by maximum likelihood of
// what was bought next. A few dozen numbers; without evidence against it the mixture stays as it is.

import type { HalfLives, LatelyShares } from "../../features/memory/parts.ts";
import { popularityOf } from "../../features/memory/reader.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { hash32 } from "../../lib/random.ts";
import { solveSymmetric } from "../../lib/solve.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import {
  EXPERTS,
  EXPONENT_EVIDENCE,
  ExpertLogs,
  type Experts,
  scoreExperts,
  startingExperts,
} from "../../model/experts.ts";
import type { Network } from "../../model/predict.ts";
import { powerOf, type TopTen, topTenOf } from "./calibration.ts";
import { type JudgedHistory, judgedHistories } from "./histories.ts";
import { EXPONENTS, type Likelihood, likelihood, type RowOf } from "./likelihood.ts";

/** Days tried, one after the other: what everybody bought first. */
const SALES_DAYS = [7, 30, 60];
const VISITS_DAYS = [15, 30, 60, 240];
export const START: HalfLives = { visits: 120, sales: 14 };
/** Of a line's loss: half-lives other than these first must be better by so much, since they hardly matter (docs/quality.md). */
const MARGIN = 0.005;
/** Half-lives are compared on so many histories times products, by so many steps. */
const SEARCH_CELLS = 800_000;
const SEARCH_STEPS = 3;
const MOST_STEPS = 12;
/** Customers are dealt into so many parts, each judged by exponents that took so many steps on the others. */
const FOLDS = 3;
const FOLD_STEPS = 2;

/** How many lines' worth a squared change of an exponent by 1 costs: at the mean, and for what the evidence adds to it. */
const RIDGE = { mean: 10, evidence: 30 };
/** Histories gone through between two pauses. */
const STEP = 32;
/** No more is to be gained than so much of a line's loss. */
const ENOUGH = 1e-5;
const K = 1 + EXPONENT_EVIDENCE;

/**
 * Fits half-lives and exponents for one network on the validation part; started at the mixture of its gate, which stays as it is
 * where no validation line's product is known. The same samples, network and seed give the same numbers. Costs some
 * 20 passes, 15 s, for 4.5 million histories × products.
 */
export async function fitExperts(
  samples: FitSamples,
  network: Network,
  seed: number,
  signal?: AbortSignal,
): Promise<Experts> {
  const histories = await judgedHistories(samples, network, seed, signal);
  const start = startingExperts(START);
  if (linesOf(histories) === 0) return start;
  const lately = (target: number, halfLives: HalfLives): LatelyShares => samples.lately(target, halfLives);
  const search = new Search(samples, lately, seed, signal);

  const most = Math.max(1, Math.floor(SEARCH_CELLS / samples.sizes.numProducts));
  const few = everyNth(histories, Math.ceil(histories.length / most));
  let best = await search.descend({ ...start, ...spread(lately, histories) }, few, MOST_STEPS);
  const tryDays = async (halfLives: HalfLives): Promise<void> => {
    const found = await search.descend({ ...best.experts, halfLives }, few, SEARCH_STEPS);
    if (!(found.loss > best.loss - MARGIN)) best = found;
  };
  for (const sales of SALES_DAYS) await tryDays({ ...START, sales });
  const { sales } = best.experts.halfLives;
  for (const visits of VISITS_DAYS) await tryDays({ visits, sales });

  const { experts } = await search.descend(best.experts, histories, MOST_STEPS);
  const power = await search.power(experts, histories);
  return { ...experts, exponents: experts.exponents.map((each) => each.map((value) => value * power)) };
}

/**
 * The exponents alone, with the half-lives that the fit begins with: what ranks these histories' products best, at a fourth of its
 * cost, for a comparison of many networks. `latelyOf` counts with `START`.
 */
export async function fitExponents(
  samples: FitSamples,
  histories: readonly JudgedHistory[],
  latelyOf: (target: number) => LatelyShares,
  signal?: AbortSignal,
): Promise<Experts> {
  const start = startingExperts(START);
  if (linesOf(histories) === 0) return start;
  const search = new Search(samples, latelyOf, 0, signal);
  return (await search.descend({ ...start, ...spread(latelyOf, histories) }, histories, MOST_STEPS)).experts;
}

type LatelyOf = (target: number, halfLives: HalfLives) => LatelyShares;

/** Mean and deviation of the evidence over the lines of the histories. */
function spread(lately: LatelyOf, histories: readonly JudgedHistory[]): Pick<Experts, "mean" | "deviation"> {
  const lines = histories.reduce((sum, history) => sum + history.lines, 0);
  const told = histories.map(({ target }) => lately(target, START).evidence);
  const meanOf = (value: (evidence: number[]) => number): number =>
    histories.reduce((sum, history, i) => sum + history.lines * value(told[i]!), 0) / lines;
  const each = Array.from({ length: EXPONENT_EVIDENCE }, (_, k) => k);
  const mean = each.map((k) => meanOf((evidence) => evidence[k]!));
  const deviation = each.map((k) => Math.sqrt(meanOf((evidence) => (evidence[k]! - mean[k]!) ** 2)) || 1);
  return { mean, deviation };
}

class Search {
  readonly #lately: LatelyOf;
  readonly #logs: ExpertLogs;
  readonly #seed: number;
  readonly #signal: AbortSignal | undefined;

  constructor(samples: FitSamples, lately: LatelyOf, seed: number, signal: AbortSignal | undefined) {
    this.#lately = lately;
    this.#logs = new ExpertLogs(popularityOf(samples.preprocess.productCounts));
    this.#seed = seed;
    this.#signal = signal;
  }

  /** Newton's steps, halved while they do not help, from these experts on; the loss with what the changes cost. */
  async descend(
    start: Experts,
    histories: readonly JudgedHistory[],
    mostSteps: number,
  ): Promise<{ experts: Experts; loss: number }> {
    const rowOf = this.#rows(start);
    const at = async (experts: Experts): Promise<Likelihood> =>
      withRidge(await likelihood(experts, this.#logs, histories, rowOf, this.#signal), experts);
    let experts = start;
    let now = await at(experts);
    const enough = ENOUGH * linesOf(histories);
    for (let step = 0; step < mostSteps; step++) {
      const direction = solveSymmetric(now.curvature, now.gradient);
      const promised = direction.reduce((sum, each, i) => sum + 0.5 * each * now.gradient[i]!, 0);
      if (promised < enough) break;
      let share = 1;
      let next = moved(experts, direction, share);
      let there = await at(next);
      while (!(there.loss < now.loss) && share > 1e-3) {
        share /= 2;
        next = moved(experts, direction, share);
        there = await at(next);
      }
      if (!(there.loss < now.loss)) break;
      [experts, now] = [next, there];
    }
    return { experts, loss: now.loss / linesOf(histories) };
  }

  /**
   * The one exponent that calibrates the whole: under it the ten likeliest products of customers, ranked by exponents that were fitted
   * on other customers, are promised as often as they were bought. It moves no rank.
   */
  async power(fitted: Experts, histories: readonly JudgedHistory[]): Promise<number> {
    const partOf = (history: JudgedHistory): number => hash32(history.customer ^ hash32(this.#seed)) % FOLDS;
    const rows: TopTen[] = [];
    for (let fold = 0; fold < FOLDS; fold++) {
      const own = histories.filter((history) => partOf(history) === fold);
      const others = histories.filter((history) => partOf(history) !== fold);
      if (own.length === 0 || linesOf(others) === 0) return 1;
      const { experts } = await this.descend(fitted, others, FOLD_STEPS);
      rows.push(...(await this.#topTens(experts, own)));
    }
    return powerOf(rows);
  }

  async #topTens(experts: Experts, histories: readonly JudgedHistory[]): Promise<TopTen[]> {
    const rowOf = this.#rows(experts);
    const rows: TopTen[] = [];
    for (const history of histories) {
      const scores = new Float64Array(history.logits.length);
      scoreExperts(experts, this.#logs, rowOf(history), scores);
      rows.push(topTenOf(scores, history));
      if (rows.length % STEP === 0) {
        await yieldToEvents();
        throwIfAborted(this.#signal);
      }
    }
    return rows;
  }

  /** Rows under some half-lives; what was counted for a history is kept while they stay the same. */
  #rows({ halfLives }: Experts): RowOf {
    const rows = new Map<JudgedHistory, ReturnType<RowOf>>();
    return (history) => {
      let row = rows.get(history);
      if (!row) {
        row = { ...history, lately: this.#lately(history.target, halfLives) };
        rows.set(history, row);
      }
      return row;
    };
  }
}

function linesOf(histories: readonly JudgedHistory[]): number {
  return histories.reduce((sum, { lines }) => sum + lines, 0);
}

function everyNth<T>(all: readonly T[], n: number): T[] {
  return all.filter((_, i) => i % n === 0);
}

/** Adds what it costs to leave the mixture. */
function withRidge(from: Likelihood, { exponents }: Experts): Likelihood {
  const start = startingExperts(START).exponents;
  const { gradient, curvature } = from;
  let { loss } = from;
  for (let m = 0; m < EXPERTS.length; m++) {
    for (let k = 0; k < K; k++) {
      const i = m * K + k;
      const cost = k === 0 ? RIDGE.mean : RIDGE.evidence;
      const change = exponents[m]![k]! - start[m]![k]!;
      loss += 0.5 * cost * change ** 2;
      gradient[i]! += cost * change;
      curvature[i * EXPONENTS + i]! += cost;
    }
  }
  return { loss, gradient, curvature };
}

function moved(experts: Experts, direction: Float64Array, share: number): Experts {
  const exponents = experts.exponents.map((each, m) => each.map((value, k) => value - share * direction[m * K + k]!));
  return { ...experts, exponents };
}
