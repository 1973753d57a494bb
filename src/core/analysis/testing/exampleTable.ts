// Small tables of test targets for the tests of analyses, from rows written out by hand.

import { type ExampleLine, exampleSamples } from "../../evaluation/testing/exampleSamples.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import type { Predictions } from "../../model/predictions.ts";
import { type TestTable, testTable } from "../testTable.ts";

export interface ExampleRow {
  /** Product bought: a vocabulary code, or any other text for one outside the vocabulary. */
  product: string;
  /** Likeliest product and its probability. */
  first: string;
  probability?: number;
  /** Rank of the product bought where it did not come first; 0 outside the vocabulary. */
  rank?: number;
  day?: number;
  quantity?: [actual: number, predicted: number];
  revenue?: [actual: number, predicted: number];
  discount?: [actual: number, predicted: number];
}

/** A table of these rows over a vocabulary; answers keep two products, the second with a fifth of what is left. */
export function exampleTable(vocabulary: string[], rows: ExampleRow[]): TestTable {
  const lines = rows.map((row, i): ExampleLine => {
    const [quantity, revenue, discount] = [row.quantity?.[0], row.revenue?.[0], row.discount?.[0]];
    return { customer: `C${i % 3}`, day: row.day ?? i, product: row.product, quantity, revenue, discount };
  });
  const samples = exampleSamples(lines, { minHistory: 0 });
  const idOf = (code: string) => (vocabulary.includes(code) ? vocabulary.indexOf(code) + FIRST_PRODUCT : 1);
  const firstIds = rows.map(({ first }) => idOf(first));
  const probabilities = rows.map(({ probability }) => probability ?? 0.5);
  const numbers = (task: "quantity" | "revenue" | "discount", otherwise: number) =>
    Float64Array.from(rows, (row) => row[task]?.[1] ?? otherwise);
  const predictions: Predictions = {
    targets: Uint32Array.from(rows.keys()),
    rank: Int32Array.from(rows, (row) =>
      idOf(row.product) === 1 ? 0 : row.product === row.first ? 1 : (row.rank ?? 2),
    ),
    topK: 2,
    topIds: Int32Array.from(firstIds.flatMap((id) => [id, id === FIRST_PRODUCT ? FIRST_PRODUCT + 1 : FIRST_PRODUCT])),
    probability: new Float32Array(0),
    topProbabilities: Float32Array.from(probabilities.flatMap((p) => [p, (1 - p) / 5])),
    quantity: numbers("quantity", 1),
    revenue: numbers("revenue", 10),
    discount: numbers("discount", 0),
  };
  const source = {
    lines: samples.lines,
    preprocess: { ...samples.preprocess, products: vocabulary, productNames: vocabulary.map((code) => `name ${code}`) },
    targets: Int32Array.from(rows.keys()),
    targetProduct: Int32Array.from(rows, (row) => idOf(row.product)),
  };
  return testTable(source, predictions, []);
}
