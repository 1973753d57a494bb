// What a question about the open data set's lines has at hand.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { SegmentedCustomer } from "../features/customerSegments.ts";
import type { ProductPrices } from "../features/productPrices.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { Question } from "../lib/question.ts";
import type { LinesDescription } from "./describeLines.ts";
import type { FilterFacts } from "./filterLines.ts";
import type { LineFilter } from "./lineFilter.ts";
import type { LineViews } from "./lineViews.ts";
import type { PlacedAt } from "./placesReport.ts";

/** Questions take turns, so that lines are picked once for all that ask about the same filter. */
export interface ExploreContext {
  /** Answers about the lines that fit, when it is this question's turn. */
  about<T>(filter: LineFilter, answer: (lines: SaleLines) => T | Promise<T>): Promise<T>;
  /** Answers by the lines' places in the columns, when it is this question's turn: nothing is picked. */
  inColumns<T>(filter: LineFilter, steps: (facts: FilterFacts) => CooperativeTask<T>): Promise<T>;
  /** All lines. Throws a localised error while no data set is open. */
  readonly all: SaleLines;
  readonly views: LineViews;
  /** Runs sums, telling how far they are. */
  sum<T>(steps: CooperativeTask<T>): Promise<T>;
  /** Of all lines, so that a filter moves no product to another tier. */
  prices(): Promise<ProductPrices>;
  description(): Promise<LinesDescription>;
  /** All customers told apart as of the last line of all; so many clusters beside the table, 0 = none. */
  customers(clusters: number): Promise<SegmentedCustomer[]>;
  /** What the conditions of a filter need beside the lines. */
  facts(filter: LineFilter): Promise<FilterFacts>;
  /** [place codes] province 1..34; 0 where unknown. */
  provinces(): Promise<Uint8Array>;
  /** [place codes] where each place lies. */
  placed(): Promise<PlacedAt[]>;
  signal: AbortSignal;
  /** A function for `onProgress(done, total)` of one phase of the work. */
  progress(phase: "summing" | "packing" | "forecasting"): (done: number, total: number) => void;
}

export type ExploreQuestion<Params, Answer> = Question<ExploreContext, Params, Answer>;
