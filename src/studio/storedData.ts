// The data sets kept on this machine: the page reads their list itself, the training worker reopens them.

import type { Storage } from "../storage/storage.ts";
import type { DatasetInfo } from "../workers/protocol.ts";

export interface StoredData {
  /** Newest first. */
  list(): Promise<DatasetInfo[]>;
  remove(id: string): Promise<void>;
}

/** Opens the storage with the first question; its code stays out of the page's first chunk. */
export function createStoredData(): StoredData {
  let opened: Promise<Storage> | null = null;
  const storage = () => {
    opened ??= import("../storage/storage.ts").then(({ openStorage }) => openStorage());
    return opened;
  };
  return {
    async list() {
      const { listDatasets } = await import("../storage/datasets.ts");
      return listDatasets(await storage());
    },
    async remove(id) {
      const { deleteDataset } = await import("../storage/datasets.ts");
      await deleteDataset(await storage(), id);
    },
  };
}
