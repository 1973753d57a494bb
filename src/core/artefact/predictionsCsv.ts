// predictions.csv: what the model said about every test target beside what happened.

import type { SampleSet } from "../features/sampleSet.ts";
import { csvLine } from "../lib/csv.ts";
import { timeText } from "../lib/timeText.ts";
import type { Predictions } from "../model/predictions.ts";

const TOP = 5;
/** What the line was said to be given its product: medians, and the amount's mean. */
const GIVEN = [
  { column: "quantity_given_product", number: "quantity", task: "quantity" },
  { column: "price_given_product", number: "price", task: "revenue" },
  { column: "discount_given_product", number: "discount", task: "discount" },
  { column: "revenue_given_product", number: "amount", task: "revenue" },
  { column: "revenue_mean_given_product", number: "amountMean", task: "revenue" },
] as const;

/**
 * One line per predicted target: data line in the file, customer, time, actual product with its rank (0 = unknown) and
 * probability, the `top` likeliest with probabilities, then actual and predicted quantity, revenue and discount (empty where the data has no such column), then what the
 * line was said to be given its product (where the model knows amounts).
 */
export function predictionsCsv(
  samples: Pick<SampleSet, "lines" | "preprocess" | "targets">,
  predictions: Predictions,
  { top: shown = TOP }: { top?: number } = {},
): string {
  const { lines, preprocess, targets } = samples;
  const top = Array.from({ length: shown }, (_, k) => [`product_${k + 1}`, `probability_${k + 1}`]).flat();
  const numbers = (["quantity", "revenue", "discount"] as const).map((task) => ({
    task,
    present: preprocess.tasks[task],
    actual: lines[task],
    predicted: predictions[task],
  }));
  const parts = [
    csvLine([
      "line",
      "customer",
      "time",
      "product",
      "rank",
      "probability",
      ...top,
      ...numbers.flatMap(({ task }) => [task, `${task}_predicted`]),
      ...(predictions.amounts ? GIVEN : []).map(({ column }) => column),
    ]),
  ];
  for (let row = 0; row < predictions.targets.length; row++) {
    const at = targets[predictions.targets[row]!]!;
    const cells: (string | number | null)[] = [
      lines.line[at]!,
      lines.customer.values[lines.customer.codes[at]!] ?? "",
      timeText(lines.time[at]!, lines.has.timeOfDay),
      lines.product.values[lines.product.codes[at]!] ?? "",
      predictions.rank[row]!,
      round(predictions.probability[row]!),
    ];
    for (let k = 0; k < shown; k++) {
      const id = k < predictions.topK ? predictions.topIds[row * predictions.topK + k]! : 0;
      // Ids 0 and 1 are padding and unknown: fewer products are known.
      const known = id >= 2;
      cells.push(known ? preprocess.products[id - 2]! : "");
      cells.push(known ? round(predictions.topProbabilities[row * predictions.topK + k]!) : null);
    }
    for (const { present, actual, predicted } of numbers) {
      cells.push(present ? actual[at]! : null, present ? round(predicted[row]!) : null);
    }
    for (const { number, task } of predictions.amounts ? GIVEN : []) {
      cells.push(preprocess.tasks[task] ? round(predictions.amounts![number][row]!) : null);
    }
    parts.push(csvLine(cells));
  }
  return parts.join("");
}

function round(value: number): number {
  return Number(value.toPrecision(7));
}
