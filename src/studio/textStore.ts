// The browser's small texts (form, language, filters, log), or this visit's where site data are blocked.

import type { TextStore } from "./settings.ts";

/** localStorage as far as it works: its getter alone may throw, and so may each of its calls. */
export function textStore(browser: () => TextStore): TextStore {
  const memory = new Map<string, string>();
  const ask = <T>(question: (store: TextStore) => T, otherwise: () => T): T => {
    try {
      return question(browser());
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      memory.get(key) ??
      ask(
        (store) => store.getItem(key),
        () => null,
      ),
    setItem: (key, value) =>
      ask(
        (store) => {
          store.setItem(key, value);
          memory.delete(key);
        },
        () => void memory.set(key, value),
      ),
  };
}
