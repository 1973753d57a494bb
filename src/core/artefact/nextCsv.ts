// The CSV of what customers buy next: one line per customer, from the command line's `predict` and the page's "all customers".

import type { SampleSet } from "../features/sampleSet.ts";
import { csvLine } from "../lib/csv.ts";
import { timeText } from "../lib/timeText.ts";

/** The model's answers for n customers, K products each. */
export interface NextPurchases {
  topIds: Int32Array; // [n, K] vocabulary ids, most likely first
  topProbabilities: Float32Array; // [n, K]
  quantity: ArrayLike<number>; // [n]
  revenue: ArrayLike<number>; // [n]
  discount: ArrayLike<number>; // [n]
}

/** The header line. */
export function nextCsvHeader(topK: number): string {
  const products = Array.from({ length: topK }, (_, k) => [
    `product_${k + 1}`,
    `name_${k + 1}`,
    `probability_${k + 1}`,
  ]);
  return csvLine(["customer", "name", "date", ...products.flat(), "quantity", "revenue", "discount"]);
}

/** One line per customer code; absent tasks stay empty. */
export function nextCsvLines(
  { lines, preprocess }: Pick<SampleSet, "lines" | "preprocess">,
  customers: ArrayLike<number>,
  time: number,
  topK: number,
  next: NextPurchases,
): string {
  const { products, productNames, tasks } = preprocess;
  const date = timeText(time, false);
  let text = "";
  for (let row = 0; row < customers.length; row++) {
    const code = customers[row]!;
    const cells: (string | number | null)[] = [
      lines.customer.values[code] ?? "",
      lines.customerNames[code] ?? "",
      date,
    ];
    for (let k = 0; k < topK; k++) {
      const id = next.topIds[row * topK + k]!;
      const probability = next.topProbabilities[row * topK + k]!;
      if (id < 2) cells.push("", "", null);
      else cells.push(products[id - 2]!, productNames[id - 2]!, Number(probability.toPrecision(6)));
    }
    for (const task of ["quantity", "revenue", "discount"] as const) {
      cells.push(tasks[task] ? Number(next[task][row]!.toPrecision(7)) : null);
    }
    text += csvLine(cells);
  }
  return text;
}
