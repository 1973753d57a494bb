// The test targets as columns: what was bought, what the model said, and where each line belongs. Every analysis of a
// model's answers reads this table and nothing else; a "row" below is an index into it.

import { FIRST_PRODUCT, UNKNOWN } from "../features/productIds.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import type { Predictions } from "../model/predictions.ts";

export const ANALYSED_NUMBERS = ["quantity", "revenue", "discount"] as const;
export type AnalysedNumber = (typeof ANALYSED_NUMBERS)[number];
/** What errors can be looked at for. */
export const ANALYSED_TASKS = ["product", ...ANALYSED_NUMBERS] as const;
export type AnalysedTask = (typeof ANALYSED_TASKS)[number];

export type TableSource = Pick<SampleSet, "lines" | "preprocess" | "targets" | "targetProduct">;

export interface TestTable {
  source: TableSource;
  predictions: Predictions;
  /** n, number of rows. */
  count: number;
  /** [n] index of the target's line in the sale lines. */
  lines: Int32Array;
  /** [n] vocabulary id of the product bought; 1 = not in the vocabulary. */
  product: Int32Array;
  /** [n] likeliest product and its probability. */
  first: Int32Array;
  firstProbability: Float32Array;
  /** [n] 1..34 by the line's place; 0 = unknown. */
  province: Uint8Array;
  /** [n] code of the product's family; −1 = none. */
  family: Int32Array;
  /** [n] 12 · year + month 0..11 of the line. */
  month: Int32Array;
  /** [n] each, in the file's units. */
  actual: Record<AnalysedNumber, Float64Array>;
}

/**
 * Lays the answers for some targets out as columns; `provinces` gives the province of each place code (empty where the
 * file names no places). Throws when there are no answers.
 */
export function testTable(source: TableSource, predictions: Predictions, provinces: ArrayLike<number>): TestTable {
  const { lines, targets, targetProduct } = source;
  const { topK, topIds, topProbabilities } = predictions;
  const count = predictions.targets.length;
  if (topK < 1) throw new RangeError(`each answer must keep its likeliest product, but it keeps ${topK}`);
  const at = Int32Array.from(predictions.targets, (target) => targets[target]!);
  const number = (column: Float64Array) => Float64Array.from(at, (line) => column[line]!);
  return {
    source,
    predictions,
    count,
    lines: at,
    product: Int32Array.from(predictions.targets, (target) => targetProduct[target]!),
    first: Int32Array.from({ length: count }, (_, row) => topIds[row * topK]!),
    firstProbability: Float32Array.from({ length: count }, (_, row) => topProbabilities[row * topK]!),
    province: Uint8Array.from(at, (line) => provinces[lines.place?.codes[line] ?? -1] ?? 0),
    family: Int32Array.from(at, (line) => lines.family.codes[line]!),
    month: Int32Array.from(at, (line) => monthNumber(lines.time[line]!)),
    actual: { quantity: number(lines.quantity), revenue: number(lines.revenue), discount: number(lines.discount) },
  };
}

/** 12 · year + month 0..11 of a wall-clock time in ms. */
export function monthNumber(time: number): number {
  const date = new Date(time);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** One row in words, as tables show it. */
export interface TestLine {
  row: number;
  /** Data line number in the file, from 1. */
  line: number;
  customer: string;
  customerName: string;
  time: number;
  product: string;
  productName: string;
  /** The likeliest product. */
  predicted: string;
  predictedName: string;
  probability: number;
  /** Rank of the product bought, 1 = first; 0 = not in the vocabulary. */
  rank: number;
  /** Its probability where it is among the products kept of the answer, else null. */
  actualProbability: number | null;
  actual: Record<AnalysedNumber, number>;
  expected: Record<AnalysedNumber, number>;
}

/** Puts rows into words. */
export function describeRows(table: TestTable, rows: ArrayLike<number>): TestLine[] {
  const { lines } = table.source;
  const { predictions } = table;
  return Array.from(rows, (row) => {
    const at = table.lines[row]!;
    const customer = lines.customer.codes[at]!;
    const product = lines.product.codes[at]!;
    const predicted = productName(table, table.first[row]!);
    const numbers = (of: (task: AnalysedNumber) => number) => ({
      quantity: of("quantity"),
      revenue: of("revenue"),
      discount: of("discount"),
    });
    return {
      row,
      line: lines.line[at]!,
      customer: lines.customer.values[customer] ?? "",
      customerName: lines.customerNames[customer] ?? "",
      time: lines.time[at]!,
      product: lines.product.values[product] ?? "",
      productName: lines.productNames[product] ?? "",
      predicted: predicted.code,
      predictedName: predicted.name,
      probability: table.firstProbability[row]!,
      rank: predictions.rank[row]!,
      actualProbability: keptProbability(predictions, row, table.product[row]!),
      actual: numbers((task) => table.actual[task][row]!),
      expected: numbers((task) => predictions[task][row]!),
    };
  });
}

/** Code and name of a vocabulary id; both empty for padding and unknown. */
export function productName(table: TestTable, id: number): { code: string; name: string } {
  const { products, productNames } = table.source.preprocess;
  return { code: products[id - FIRST_PRODUCT] ?? "", name: productNames[id - FIRST_PRODUCT] ?? "" };
}

function keptProbability({ topK, topIds, topProbabilities }: Predictions, row: number, id: number): number | null {
  if (id <= UNKNOWN) return null;
  const place = topIds.subarray(row * topK, (row + 1) * topK).indexOf(id);
  return place < 0 ? null : topProbabilities[row * topK + place]!;
}

/** Indices 0..count−1, at most `limit` of them, evenly spread. */
export function evenRows(count: number, limit: number): Uint32Array {
  const size = Math.min(count, limit);
  return Uint32Array.from({ length: size }, (_, i) => Math.floor((i * count) / size));
}
