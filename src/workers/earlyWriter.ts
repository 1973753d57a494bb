// Keeps a file's lines while they are being read.

import type { ByteSource } from "../core/data/source/source.ts";
import { findDataset } from "../storage/datasets.ts";
import { LinesWriter } from "../storage/linesWriter.ts";
import { openStorage, type Storage } from "../storage/storage.ts";
import { fileFingerprint } from "./origin.ts";

let storage: Promise<Storage> | null = null;
let last: LinesWriter | null = null;

/** Writes under this data set id, unless the same file, read the same way, is kept already. */
export function earlyWriter(id: string, source: ByteSource): LinesWriter {
  // What was handed over has its own claim by now, or is gone.
  last?.release();
  storage ??= openStorage();
  const opened = storage;
  last = new LinesWriter(opened, id, {
    wanted: async (mapping) => !(await findDataset(await opened, await fileFingerprint(source, mapping), source.name)),
  });
  return last;
}
