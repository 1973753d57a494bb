// Turns a registry of questions into methods of a worker: their types, and the handlers that answer them.

import type { AnalysisQuestions } from "../core/analysis/questions.ts";
import type { DEMAND_QUESTIONS } from "../core/demand/questions.ts";
import type { EXPLORE_QUESTIONS } from "../core/explore/questions.ts";
import type { Question } from "../core/lib/question.ts";
import type { OrderQuestions } from "../core/orders/questions.ts";
import type { RETENTION_QUESTIONS } from "../core/retention/questions.ts";
import type { Method, Progress } from "./method.ts";
import type { Context, Handlers } from "./rpc.ts";

/** The methods that ask these questions. */
export type MethodsOf<Questions> = {
  [Name in keyof Questions]: Questions[Name] extends Question<infer _Context, infer Params, infer Answer>
    ? Method<Params, Progress, Answer>
    : never;
};

/** Asked of the current model's answers for its test targets; each needs an open data set and a model. */
export type AnalysisMethods = MethodsOf<AnalysisQuestions>;

/** Asked of the open lines. */
export type LineQuestions = typeof EXPLORE_QUESTIONS & typeof DEMAND_QUESTIONS & typeof RETENTION_QUESTIONS;
export type ExploreMethods = MethodsOf<LineQuestions>;

/** Asked about next orders, of the open lines and the current model. */
export type OrderMethods = MethodsOf<OrderQuestions>;

/** A handler for each name, all of which `answer`. */
export function handlersOf<Questions>(
  names: readonly (keyof Questions & string)[],
  answer: (name: keyof Questions & string, params: unknown, context: Context<Progress>) => Promise<unknown>,
): Handlers<MethodsOf<Questions>> {
  const handlers = names.map((name) => [
    name,
    (params: unknown, context: Context<Progress>) => answer(name, params, context),
  ]);
  // A registry pairs each name with its types; an object made of its names does not know that any more.
  return Object.fromEntries(handlers) as Handlers<MethodsOf<Questions>>;
}
