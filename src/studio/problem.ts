// What went wrong, in a sentence a user can act on; a cancelled call is no problem.

import { type Sentence, sentenceOf } from "../core/lib/sentence.ts";

/** What is said to the user: a sentence that the page can translate, or a text as it is. */
export type Said = string | Sentence;

/** Whether the error only says that the user cancelled. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** What to say about an error. */
export function messageOf(error: unknown): Said {
  const sentence = sentenceOf(error);
  if (sentence) return sentence;
  if (error instanceof Error && error.message) return error.message;
  return String(error);
}
