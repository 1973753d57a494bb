// Unfinished runs, one to a data set: a few words for the page, and the state to go on from.

import { readPreprocess } from "../core/features/preprocessSchema.ts";
import type { Preprocess } from "../core/features/sampleSet.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import type { UnfinishedRecord } from "./database.ts";
import type { Storage } from "./storage.ts";
import type { Place } from "./storedTable.ts";

export type Unfinished = Omit<UnfinishedRecord, "kind">;

const stateOf = (id: string): string => `${id}/state`;

/** Keeps a state in place of the one before it, both parts at once. */
export async function saveCheckpoint(
  storage: Storage,
  { id, savedAt, fingerprint }: Pick<Unfinished, "id" | "savedAt" | "fingerprint">,
  snapshot: Snapshot,
  preprocess: Preprocess,
): Promise<Place> {
  const { epoch, step, settings, best } = snapshot;
  return storage.checkpoints.put(
    { id, kind: "summary", savedAt, fingerprint, epoch, step, bestEpoch: best.epoch, settings, problem: null },
    { id: stateOf(id), kind: "state", snapshot, preprocess },
  );
}

/** Notes what ended the run. */
export async function markCheckpoint(storage: Storage, id: string, problem: Unfinished["problem"]): Promise<void> {
  const record = await storage.checkpoints.get(id);
  if (record?.kind === "summary") await storage.checkpoints.update({ ...record, problem });
}

/** The unfinished run of a data set, if there is one. */
export async function findCheckpoint(storage: Storage, id: string): Promise<Unfinished | null> {
  const record = await storage.checkpoints.get(id);
  return record?.kind === "summary" ? record : null;
}

/** What it goes on from. */
export async function loadCheckpoint(
  storage: Storage,
  id: string,
): Promise<{ snapshot: Snapshot; preprocess: Preprocess } | null> {
  const record = await storage.checkpoints.get(stateOf(id));
  return record?.kind === "state" ? { ...record, preprocess: readPreprocess(record.preprocess) } : null;
}

export async function deleteCheckpoint(storage: Storage, id: string): Promise<void> {
  await storage.checkpoints.delete(id, stateOf(id));
}
