// Registers the service worker: the page then opens without a network, and has its threads where the host sends no isolation
// headers. It reloads once for them, at the first visit and only while nothing was begun; a new version waits until it is asked for.

import type { Session, SessionStore } from "./session.ts";
import { isTraining } from "./training.ts";

const RELOADED = "sales-studio.reloaded";
const HOUR = 3_600_000;

/** What of the browser this needs; where site data is blocked, asking for what is a call here throws. */
export interface Surroundings {
  /** Absent where the page is not secure. */
  workers(): Pick<ServiceWorkerContainer, "addEventListener" | "controller" | "ready" | "register"> | undefined;
  /** Whether the page is cross-origin isolated. */
  isolated: boolean;
  /** What lasts as long as the tab. */
  tab(): Pick<Storage, "getItem" | "setItem">;
  window: Pick<Window, "addEventListener">;
  document: Pick<Document, "addEventListener" | "visibilityState">;
  reload(): void;
}

/** Whether something runs that a reload would end. */
export function isAtWork(session: Session): boolean {
  const { data, storing, loading } = session;
  const reads =
    data.kind === "sniffing" || data.kind === "reading" || data.kind === "opening" || data.kind === "adding";
  return isTraining(session) || reads || storing !== null || loading !== null;
}

/** Registers it and follows its life; tells of a new version by the session. Never rejects: without it the page works, too. */
export async function goOffline(session: SessionStore, around: Surroundings): Promise<void> {
  const { isolated, window, document, reload } = around;
  const begun = watchBeginning(session, window);
  try {
    const workers = around.workers();
    if (!workers) return;
    const waitsForIsolation = !isolated && !workers.controller;
    // Before anything is awaited: it may take over at any time.
    const controlled = new Promise<void>((resolve) => workers.addEventListener("controllerchange", () => resolve()));
    // A browser that is told to let none run resolves to nothing.
    const registration: ServiceWorkerRegistration | undefined = await workers.register("sw.js", {
      updateViaCache: "none",
    });
    if (!registration) return;
    const offer = (): void => {
      const { waiting } = registration;
      if (!waiting || !workers.controller) return;
      const takeOver = (): void => {
        workers.addEventListener("controllerchange", reload, { once: true });
        waiting.postMessage("take over");
      };
      session.setState({ newVersion: takeOver });
    };
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
    offer();
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - looked < HOUR) return;
      looked = Date.now();
      registration.update().catch(() => undefined);
    });
    const { active } = await workers.ready;
    if (waitsForIsolation) {
      await controlled;
      if (!begun() && isFirstReload(around.tab)) return reload();
    }
    active?.postMessage("keep");
  } catch {
    // Forbidden, or no server any more.
  }
}

/** Tells whether the user has begun with anything. */
function watchBeginning(session: SessionStore, window: Surroundings["window"]): () => boolean {
  let begun = false;
  const begin = (): void => {
    begun = true;
  };
  for (const event of ["pointerdown", "keydown", "dragenter", "drop"] as const) {
    window.addEventListener(event, begin, { capture: true, once: true });
  }
  return () => begun || session.getState().data.kind !== "empty" || session.getState().model !== null;
}

/** Once in a tab's life; never where nothing can be remembered. */
function isFirstReload(ofTab: Surroundings["tab"]): boolean {
  try {
    const tab = ofTab();
    if (tab.getItem(RELOADED)) return false;
    tab.setItem(RELOADED, "1");
    return tab.getItem(RELOADED) === "1";
  } catch {
    return false;
  }
}
