// The day that who is due was last asked for: remembered from visit to visit with the data set that it is of.

import { createRememberedView } from "./rememberedView.ts";
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
export const createDueView = (storage: TextStore) => createRememberedView(storage, KEY, readView);

/** What was remembered, as far as it fits. */
function readView({ dataset, date }: Readonly<Record<string, unknown>>): DueView {
  return typeof dataset === "string" && typeof date === "number" && Math.abs(date) < 8.64e15
    ? { dataset, date }
    : USUAL;
}
