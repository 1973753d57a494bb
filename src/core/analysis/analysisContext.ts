// What an analysis of a model's test answers has at hand.

import type { Preprocess, SampleSet } from "../features/sampleSet.ts";
import type { Question } from "../lib/question.ts";
import type { ModelConfig } from "../model/config.ts";
import type { Parameter } from "../model/parameters.ts";
import type { Predictor } from "../model/predict.ts";
import type { AnalysedNumber, TestTable } from "./testTable.ts";

/** The model that answered. */
export interface AnalysedModel {
  config: ModelConfig;
  preprocess: Preprocess;
  /** Names as PyTorch has them → shape and values. */
  weights: ReadonlyMap<string, Parameter>;
}

export interface AnalysisContext {
  /** The test targets with the model's answers. */
  table: TestTable;
  samples: SampleSet;
  model: AnalysedModel;
  /** Runs work that asks the model, once nothing else uses the device. */
  onDevice<T>(work: (predictor: Predictor) => Promise<T>): Promise<T>;
  signal: AbortSignal;
  /** A function for `onProgress(done, total)` of one phase of the work. */
  progress(phase: "predicting" | "shuffling" | "mapping"): (done: number, total: number) => void;
}

export type AnalysisQuestion<Params, Answer> = Question<AnalysisContext, Params, Answer>;

/** A number's analysis; null where the data lacks the column. */
export type ByNumber<T> = Record<AnalysedNumber, T | null>;

/** Makes the analysis of each number that the data has. */
export function byNumber<T>(table: TestTable, make: (task: AnalysedNumber) => T): ByNumber<T> {
  const { tasks } = table.source.preprocess;
  const of = (task: AnalysedNumber) => (tasks[task] ? make(task) : null);
  return { quantity: of("quantity"), revenue: of("revenue"), discount: of("discount") };
}
