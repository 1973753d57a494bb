// What customers buy next as a table: one row per customer, from the command line's `predict` and the page's "all customers".

import type { SampleSet } from "../features/sampleSet.ts";
import { csvLine } from "../lib/csv.ts";
import { timeText } from "../lib/timeText.ts";
import type { Amounts } from "../model/amounts/amountModel.ts";

/** The model's answers for n customers, K products each. */
export interface NextPurchases {
  topIds: Int32Array; // [n, K] vocabulary ids, most likely first
  topProbabilities: Float32Array; // [n, K]
  quantity: ArrayLike<number>; // [n]
  revenue: ArrayLike<number>; // [n]
  discount: ArrayLike<number>; // [n]
  /** [n, K] of each product; null where the model does not know amounts. */
  amounts?: Amounts | null;
}

/** What is told of each product, where the model knows amounts: medians, and the amount's mean, which sums without bias. */
const AMOUNTS = [
  { column: "quantity", number: "quantity", task: "quantity" },
  { column: "price", number: "price", task: "revenue" },
  { column: "discount", number: "discount", task: "discount" },
  { column: "amount_median", number: "amount", task: "revenue" },
  { column: "amount_mean", number: "amountMean", task: "revenue" },
  { column: "amount_low", number: "amountLow", task: "revenue" },
  { column: "amount_high", number: "amountHigh", task: "revenue" },
] as const;

type Cell = string | number | null;

/** The table's columns; with those of each product's amounts where the model knows them. */
export function nextColumns(topK: number, hasAmounts = false): string[] {
  const products = Array.from({ length: topK }, (_, k) => [
    `product_${k + 1}`,
    `name_${k + 1}`,
    `probability_${k + 1}`,
    ...(hasAmounts ? AMOUNTS : []).map(({ column }) => `${column}_${k + 1}`),
  ]);
  return ["customer", "name", "date", ...products.flat(), "quantity", "revenue", "discount"];
}

/** The header line of the table as CSV. */
export function nextCsvHeader(topK: number, hasAmounts = false): string {
  return csvLine(nextColumns(topK, hasAmounts));
}

/** The rows of `nextRows` as CSV. */
export function nextCsvLines(...given: Parameters<typeof nextRows>): string {
  return nextRows(...given)
    .map((cells) => csvLine(cells))
    .join("");
}

/** One row per customer code; absent tasks stay empty. */
export function nextRows(
  { lines, preprocess }: Pick<SampleSet, "lines" | "preprocess">,
  customers: ArrayLike<number>,
  time: number,
  topK: number,
  next: NextPurchases,
): Cell[][] {
  const { products, productNames, tasks } = preprocess;
  const date = timeText(time, false);
  const rows: Cell[][] = [];
  for (let row = 0; row < customers.length; row++) {
    const code = customers[row]!;
    const cells: Cell[] = [lines.customer.values[code] ?? "", lines.customerNames[code] ?? "", date];
    for (let k = 0; k < topK; k++) {
      const id = next.topIds[row * topK + k]!;
      const probability = next.topProbabilities[row * topK + k]!;
      const at = row * topK + k;
      if (id < 2) cells.push("", "", null);
      else cells.push(products[id - 2]!, productNames[id - 2]!, Number(probability.toPrecision(6)));
      for (const { number, task } of next.amounts ? AMOUNTS : []) {
        cells.push(tasks[task] && id >= 2 ? Number(next.amounts![number][at]!.toPrecision(7)) : null);
      }
    }
    for (const task of ["quantity", "revenue", "discount"] as const) {
      cells.push(tasks[task] ? Number(next[task][row]!.toPrecision(7)) : null);
    }
    rows.push(cells);
  }
  return rows;
}
