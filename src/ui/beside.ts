// What the page makes ready beside its first screen: files that the system opens with it, and what it says when its server has gone.

import type { Studio } from "../studio/studio.ts";
import { loadAhead } from "./ahead.ts";
import { takeFiles } from "./data/takeFiles.ts";
import { addScreenTexts } from "./i18n/texts.ts";

declare global {
  interface Window {
    /** Where an installed page may be opened with files. */
    launchQueue?: { setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void };
  }
}

/** Loads what cannot be loaded any more when it is needed, and takes files that the system opens with the page. */
export function prepareBeside(studio: Studio): void {
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    const opened = await Promise.all(files.map((handle) => handle.getFile()));
    if (opened.length === 0) return;
    location.hash = "#data";
    await takeFiles(
      studio,
      opened.map((file) => ({ file, path: file.name })),
    );
  });
  loadTheRest(studio);
  // As soon as there is something to go on with. What cannot be loaded says so where it is asked for.
  const stop = studio.session.subscribe(({ data }) => {
    if (data.kind === "empty") return;
    stop();
    const parts = [import("./KeepingNotices.tsx"), import("./data/StoredCard.tsx"), import("./data/PersistNote.tsx")];
    void Promise.all([...parts, addScreenTexts()]).catch(() => undefined);
  });
}

/** The other screens, once data are open: a first visit that only looks loads the first screen alone. */
function loadTheRest({ session }: Studio): void {
  const stop = session.subscribe(({ data }) => {
    if (data.kind !== "ready") return;
    stop();
    void loadAhead(whenIdle);
  });
}

/** Resolves when the page has nothing to do; soon where the browser does not tell that. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });
}
