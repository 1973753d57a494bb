// What a user can do with what is kept on this machine and cannot be read here: take it away as it lies, or delete it.

import type { OddRecord } from "../storage/oddRecords.ts";
import type { Storage } from "../storage/storage.ts";
import { download } from "./download.ts";

export interface OddActions {
  /** Saves a zip of the record as it lies. */
  save(record: OddRecord): Promise<void>;
  remove(record: OddRecord): Promise<void>;
}

/** Binds these actions to the storage that `storage` opens; `refresh` reads the lists anew. */
export function createOddActions(storage: () => Promise<Storage>, refresh: () => Promise<unknown>): OddActions {
  return {
    async save(record) {
      const { exportOdd } = await import("../storage/exportOdd.ts");
      const name = record.name.replace(/[^\p{L}\p{N} ._()-]+/gu, "_").slice(0, 80) || record.table;
      download(await exportOdd(await storage(), record), `${name}.zip`);
    },
    async remove(record) {
      const { deleteOdd } = await import("../storage/oddRecords.ts");
      await deleteOdd(await storage(), record);
      await refresh();
    },
  };
}
