// The page's own view of what is kept; its code stays out of the page's first chunk, and out of a visit that finds nothing kept.

import { DATABASE_NAME } from "../storage/databaseName.ts";
import type { Storage } from "../storage/storage.ts";

export interface LazyStorage {
  /** Opens the storage when it is first asked. */
  open(): Promise<Storage>;
  /** Whether nothing can be in it: this browser has no database of the studio, and none was opened. False where it does not say. */
  isUnused(): Promise<boolean>;
}

export function lazyStorage(): LazyStorage {
  let opened: Promise<Storage> | null = null;
  return {
    open() {
      opened ??= import("../storage/storage.ts").then(({ openStorage }) => openStorage());
      return opened;
    },
    async isUnused() {
      if (opened) return false;
      try {
        return (await indexedDB.databases()).every(({ name }) => name !== DATABASE_NAME);
      } catch {
        // Blocked, or a browser that cannot list them: opening the storage tells what there is.
        return false;
      }
    },
  };
}
