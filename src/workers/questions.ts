// Turns a registry of questions into methods of a worker: their types, and the handlers that answer them.

import type { Question } from "../core/lib/question.ts";
import type { Method, Progress } from "./method.ts";
import type { Context, Handlers } from "./rpc.ts";

/** The methods that ask these questions. */
export type MethodsOf<Questions> = {
  [Name in keyof Questions]: Questions[Name] extends Question<infer _Context, infer Params, infer Answer>
    ? Method<Params, Progress, Answer>
    : never;
};

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
