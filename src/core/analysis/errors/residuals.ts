// Where a model errs: the errors of one task as points, as a histogram, and summed by province, family and month.
// An error is predicted − actual: above 0 the model said too much.

import { quantile } from "../../lib/quantile.ts";
import { type AnalysedNumber, evenRows, type TestTable } from "../testTable.ts";

export const GROUPINGS = ["province", "family", "month"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The targets of one province, family or month. Means of a task that the data lacks are NaN. */
export interface ErrorGroup {
  /** Province 0..34, family code −1.., or month number (12 · year + month 0..11). */
  key: number;
  count: number;
  /** Shares of the targets whose product came first, and among the first five. */
  accuracy: number;
  hit5: number;
  /** Mean |error|, mean error, and the sums they compare. */
  mae: Record<AnalysedNumber, number>;
  bias: Record<AnalysedNumber, number>;
  actual: Record<AnalysedNumber, number>;
  predicted: Record<AnalysedNumber, number>;
}

export interface Histogram {
  /** [k + 1] edges, ascending; the first and last bin also hold what lies beyond. */
  edges: Float64Array;
  /** [k] */
  counts: Uint32Array;
  /** How many lie below the first and above the last edge. */
  below: number;
  above: number;
}

export interface NumberResiduals {
  count: number;
  mae: number;
  bias: number;
  /** Median |error|. */
  median: number;
  /** Σ|error| / Σ|actual|; NaN where that sum is 0. */
  wape: number;
  points: { predicted: Float64Array; error: Float64Array };
  histogram: Histogram;
}

/** Errors of a number over the rows of a table, drawn with at most `limit` points and `bins` bars. */
export function numberResiduals(table: TestTable, task: AnalysedNumber, limit = 3000, bins = 40): NumberResiduals {
  const predicted = table.predictions[task];
  const actual = table.actual[task];
  const errors = Float64Array.from(predicted, (value, row) => value - actual[row]!);
  const sizes = errors.map(Math.abs);
  const rows = evenRows(table.count, limit);
  const total = sum(sizes);
  const size = sum(actual.map(Math.abs));
  return {
    count: table.count,
    mae: total / table.count,
    bias: sum(errors) / table.count,
    median: quantile(sizes.slice().sort(), 0.5),
    wape: size === 0 ? Number.NaN : total / size,
    points: {
      predicted: Float64Array.from(rows, (row) => predicted[row]!),
      error: Float64Array.from(rows, (row) => errors[row]!),
    },
    histogram: histogram(errors, bins),
  };
}

/**
 * Counts values in `bins` equal bins, symmetric about 0 and as wide as 98 % of the values need; those beyond are counted
 * in the outer bins, and told apart in `below` and `above`.
 */
export function histogram(values: Float64Array, bins: number): Histogram {
  const ascending = values.slice().sort();
  const reach = Math.max(Math.abs(quantile(ascending, 0.01)), Math.abs(quantile(ascending, 0.99)), Number.MIN_VALUE);
  const half = Number.isFinite(reach) && reach > 1e-12 ? reach : 1;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => half * ((2 * i) / bins - 1));
  const counts = new Uint32Array(bins);
  let [below, above] = [0, 0];
  for (const value of values) {
    if (value < -half) below++;
    if (value > half) above++;
    const bin = Math.floor(((value + half) / (2 * half)) * bins);
    counts[Math.min(bins - 1, Math.max(0, bin))]!++;
  }
  return { edges, counts, below, above };
}

/** The rows by one grouping, most targets first (months in order). */
export function errorGroups(table: TestTable, grouping: Grouping): ErrorGroup[] {
  const keys = table[grouping];
  const groups = new Map<number, ErrorGroup>();
  for (let row = 0; row < table.count; row++) {
    let group = groups.get(keys[row]!);
    if (!group) {
      group = emptyGroup(keys[row]!);
      groups.set(group.key, group);
    }
    addRow(group, table, row);
  }
  const { tasks } = table.source.preprocess;
  for (const group of groups.values()) {
    group.accuracy /= group.count;
    group.hit5 /= group.count;
    for (const task of ["quantity", "revenue", "discount"] as const) {
      const scale = tasks[task] ? 1 / group.count : Number.NaN;
      group.mae[task] *= scale;
      group.bias[task] *= scale;
    }
  }
  const inOrder = (a: ErrorGroup, b: ErrorGroup) =>
    grouping === "month" ? a.key - b.key : b.count - a.count || a.key - b.key;
  return [...groups.values()].sort(inOrder);
}

function emptyGroup(key: number): ErrorGroup {
  const zeros = () => ({ quantity: 0, revenue: 0, discount: 0 });
  return { key, count: 0, accuracy: 0, hit5: 0, mae: zeros(), bias: zeros(), actual: zeros(), predicted: zeros() };
}

function addRow(group: ErrorGroup, { predictions, actual }: TestTable, row: number): void {
  const rank = predictions.rank[row]!;
  group.count++;
  if (rank === 1) group.accuracy++;
  if (rank >= 1 && rank <= 5) group.hit5++;
  for (const task of ["quantity", "revenue", "discount"] as const) {
    const error = predictions[task][row]! - actual[task][row]!;
    group.mae[task] += Math.abs(error);
    group.bias[task] += error;
    group.actual[task] += actual[task][row]!;
    group.predicted[task] += predictions[task][row]!;
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
