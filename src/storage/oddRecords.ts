// What is kept on this machine and cannot be read here: told with its reason, deleted for good. One
// such record hides nothing else.

import type { Message } from "../core/lib/message.ts";
import { deleteCheckpoint } from "./checkpoints.ts";
import { deleteDataset } from "./datasets.ts";
import { removeSearch } from "./searches.ts";
import type { Storage } from "./storage.ts";

/** The tables whose records a user knows; what the others hold is made anew. */
export const ODD_TABLES = ["datasets", "recipes", "runs", "checkpoints", "searches", "assignments"] as const;
export type OddTable = (typeof ODD_TABLES)[number];

export interface OddRecord {
  table: OddTable;
  id: string;
  /** The name that lies in it, "" where there is none. */
  name: string;
  why: Message;
}

/** What the last lists of these tables left out. */
export function oddRecords(storage: Storage, ...tables: OddTable[]): OddRecord[] {
  return tables.flatMap((table) => storage[table].unreadable.map((record) => ({ table, ...record })));
}

/** Deletes such a record and what belongs to it. */
export async function deleteOdd(storage: Storage, { table, id }: Pick<OddRecord, "table" | "id">): Promise<void> {
  switch (table) {
    case "datasets":
      return deleteDataset(storage, id);
    case "checkpoints":
      return deleteCheckpoint(storage, id);
    case "searches":
      return removeSearch(storage, id);
    case "runs":
      await storage.runFiles.delete(id);
      return storage.runs.delete(id);
    case "recipes":
    case "assignments":
      return storage[table].delete(id);
    default:
      return table satisfies never;
  }
}
