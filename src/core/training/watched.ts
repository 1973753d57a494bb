// What a run tells of the validation part after each epoch: how it stands against the best of the simple baselines, its
// answers for a few examples, and predicted beside actual. How it is judged stands in watch.ts.

import type { RowAnswers } from "../model/answers.ts";
import type { ProductBaseline } from "../model/baselineNames.ts";

/** Targets shown as examples, at most. */
export const EXAMPLES = 6;

/** A validation target that is shown as an example: what really was bought. */
export interface Example {
  customer: string;
  customerName: string;
  /** Wall clock, ms. */
  time: number;
  product: string;
  productName: string;
  quantity: number;
  revenue: number;
  /** Place that the best baseline gives to the product. */
  baselineRank: number;
}

/** How good counting alone is, told before the network has learnt anything. */
export interface CountedVerdict {
  /** Validation targets that are ranked, as after each epoch. */
  targets: number;
  hit10: number;
  ndcg10: number;
}

/** What counting alone says of the watched targets. */
export interface Counted {
  told: CountedVerdict;
  /** [targets] place of the product bought among all products, 0 where it is unknown. */
  ranks: Int32Array;
}

/** What is watched, told once. */
export interface Watched {
  /** Targets and customers that the model is compared on, and the baseline that does best there. */
  targets: number;
  customers: number;
  baseline: ProductBaseline;
  /** Share of the targets with their product among the baseline's first ten. */
  baselineHit10: number;
  examples: Example[];
  /** Actual values of the points. */
  points: NumberPoints;
}

export interface NumberPoints {
  quantity: number[];
  revenue: number[];
}

/** How far the share of hits among the first ten is ahead of another's, with the 95 % interval. */
export interface HitGap {
  difference: number;
  low: number;
  high: number;
}

/** How the model stood after an epoch. */
export interface EpochCheck {
  hit10: number;
  /** Absent in runs of older versions. */
  ndcg10?: number;
  /** To the best baseline, paired over customers. */
  gap: HitGap;
  /** To counting alone, likewise; absent in runs of older versions. */
  added?: HitGap;
  /** [examples] place of the product bought among all products. */
  ranks: number[];
}

/** The model's latest answers: of each example its first products, and of each point the predicted values. */
export interface LatestAnswers {
  examples: {
    top: { product: string; name: string; probability: number }[];
    quantity: number;
    revenue: number;
  }[];
  points: NumberPoints;
}

/** Who is shown the answers of the validation after each epoch. */
export interface Onlooker {
  /** All targets of the validation; the first `ranked` are those whose answers are looked at. */
  targets: Uint32Array;
  ranked: number;
  /** The answers for the targets from place `from` on, in batches that follow each other from 0. */
  take(from: number, answers: RowAnswers): void;
}

export interface Watch extends Onlooker {
  watched: Watched;
  /** What all answers since the last call come to. */
  conclude(): { check: EpochCheck; answers: LatestAnswers };
}
