// Takes away, as it lies on the disk, what cannot be read here: a newer version of the studio may read it.

import { zipSync } from "fflate";
import { piecesOf } from "./datasets.ts";
import type { OddRecord } from "./oddRecords.ts";
import { trialsOf } from "./searches.ts";
import type { Storage } from "./storage.ts";

/**
 * A zip of such a record as it lies on the disk: `record.json`, in which a list of bytes is the name of a file beside it, and
 * what belongs to it (a run's files, a data set's columns, a search's trials).
 */
export async function exportOdd(storage: Storage, { table, id }: Pick<OddRecord, "table" | "id">): Promise<Blob> {
  const files: Record<string, Uint8Array> = {};
  const put = (name: string, value: unknown): void => {
    const text = JSON.stringify(plain(value, name, files), null, 1) ?? "null";
    files[`${name}.json`] = new TextEncoder().encode(text);
  };
  put("record", await storage[table].raw(id));
  if (table === "runs") put("files", await storage.runFiles.raw(id));
  if (table === "checkpoints") put("state", await storage.checkpoints.raw(`${id}/state`));
  if (table === "searches") {
    for (const trial of await trialsOf(storage, id))
      put(`trial ${trial.slice(id.length + 1)}`, await storage.searchTrials.raw(trial));
  }
  if (table === "datasets") {
    for (const piece of await piecesOf(storage, id))
      put(`piece ${piece.slice(id.length + 1)}`, await storage.pieces.raw(piece));
  }
  // Columns and weights do not shrink: the page waits for this.
  return new Blob([new Uint8Array(zipSync(files, { level: 0 }))], { type: "application/zip" });
}

/** The value as JSON has it; bytes go to files of their own. */
function plain(value: unknown, path: string, files: Record<string, Uint8Array>): unknown {
  if (ArrayBuffer.isView(value)) {
    // Keys come from the record: none may become a path.
    const name = `${Object.keys(files).length} ${path.replace(/[^\w. -]/g, "_")}.bin`;
    files[name] = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { bytes: name, type: value.constructor.name };
  }
  const within = (key: unknown, each: unknown) => plain(each, `${path}.${String(key)}`, files);
  if (value instanceof Map) return { entries: [...value].map(([key, each]) => [key, within(key, each)]) };
  if (Array.isArray(value)) return value.map((each, i) => within(i, each));
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, within(key, each)]));
}
