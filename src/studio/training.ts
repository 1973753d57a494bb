// Whether anything trains: a run, or a search that trains many.

import { isActive } from "./run.ts";
import { isSearching } from "./search.ts";
import type { Session } from "./session.ts";

/** Whether the training worker is held by something that trains. */
export function isTraining({ run, search }: Pick<Session, "run" | "search">): boolean {
  return isActive(run) || isSearching(search);
}
