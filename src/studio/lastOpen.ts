// The data set and the model that were open last, remembered from visit to visit; the next one opens them again.

import type { DatasetInfo } from "../workers/protocol.ts";
import type { SessionStore } from "./session.ts";
import type { TextStore } from "./settings.ts";

const KEY = "sales-studio.open";

/** Ids of the stored data set and run that were open; null where none was. */
export interface LastOpen {
  dataset: string | null;
  model: string | null;
}

/** What was open when the page was used last. */
export function lastOpen(store: TextStore): LastOpen {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return { dataset: null, model: null };
    const idOf = (name: "dataset" | "model"): string | null => {
      const id: unknown = name in kept ? kept[name as keyof typeof kept] : null;
      return typeof id === "string" ? id : null;
    };
    return { dataset: idOf("dataset"), model: idOf("model") };
  } catch {
    return { dataset: null, model: null };
  }
}

/** Remembers what is open from now on, as soon as it is kept on the disk. */
export function rememberOpen(session: SessionStore, store: TextStore): void {
  let kept = lastOpen(store);
  const follow = (): void => {
    const { data, model } = session.getState();
    const dataset = data.kind === "ready" && data.info.stored ? data.info.id : kept.dataset;
    const open = model?.summary.place === "disk" ? model.summary.id : kept.model;
    if (dataset === kept.dataset && open === kept.model) return;
    kept = { dataset, model: open };
    store.setItem(KEY, JSON.stringify(kept));
  };
  follow();
  session.subscribe(follow);
}

interface ComeBack {
  session: SessionStore;
  data: { reopen(info: DatasetInfo, again: true): Promise<void> };
}

/**
 * Opens the last data set again, where nothing else was opened meanwhile and the page did not end while opening it; the model waits
 * for the first screen that needs it. What fails is told where it is shown.
 */
export async function comeBack({ session, data }: ComeBack, store: TextStore): Promise<void> {
  const { dataset, model } = lastOpen(store);
  rememberOpen(session, store);
  const state = session.getState();
  if (model !== null && state.model === null) session.setState({ lastModel: model });
  const info = state.stored.find(({ id }) => id === dataset);
  if (!info || state.data.kind !== "empty" || state.dataProblem !== null || state.endedIn?.kind === "reading") return;
  await data.reopen(info, true);
}
