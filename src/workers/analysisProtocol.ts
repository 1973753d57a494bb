// What the page may ask about a trained model's answers for its test targets. All of it needs an open data set; what
// takes long is made once per model and kept.

import type { MeanAttention } from "../core/analysis/attention.ts";
import type { Calibration, NumberDecile } from "../core/analysis/calibration.ts";
import type { ImportanceReport } from "../core/analysis/importance.ts";
import type { MapMethod, ProductFacts } from "../core/analysis/productMap.ts";
import type { ErrorGroup, Grouping, NumberResiduals } from "../core/analysis/residuals.ts";
import type { AnalysedNumber, AnalysedTask, TestLine } from "../core/analysis/testTable.ts";
import type { Scale } from "../core/features/batch.ts";
import type { Method, Progress } from "./method.ts";

/** A number's analysis; null where the data lacks the column. */
export type ByNumber<T> = Record<AnalysedNumber, T | null>;

export interface TestErrors {
  /** Test targets. */
  count: number;
  numbers: ByNumber<NumberResiduals>;
  groups: Record<Grouping, ErrorGroup[]>;
  /** Names of the family codes in `groups.family`. */
  families: string[];
}

export interface TestConfusion {
  /** [k] the products by name; row and column k are all others. */
  products: { code: string; name: string }[];
  ids: Int32Array;
  /** [(k + 1), (k + 1)] rows by the product bought, columns by the likeliest one; row-major. */
  counts: Uint32Array;
  /** Targets in the last row whose product came first all the same. */
  otherHits: number;
  count: number;
}

export interface TestCalibration {
  /** Of the likeliest product, and of every product kept of an answer. */
  first: Calibration;
  kept: Calibration;
  /** How many products are kept of an answer. */
  topK: number;
  numbers: ByNumber<NumberDecile[]>;
}

/** The products in two dimensions, by place in the vocabulary. */
export interface ProductMap extends ProductFacts {
  method: MapMethod;
  x: Float64Array;
  y: Float64Array;
  /** Shares of the variance that the two axes of PCA hold; null for UMAP. */
  shares: [number, number] | null;
}

/** Where the model looks on average over some test targets. */
export interface TestAttention extends MeanAttention {
  targets: number;
  scaleNames: Scale[];
  /** Parts of the memory behind the model's own answer in `gate`. */
  parts: string[];
  /** Customers with a test target, by code. */
  customers: string[];
}

/** Where it looked for one customer's last test target. */
export interface CustomerAttention {
  target: TestLine;
  /** The history as the model saw it, oldest first; weights sum to 1. */
  steps: { time: number; product: string; name: string; quantity: number; revenue: number; weight: number }[];
  scales: number[];
  gate: number[] | null;
}

export interface ImportanceInput {
  of: "groups" | "features";
  /** Test targets drawn, times each input is shuffled, and the seed of both. */
  size: number;
  repeats: number;
  seed: number;
}

/** Which test targets to list. */
export type TestSelection =
  | { kind: "worst"; task: AnalysedTask }
  | { kind: "cell"; ids: Int32Array; row: number; column: number }
  | { kind: "group"; grouping: Grouping; key: number };

export interface AnalysisMethods {
  testErrors: Method<undefined, Progress, TestErrors>;
  /** The first `limit` of the test targets selected, and how many there are. */
  testLines: Method<{ select: TestSelection; limit: number }, Progress, { lines: TestLine[]; total: number }>;
  /** All of the test targets selected, as CSV. */
  testLinesCsv: Method<{ select: TestSelection }, Progress, { csv: Blob }>;
  confusion: Method<{ size: number }, Progress, TestConfusion>;
  calibration: Method<undefined, Progress, TestCalibration>;
  attention: Method<undefined, Progress, TestAttention>;
  customerAttention: Method<{ customer: string }, Progress, CustomerAttention>;
  productMap: Method<{ method: MapMethod; seed: number }, Progress, ProductMap>;
  /** Products closest to one, by place in the vocabulary. */
  closestProducts: Method<{ at: number; limit: number }, never, { at: number; cosine: number }[]>;
  /** What is lost when inputs are shuffled, on a sample of the test targets. */
  importance: Method<ImportanceInput, Progress, ImportanceReport>;
}
