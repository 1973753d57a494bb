// What screens ask the training worker by name: about the open lines, about a model's answers for its test targets, and about next orders.

import type { TrainingMethods } from "../workers/protocol.ts";
import type { AnalysisMethods, ExploreMethods, OrderMethods } from "../workers/questions.ts";

/** Each answers with progress on the way. */
export type Questions = Pick<
  TrainingMethods,
  keyof AnalysisMethods | keyof ExploreMethods | keyof OrderMethods | "featureCorrelations"
>;
