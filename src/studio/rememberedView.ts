// How something was last looked at, remembered from visit to visit as one small text.

import { createStore } from "zustand/vanilla";
import type { TextStore } from "./settings.ts";

/** The view as it was left; each change is remembered. `read` takes what was remembered as far as it fits. */
export function createRememberedView<View extends object>(
  storage: TextStore,
  key: string,
  read: (kept: Readonly<Record<string, unknown>>) => View,
) {
  const store = createStore<View>(() => read(kept(storage, key)));
  store.subscribe((view) => {
    try {
      storage.setItem(key, JSON.stringify(view));
    } catch {
      // Private windows forbid storage: the view then lives as long as the page.
    }
  });
  return store;
}

function kept(storage: TextStore, key: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(storage.getItem(key) ?? "{}");
    return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
