// Ranks of the true product by plain counting: what a model has to beat. Fitted on the training part; the customer's
// own history is as of each target.

import type { FitSamples } from "../../features/withoutTest.ts";
import { type CooperativeTask, runToEnd } from "../../lib/cooperativeTask.ts";
import type { ProductBaseline } from "../../model/baselineNames.ts";
import { type HistoryState, sweepHistories } from "./historySweep.ts";
import { fitWeights, type Weights } from "./mixture.ts";
import { rankBeforePopularity, rankOverBase } from "./popularityOrder.ts";
import { vocabularyIds } from "./trainingPart.ts";
import { countTransitions, type Transitions, transitionShare } from "./transitions.ts";
import { rankTunedBaselines, type TunedNumbers } from "./tunedBaselines.ts";

export interface ProductBaselineRanks {
  /** [n] rank of the true product per target, 0 where it is unknown; without `ease` where the preprocess keeps no weights. */
  ranks: Record<Exclude<ProductBaseline, "ease">, Int32Array> & { ease?: Int32Array };
  /** The mixture's weights, fitted on the validation targets. */
  weights: Weights;
  /** The other numbers that were chosen on them. */
  numbers: TunedNumbers;
}

/** Ranks every baseline's products for the targets `chosen` (indices into `samples.targets`), at once. */
export function rankProductBaselines(samples: FitSamples, chosen: ArrayLike<number>): ProductBaselineRanks {
  return runToEnd(productBaselinesTask(samples, chosen));
}

/** `rankProductBaselines`, in steps. */
export function* productBaselinesTask(
  samples: FitSamples,
  chosen: ArrayLike<number>,
): CooperativeTask<ProductBaselineRanks> {
  const counted = rankCounted(samples, chosen);
  yield;
  const { ranks, numbers } = yield* rankTunedBaselines(samples, chosen);
  return { ranks: { ...counted.ranks, ...ranks }, weights: counted.weights, numbers };
}

function rankCounted(samples: FitSamples, chosen: ArrayLike<number>) {
  const counter = new Counter(samples);
  const weights = fitWeights(counter.validationShares());
  const n = chosen.length;
  const ranks = {
    popular: new Int32Array(n),
    last: new Int32Array(n),
    frequent: new Int32Array(n),
    markov: new Int32Array(n),
    mixture: new Int32Array(n),
  };
  sweepHistories(samples, chosen, (i, target, state) => {
    const id = samples.targetProduct[target];
    if (id < 2) return;
    ranks.popular[i] = id - 1;
    ranks.last[i] = rankBeforePopularity(state.ids, state.lastSeen, id);
    ranks.frequent[i] = rankBeforePopularity(state.ids, state.counts, id);
    ranks.markov[i] = counter.markovRank(state, id);
    ranks.mixture[i] = counter.mixtureRank(state, id, weights);
  });
  return { ranks, weights };
}

/** Counts of the training part, and scratch to combine them. */
class Counter {
  readonly #samples: FitSamples;
  readonly #transitions: Transitions;
  readonly #idOf: Int32Array;
  /** [P] share of each product among the training lines of known products; 0 for ids 0 and 1. */
  readonly #popularity: Float64Array;
  readonly #scores: Float64Array;

  constructor(samples: FitSamples) {
    const P = samples.sizes.numProducts;
    this.#samples = samples;
    this.#transitions = countTransitions(samples);
    this.#idOf = vocabularyIds(samples);
    this.#popularity = new Float64Array(P);
    this.#scores = new Float64Array(P);
    const { productCounts } = samples.preprocess;
    const total = productCounts.reduce((a, b) => a + b, 0);
    for (let i = 0; i < productCounts.length; i++) this.#popularity[i + 2] = productCounts[i] / total;
  }

  /** [n, 3] what Markov, frequency and popularity give to each known validation target. */
  validationShares(): Float64Array {
    const { split, targetProduct } = this.#samples;
    const shares = new Float64Array(3 * split.validation.length);
    sweepHistories(this.#samples, split.validation, (i, target, state) => {
      const id = targetProduct[target];
      if (id < 2) return;
      const popular = this.#popularity[id];
      const share = transitionShare(this.#transitions, this.#lastId(state), id);
      shares[3 * i] = share < 0 ? popular : share;
      shares[3 * i + 1] = state.lines.length > 0 ? state.counts[id] / state.lines.length : 0;
      shares[3 * i + 2] = popular;
    });
    return shares;
  }

  markovRank(state: HistoryState, id: number): number {
    const { ids, counts, from, to } = this.#row(state);
    const row = ids.subarray(from, to);
    for (let k = from; k < to; k++) this.#scores[ids[k]] = counts[k];
    const rank = rankBeforePopularity(row, this.#scores, id);
    for (const each of row) this.#scores[each] = 0;
    return rank;
  }

  mixtureRank(state: HistoryState, id: number, [markov, frequency, popularity]: Weights): number {
    const scores = this.#scores;
    const shares = this.#popularity;
    const { ids, counts, from, to, total } = this.#row(state);
    // After a product that nothing followed, popularity stands in for Markov.
    const base = total > 0 ? popularity : popularity + markov;
    const own: number[] = [];
    for (let k = from; k < to; k++) {
      own.push(ids[k]);
      scores[ids[k]] = base * shares[ids[k]] + (markov * counts[k]) / total;
    }
    for (const each of state.ids) {
      if (scores[each] === 0) {
        own.push(each);
        scores[each] = base * shares[each];
      }
      scores[each] += (frequency * state.counts[each]) / state.lines.length;
    }
    const rank = rankOverBase(own, scores, scores[id] > 0, (other) => base * shares[other], shares.length, id);
    for (const each of own) scores[each] = 0;
    return rank;
  }

  #row(state: HistoryState): { ids: Int32Array; counts: Int32Array; from: number; to: number; total: number } {
    const { start, ids, counts, totals } = this.#transitions;
    const last = this.#lastId(state);
    return { ids, counts, from: start[last], to: start[last + 1], total: totals[last] };
  }

  /** Id of the history's last product; 1 (no transitions) where it is unknown or there is none. */
  #lastId(state: HistoryState): number {
    return state.last < 0 ? 1 : this.#idOf[this.#samples.lines.product.codes[state.last]];
  }
}
