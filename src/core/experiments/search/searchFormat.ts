// A search as it is stored: its state with a version, in IndexedDB and as search.json alike (docs/formats.md).

import { readStored } from "../../lib/storedValue.ts";
import { currentVersion, type Format, versionMessage } from "../../lib/versions.ts";
import { storeSettings } from "../../training/storedSettings.ts";
import { type SearchState, searchStateSchema } from "./types.ts";

export const SEARCH_FORMAT: Format = {
  what: versionMessage("stored.search"),
  // 1 → 2: trials may be compared with their second stage.
  migrations: [(search) => search],
};

/** The state as plain data, fit for JSON and for structured cloning. */
export function storeSearch(state: SearchState): Record<string, unknown> {
  const { spec, ...rest } = state;
  return {
    version: currentVersion(SEARCH_FORMAT),
    ...rest,
    spec: { ...spec, base: storeSettings(spec.base) },
  };
}

/** Throws a message where it is newer than this code, or damaged. */
export function readSearch(stored: unknown): SearchState {
  return readStored(SEARCH_FORMAT, searchStateSchema, stored);
}
