// Watches over a session from beside it: what may be lost by leaving, what a page was doing when it died, and what other tabs do.

import { lockManager } from "../storage/claims.ts";
import { comeBack } from "./lastOpen.ts";
import { endedIn, markWork } from "./lastVisit.ts";
import type { TextStore } from "./settings.ts";
import type { Studio } from "./studio.ts";
import { watchTraining } from "./whileTraining.ts";

/** Begins to watch; tells at once what the last visit came to, and opens again what was open in it once `listed` has what is stored. */
export async function watchOver(
  { session, data }: Pick<Studio, "session" | "data">,
  store: TextStore,
  listed: Promise<void>,
): Promise<void> {
  const locks = lockManager();
  watchTraining(session, { window, document, wakeLock: navigator.wakeLock });
  const ended = await endedIn({ store, locks });
  markWork(session, { store, window, locks });
  if (ended) session.setState({ endedIn: ended });
  await listed;
  await comeBack({ session, data }, store);
}
