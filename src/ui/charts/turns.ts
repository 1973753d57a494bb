// Charts that come onto the page together are made one after another, each in a task of its own: the page answers in between.

import { yieldToEvents } from "../../core/lib/yieldToEvents.ts";

let last: Promise<void> = Promise.resolve();

/** Resolves in a new task, after all who asked before had theirs. */
export function ownTurn(): Promise<void> {
  last = last.then(yieldToEvents);
  return last;
}
