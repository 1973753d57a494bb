// Watches over a session from beside it: what may be lost by leaving, what a page was doing when it died, and what other tabs do.

import { lockManager } from "../storage/claims.ts";
import { comeBack } from "./lastOpen.ts";
import { endedIn, markWork } from "./lastVisit.ts";
import { goOffline, type Surroundings } from "./offline.ts";
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
  // Vite's word for a part of the page that could not be fetched.
  window.addEventListener("vite:preloadError", () => session.setState({ serverGone: true }));
  if (import.meta.env.PROD) void goOffline(session, besideOf(window));
  watchTraining(session, { window, document, wakeLock: navigator.wakeLock });
  const ended = await endedIn({ store, locks });
  markWork(session, { store, window, locks });
  if (ended) session.setState({ endedIn: ended });
  await listed;
  await comeBack({ session, data }, store);
}

/** What of the browser the service worker's life needs; where site data is blocked, to touch any of it throws. */
function besideOf({ document, navigator, crossOriginIsolated, location }: Window & typeof globalThis): Surroundings {
  return {
    workers: () => navigator.serviceWorker,
    isolated: crossOriginIsolated,
    tab: () => sessionStorage,
    window,
    document,
    reload: () => location.reload(),
  };
}
