// What went wrong, in a sentence a user can act on; a cancelled call is no problem.

import { type Message, messageOf } from "../core/lib/message.ts";
import { workerMessage } from "../workers/workerMessages.ts";

/** What is said to the user: a sentence that the page can translate, or a text as it is. */
export type LocalisedText = string | Message;

/** Whether the error only says that the user cancelled. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** What Chromium, Firefox and Safari say of a part of the page that could not be fetched, and Vite of its styles. */
const MISSING_PART = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Whether a part of the page, or of a worker, could not be fetched when it was first needed. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && MISSING_PART.test(error.message);
}

/** What to say about an error. */
export function describeError(error: unknown): LocalisedText {
  const message = messageOf(error);
  if (message) return message;
  if (isMissingPart(error)) return workerMessage("worker.noPart");
  if (error instanceof Error && error.message) return error.message;
  return String(error);
}
