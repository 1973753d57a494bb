// Learns which products speak for which others from what was bought together, as a linear regression of every product on all
// others with one closed form: EASE, Steck (2019), "Embarrassingly shallow autoencoders", https://doi.org/10.1145/3308558.3313710.

import { asPart, type CooperativeTask } from "../../../lib/cooperativeTask.ts";
import { SymmetricMatrix } from "../../../lib/spdInverse/spdInverse.ts";
import type { CustomerColumns } from "../../customerColumns.ts";
import { FIRST_PRODUCT } from "../../productIds.ts";
import { EASE_PRODUCTS, type EaseTable, KEPT_WEIGHTS, WEIGHT_DECIMALS } from "./easeTable.ts";

/** What rows of the regression are: visits, or all that a customer bought. */
export type EaseRows = "visits" | "customers";

export interface EaseOptions {
  /** Rows of both kinds may stand below one another. */
  rows: readonly EaseRows[];
  /** λ, added to each product's number of rows: the more, the smaller the weights of rare products. */
  regularization: number;
}

/** What did best, or next to it, on the validation parts of files that differ much (docs/quality.md). */
export const EASE_OPTIONS: EaseOptions = { rows: ["visits", "customers"], regularization: 300 };

export interface EaseFit {
  columns: CustomerColumns;
  /** [positions] vocabulary ids; [positions] 1 = training line. */
  ids: Int32Array;
  training: Uint8Array;
  /** P, padding and unknown among them. */
  numProducts: number;
}

/** Rows gone through between two pauses. */
const STEP = 256;
/** Shares of the work done when all is counted, and when the matrix is inverted. */
const COUNTED = 0.1;
const INVERTED = 0.95;

/**
 * The weights of EASE, B = −P·diag(1 / diag P) off the diagonal with P = (XᵀX + λI)⁻¹, where X has a row for each visit and
 * customer with 1 at what its training lines hold: at most `KEPT_WEIGHTS` a product, the largest by magnitude (by lower id
 * where equal). Products behind the first `EASE_PRODUCTS` have none. The same lines give the same bits. Empty where
 * WebAssembly has no SIMD, where nothing could be trained either.
 */
export function* fitEase(fit: EaseFit, options: EaseOptions = EASE_OPTIONS): CooperativeTask<EaseTable> {
  const pairs = yield* asPart(countPairs(fit, options.rows), 0, COUNTED);
  return yield* asPart(fitCountedEase(easeProducts(fit.numProducts), pairs, options), COUNTED, 1);
}

/** How many products have weights: the first of the vocabulary. */
export function easeProducts(numProducts: number): number {
  return Math.min(EASE_PRODUCTS, numProducts - FIRST_PRODUCT);
}

/** `fitEase` from what parts of the customers counted: [n, n] rows with both products, the lower half row by row. */
export function* fitCountedEase(
  n: number,
  pairs: Uint32Array,
  { regularization }: Pick<EaseOptions, "regularization"> = EASE_OPTIONS,
): CooperativeTask<EaseTable> {
  const matrix = n > 0 ? SymmetricMatrix.create(n) : null;
  if (matrix === null) return [];
  for (let i = 0, next = 0; i < n; i++) {
    for (let k = 0; k <= i; k++) matrix.add(i, k, pairs[next++]!);
    if (i % STEP === 0) yield;
  }
  for (let i = 0; i < n; i++) matrix.add(i, i, regularization);
  yield* asPart(matrix.invert(), 0, INVERTED);
  const diagonal = Float64Array.from({ length: n }, (_, i) => matrix.get(i, i));
  const table: number[][] = [];
  const weights = new Float64Array(n);
  for (let from = 0; from < n; from++) {
    for (let to = 0; to < n; to++) weights[to] = Math.round((-matrix.get(from, to) / diagonal[to]!) * WEIGHT_DECIMALS);
    weights[from] = 0;
    table.push(heaviest(weights));
    yield;
  }
  return table;
}

/** [n, n] in how many rows every two products stand, each with itself too: the lower half row by row. */
export function* countPairs(fit: EaseFit, rows: readonly EaseRows[] = EASE_OPTIONS.rows): CooperativeTask<Uint32Array> {
  const n = easeProducts(fit.numProducts);
  const pairs = new Uint32Array((n * (n + 1)) / 2);
  for (const [i, each] of rows.entries()) {
    yield* asPart(addRows(pairs, yield* rowProducts(fit, each, n)), i / rows.length, (i + 1) / rows.length);
  }
  return pairs;
}

function* addRows(pairs: Uint32Array, { starts, products }: RowProducts): CooperativeTask<void> {
  for (let row = 0; row + 1 < starts.length; row++) {
    if (row % STEP === 0) yield row / starts.length;
    const held = products.subarray(starts[row]!, starts[row + 1]!).sort();
    let distinct = 0;
    for (const product of held) if (distinct === 0 || held[distinct - 1] !== product) held[distinct++] = product;
    for (let i = 0; i < distinct; i++) {
      const at = (held[i]! * (held[i]! + 1)) / 2;
      for (let k = 0; k <= i; k++) pairs[at + held[k]!]!++;
      if (i % STEP === STEP - 1) yield;
    }
  }
}

/** Products (0 = the first of the vocabulary) row by row, those of row r at starts[r]..starts[r + 1] − 1. */
interface RowProducts {
  starts: Int32Array;
  products: Int32Array;
}

/** The training lines' products. */
function* rowProducts({ columns, ids, training }: EaseFit, rows: EaseRows, n: number): CooperativeTask<RowProducts> {
  const counts = (p: number): boolean => training[p] === 1 && ids[p]! >= FIRST_PRODUCT && ids[p]! < n + FIRST_PRODUCT;
  if (rows === "customers") {
    const starts = new Int32Array(columns.start.length);
    const products = new Int32Array(columns.count);
    let found = 0;
    for (let c = 0; c + 1 < starts.length; c++) {
      for (let p = columns.start[c]!; p < columns.start[c + 1]!; p++) {
        if (counts(p)) products[found++] = ids[p]! - FIRST_PRODUCT;
      }
      starts[c + 1] = found;
      if (c % STEP === 0) yield;
    }
    return { starts, products };
  }
  // A visit's lines need not stand together where visits overlap in time.
  const starts = new Int32Array(columns.visitFirst.length);
  for (let p = 0; p < columns.count; p++) if (counts(p)) starts[columns.visit[p]! + 1]!++;
  yield;
  for (let v = 1; v < starts.length; v++) starts[v]! += starts[v - 1]!;
  yield;
  const next = starts.slice();
  const products = new Int32Array(starts[starts.length - 1]!);
  for (let p = 0; p < columns.count; p++) if (counts(p)) products[next[columns.visit[p]!]!++] = ids[p]! - FIRST_PRODUCT;
  return { starts, products };
}

/** The heaviest of a product's weights in units of the table's last decimal, as it has them; those that are 0 are left out. */
function heaviest(weights: Float64Array): number[] {
  const n = weights.length;
  const magnitudes = weights.map(Math.abs).sort();
  const least = Math.max(1, magnitudes[Math.max(0, n - KEPT_WEIGHTS)]!);
  const kept: [to: number, weight: number][] = [];
  for (let to = 0; to < n; to++) if (Math.abs(weights[to]!) >= least) kept.push([to, weights[to]!]);
  kept.sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || a - b);
  return kept.slice(0, KEPT_WEIGHTS).flatMap(([to, weight]) => [to + FIRST_PRODUCT, weight / WEIGHT_DECIMALS]);
}
