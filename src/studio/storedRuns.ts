// The runs kept on this machine: the page reads and changes their list itself, the training worker reopens their models.

import type { RunRecord } from "../storage/database.ts";
import type { OddRecord } from "../storage/oddRecords.ts";
import type { RunChange } from "../storage/runs.ts";
import type { LazyStorage } from "./lazyStorage.ts";
import { type RunRow, rowOf } from "./runRows.ts";

export interface StoredRuns {
  /** Newest first; beside them what cannot be read here. */
  list(): Promise<{ rows: RunRow[]; odd: OddRecord[] }>;
  /** All of them as they are kept, newest first. */
  records(): Promise<RunRecord[]>;
  describe(id: string, change: RunChange): Promise<void>;
  /** What it returns brings the run back. */
  remove(id: string): Promise<() => Promise<void>>;
  /** The zip of a run, its name and note included. */
  zip(id: string): Promise<Blob>;
}

export function createStoredRuns(storage: LazyStorage): StoredRuns {
  return {
    async list() {
      if (await storage.isUnused()) return { rows: [], odd: [] };
      const { listRuns } = await import("../storage/runs.ts");
      const { oddRecords } = await import("../storage/oddRecords.ts");
      const from = await storage.open();
      return { rows: (await listRuns(from)).map(rowOf), odd: oddRecords(from, "runs") };
    },
    async records() {
      if (await storage.isUnused()) return [];
      const { listRuns } = await import("../storage/runs.ts");
      return listRuns(await storage.open());
    },
    async describe(id, change) {
      const { describeRun } = await import("../storage/runs.ts");
      await describeRun(await storage.open(), id, change);
    },
    async remove(id) {
      const { deleteRun } = await import("../storage/runs.ts");
      return deleteRun(await storage.open(), id);
    },
    async zip(id) {
      const { runZip } = await import("../storage/runZip.ts");
      return runZip(await storage.open(), id);
    },
  };
}
