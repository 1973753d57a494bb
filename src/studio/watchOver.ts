// Watches over a session from beside it: what may be lost by leaving, what a page was doing when it died, and what other tabs do.

import { lockManager } from "../storage/claims.ts";
import { endedIn, markWork } from "./lastVisit.ts";
import type { SessionStore } from "./session.ts";
import type { TextStore } from "./settings.ts";
import { watchTraining } from "./whileTraining.ts";

/** Begins to watch; tells at once what the last visit came to. */
export async function watchOver(session: SessionStore, store: TextStore): Promise<void> {
  const locks = lockManager();
  watchTraining(session, { window, document, wakeLock: navigator.wakeLock });
  const ended = await endedIn({ store, locks });
  markWork(session, { store, window, locks });
  if (ended) session.setState({ endedIn: ended });
}
