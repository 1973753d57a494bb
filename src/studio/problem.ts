// What went wrong, in a sentence a user can act on; a cancelled call is no problem.

import { type Message, messageOf } from "../core/lib/message.ts";

/** What is said to the user: a sentence that the page can translate, or a text as it is. */
export type LocalisedText = string | Message;

/** Whether the error only says that the user cancelled. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** What to say about an error. */
export function describeError(error: unknown): LocalisedText {
  const message = messageOf(error);
  if (message) return message;
  if (error instanceof Error && error.message) return error.message;
  return String(error);
}
