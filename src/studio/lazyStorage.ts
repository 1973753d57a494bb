// The page's own view of what is kept; its code stays out of the page's first chunk.

import type { Storage } from "../storage/storage.ts";

/** A function that opens the storage when it is first asked. */
export function lazyStorage(): () => Promise<Storage> {
  let opened: Promise<Storage> | null = null;
  return () => {
    opened ??= import("../storage/storage.ts").then(({ openStorage }) => openStorage());
    return opened;
  };
}
