// The model's answers as plain objects, each number in full precision.

import type { SampleSet } from "../core/features/sampleSet.ts";
import { timeText } from "../core/lib/timeText.ts";
import type { NextPredictions } from "../core/model/predict.ts";
import type { PredictedProduct, Prediction } from "./api.ts";

/** One prediction for each customer code; `topK` products of each are in `found`. */
export function predictionsOf(
  { lines, preprocess }: Pick<SampleSet, "lines" | "preprocess">,
  customers: Int32Array,
  time: number,
  topK: number,
  found: NextPredictions,
): Prediction[] {
  const { products, productNames, tasks } = preprocess;
  const { amounts, topIds, topProbabilities } = found;
  const product = (at: number): PredictedProduct => {
    const id = topIds[at]!;
    const of = (isTold: boolean, name: keyof NonNullable<typeof amounts>): number | null =>
      isTold && amounts ? amounts[name][at]! : null;
    return {
      product: products[id - 2]!,
      name: productNames[id - 2] ?? "",
      probability: topProbabilities[at]!,
      quantity: of(tasks.quantity, "quantity"),
      price: of(tasks.revenue, "price"),
      discount: of(tasks.discount, "discount"),
      amount: of(tasks.revenue, "amount"),
      amountMean: of(tasks.revenue, "amountMean"),
      amountLow: of(tasks.revenue, "amountLow"),
      amountHigh: of(tasks.revenue, "amountHigh"),
    };
  };
  return Array.from(customers, (code, row) => ({
    customer: lines.customer.values[code]!,
    name: lines.customerNames[code] ?? "",
    date: timeText(time, false),
    // Ids 0 and 1 are padding and unknown: fewer products are known.
    products: Array.from({ length: topK }, (_, k) => row * topK + k)
      .filter((at) => topIds[at]! >= 2)
      .map(product),
    quantity: tasks.quantity ? found.quantity[row]! : null,
    revenue: tasks.revenue ? found.revenue[row]! : null,
    discount: tasks.discount ? found.discount[row]! : null,
  }));
}
