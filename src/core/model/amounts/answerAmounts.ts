// The amounts model asked of samples: of targets whose product is known, of products that may come next, and of a line whose
// product is not known yet.

import { lastMedians } from "../../features/amounts/lastLines.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { groupTargets } from "../../features/targetGroups.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { AMOUNT_TASKS } from "./amountCells.ts";
import { type AmountPredictor, type Amounts, createAmounts } from "./amountModel.ts";

/** Products that a line is expected to be of before its product is known. */
export const LIKELIEST = 20;
/** Pairs between two pauses. */
const STEP = 256;

/** [n] answers for targets, given the product that each is of. */
export function* amountsOfTargets(
  predictor: AmountPredictor,
  samples: Pick<SampleSet, "pairs" | "targetProduct">,
  targets: Uint32Array,
): CooperativeTask<Amounts> {
  const pairs = yield* samples.pairs(predictor.levels);
  const found = createAmounts(targets.length);
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    pairs.readTarget(targets[i]!, predictor.row);
    predictor.answer(samples.targetProduct[targets[i]!]!, found, i);
  }
  return found;
}

/** [n, K] answers for customers' products at a time, by vocabulary ids [n, K]; 0 where there is no product. */
export function* amountsNext(
  predictor: AmountPredictor,
  samples: Pick<SampleSet, "pairs">,
  customers: ArrayLike<number>,
  time: number,
  topIds: Int32Array,
): CooperativeTask<Amounts> {
  const pairs = yield* samples.pairs(predictor.levels);
  const found = createAmounts(topIds.length);
  const K = topIds.length / Math.max(1, customers.length);
  for (let i = 0; i < topIds.length; i++) {
    if (i % STEP === 0) yield;
    if (topIds[i]! < FIRST_PRODUCT) continue;
    pairs.readNext(customers[Math.floor(i / K)]!, time, topIds[i]!, predictor.row);
    predictor.answer(topIds[i]!, found, i);
  }
  return found;
}

/** What a line is expected to be before its product is known. */
export interface ExpectedLines {
  quantity: Float64Array; // [n] median
  revenue: Float64Array;
  discount: Float64Array;
  quantityMean: Float64Array;
  revenueMean: Float64Array;
  discountMean: Float64Array;
}

/**
 * [n] over each target's likeliest products, [n, K] ids and probabilities. Means: the mean of their means. Medians: between the
 * weighted median of their medians and that of the customer's last lines, by the model's fitted say of the two.
 */
export function* expectedLines(
  predictor: AmountPredictor,
  samples: Pick<SampleSet, "pairs" | "lines" | "preprocess" | "targets" | "history">,
  asked: LikeliestProducts,
): CooperativeTask<ExpectedLines> {
  const found = yield* byProducts(predictor, samples, asked);
  const mixed = AMOUNT_TASKS.filter((task) => predictor.beforeProduct(task) < 1);
  if (mixed.length === 0) return found;
  const last = yield* lastMedians(samples, asked.targets);
  for (const task of mixed) {
    const share = predictor.beforeProduct(task);
    found[task] = found[task].map((value, i) => between(last[task][i]!, value, share));
  }
  return found;
}

/** What is `share` of the way from one amount to the other, in ln(1 + x); refunds count as nothing. */
export function between(from: number, to: number, share: number): number {
  return Math.expm1((1 - share) * Math.log1p(Math.max(0, from)) + share * Math.log1p(Math.max(0, to)));
}

export interface LikeliestProducts {
  targets: Uint32Array; // [n]
  topIds: Int32Array; // [n, K]
  topProbabilities: Float32Array; // [n, K]
  topK: number;
}

/** [n] the same by the products alone. */
export function* byProducts(
  predictor: AmountPredictor,
  samples: Pick<SampleSet, "pairs" | "lines" | "preprocess" | "targets">,
  { targets, topIds, topProbabilities, topK }: LikeliestProducts,
): CooperativeTask<ExpectedLines> {
  const pairs = yield* samples.pairs(predictor.levels);
  const n = targets.length;
  const column = (): Float64Array => new Float64Array(n);
  const found: ExpectedLines = {
    quantity: column(),
    revenue: column(),
    discount: column(),
    quantityMean: column(),
    revenueMean: column(),
    discountMean: column(),
  };
  const each = createAmounts(topK);
  for (const group of groupTargets(samples, targets)) {
    yield;
    const i = group[0]!;
    const weights = topProbabilities.subarray(i * topK, (i + 1) * topK);
    let total = 0;
    for (let k = 0; k < topK; k++) {
      const id = topIds[i * topK + k]!;
      if (id < FIRST_PRODUCT) continue;
      pairs.readProduct(targets[i]!, id, predictor.row);
      predictor.answer(id, each, k);
      total += weights[k]!;
      found.quantityMean[i]! += weights[k]! * each.quantityMean[k]!;
      found.revenueMean[i]! += weights[k]! * each.amountMean[k]!;
      found.discountMean[i]! += weights[k]! * each.discountMean[k]!;
    }
    if (total === 0) continue;
    found.quantityMean[i]! /= total;
    found.revenueMean[i]! /= total;
    found.discountMean[i]! /= total;
    found.quantity[i] = weightedMedian(each.quantity, weights);
    found.revenue[i] = weightedMedian(each.amount, weights);
    found.discount[i] = weightedMedian(each.discount, weights);
    for (const values of Object.values(found) as Float64Array[]) for (const place of group) values[place] = values[i]!;
  }
  return found;
}

function weightedMedian(values: Float64Array, weights: Float32Array): number {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (const k of order) {
    sum += weights[k]!;
    if (sum >= half) return values[k]!;
  }
  return 0;
}
