// The day that who is due was last asked for: remembered from visit to visit with the data set that it is of.

import { createStore } from "zustand/vanilla";
import type { TextStore } from "./settings.ts";

export interface DueView {
  /** Id of the data set, or null where the usual day is asked for. */
  dataset: string | null;
  /** Midnight of the day, wall-clock ms. */
  date: number | null;
}

const KEY = "sales-studio.due";
const USUAL: DueView = { dataset: null, date: null };

export type DueViewStore = ReturnType<typeof createDueView>;

/** The view as it was left; each change is remembered. */
export function createDueView(storage: TextStore) {
  const store = createStore<DueView>(() => readView(storage));
  store.subscribe((view) => {
    try {
      storage.setItem(KEY, JSON.stringify(view));
    } catch {
      // Private windows forbid storage: the view then lives as long as the page.
    }
  });
  return store;
}

/** What was remembered, as far as it fits. */
function readView(storage: TextStore): DueView {
  try {
    const { dataset, date } = Object(JSON.parse(storage.getItem(KEY) ?? "{}")) as Record<string, unknown>;
    return typeof dataset === "string" && typeof date === "number" && Math.abs(date) < 8.64e15
      ? { dataset, date }
      : USUAL;
  } catch {
    return USUAL;
  }
}
