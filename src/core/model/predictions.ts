// What a model answers for test targets, as plain columns: ranked, with the likeliest products and the numbers.

import type { Amounts } from "./amounts/amountModel.ts";
import type { ExpectedLines } from "./amounts/answerAmounts.ts";

/** The model's answers for some targets, in one order: what metrics, predictions.csv and the charts are made of. */
export interface Predictions {
  /** [n] target indices into the sample set. */
  targets: Uint32Array;
  /** [n] rank of the true product among all products (1 = first); 0 where the true product is unknown. */
  rank: Int32Array;
  /** [n] what the true product was given; 0 where it is unknown. */
  probability: Float32Array;
  /** K products per target, K = topK. */
  topK: number;
  topIds: Int32Array; // [n, K] vocabulary ids, most likely first
  topProbabilities: Float32Array; // [n, K]
  quantity: Float64Array; // [n] in units
  revenue: Float64Array; // [n] in currency
  discount: Float64Array; // [n] fraction
  /** [n] given the true product, and before it is known; absent where the model does not know amounts. */
  amounts?: Amounts;
  expected?: ExpectedLines;
  /** What each of several networks says by itself; only where it was asked for. */
  networks?: NetworkPredictions[];
}

/** The answers of one network of several. */
export type NetworkPredictions = Pick<Predictions, "rank" | "quantity" | "revenue" | "discount">;
