// What a question about next orders has at hand.

import type { LineFilter } from "../explore/lineFilter.ts";
import type { Question } from "../lib/question.ts";
import type { OrderSource } from "./orderWriter.ts";

export interface OrderContext {
  /** The current model with the open lines. */
  source: OrderSource;
  /** The code of a customer. Throws a localised error when the data set has none of this id. */
  customerCode(customer: string): number;
  /** Codes of the customers before a day that fit, and the walk-in ones left out. */
  customers(filter: LineFilter, time: number): Promise<{ customers: number[]; walkIns: number }>;
  signal: AbortSignal;
  /** A function for `onProgress(done, total)`. */
  progress(phase: "summing" | "predicting"): (done: number, total: number) => void;
}

export type OrderQuestion<Params, Answer> = Question<OrderContext, Params, Answer>;
