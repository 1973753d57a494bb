// While work goes on that leaving would lose, leaving the page asks first; while a model trains the screen stays on, since a
// computer that sleeps trains nothing.

import type { SessionStore } from "./session.ts";
import { isTraining } from "./training.ts";

/** What of the browser this needs. */
export interface Surroundings {
  window: Pick<Window, "addEventListener" | "removeEventListener">;
  document: Pick<Document, "addEventListener" | "visibilityState">;
  /** Absent where the browser has none, or the page is not secure. */
  wakeLock?: Pick<WakeLock, "request">;
}

/**
 * Asks before leaving while a training, a reading or answers for many customers go on, or a trained model is in memory alone;
 * holds the screen while training.
 */
export function watchTraining(session: SessionStore, { window, document, wakeLock }: Surroundings): void {
  let asking = false;
  let lock: Promise<WakeLockSentinel | null> | null = null;

  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  const hold = (): void => {
    if (!wakeLock || document.visibilityState !== "visible") return;
    // Refused where the battery is low: then the screen may go off.
    lock = wakeLock.request("screen").catch(() => null);
  };
  const release = async (): Promise<void> => {
    const held = lock;
    lock = null;
    await (await held)?.release().catch(() => undefined);
  };
  let training = false;
  session.subscribe((state) => {
    const { model, data, batches } = state;
    const trains = isTraining(state);
    const asks = trains || data.kind === "reading" || batches > 0 || model?.summary.place === "memory";
    if (asks !== asking) {
      asking = asks;
      if (asks) window.addEventListener("beforeunload", ask);
      else window.removeEventListener("beforeunload", ask);
    }
    if (trains !== training) {
      training = trains;
      if (training) hold();
      else void release();
    }
  });
  // The browser takes the lock back whenever the page is hidden.
  document.addEventListener("visibilitychange", () => {
    if (training && document.visibilityState === "visible") hold();
  });
}
