// Finished runs with their models.

import type { Artefact } from "../core/artefact/artefact.ts";
import { unpack } from "../core/artefact/unpack.ts";
import { MessageError } from "../core/lib/message.ts";
import type { NetworkHistory } from "../core/training/events.ts";
import { trainingsOfMembers } from "../core/training/member.ts";
import type { RunFilesRecord, RunRecord } from "./database.ts";
import type { Storage } from "./storage.ts";
import { storageMessage } from "./storageMessages.ts";
import type { Place } from "./storedTable.ts";

/** Keeps a run and the files that its model was packed into; says whether it will still be there after this visit. */
export async function saveRun(
  storage: Storage,
  run: Pick<RunRecord, "id" | "createdAt" | "name" | "note" | "fingerprint" | "dataset" | "startedFrom" | "search">,
  { members, preprocess, metrics }: Artefact,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Place> {
  const { settings } = members[0];
  const [{ history }, ...otherTrainings] = trainingsOfMembers(members) as [NetworkHistory, ...NetworkHistory[]];
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const record: RunRecord = {
    ...{ ...run, settings, features: preprocess.settings, metrics, history, bytes },
    ...(otherTrainings.length > 0 && { otherTrainings }),
  };
  const place = await storage.runFiles.put({ id: run.id, files: new Map(files) });
  if (place === "memory") return storage.runs.putInMemory(record);
  return storage.runs.put(record);
}

/** A run and what its model was packed into. Throws when there is no such run. */
export async function findRun(storage: Storage, id: string): Promise<{ run: RunRecord; kept: RunFilesRecord }> {
  const run = await storage.runs.get(id);
  const kept = await storage.runFiles.get(id);
  if (!run || !kept) throw new MessageError(storageMessage("storage.noRun", { id }));
  return { run, kept };
}

/** Tries again to keep a run that is in memory alone. */
export async function keepHeldRun(storage: Storage, id: string): Promise<Place> {
  const { run, kept } = await findRun(storage, id);
  if (!storage.runs.isInMemory(id)) return "disk";
  if (!(await storage.runFiles.putOnDisk(kept))) return "memory";
  if (await storage.runs.putOnDisk(run)) return "disk";
  // A run is whole in one place.
  await storage.runFiles.delete(id);
  storage.runFiles.putInMemory(kept);
  return "memory";
}

/** The model of a run and its files. Throws when there is no such run. */
export async function loadRun(
  storage: Storage,
  id: string,
): Promise<{ run: RunRecord; model: Artefact; files: Map<string, Uint8Array> }> {
  const { run, kept } = await findRun(storage, id);
  return { run, model: unpack(kept.files), files: kept.files };
}

/** All runs without their files, newest first. */
export async function listRuns(storage: Storage): Promise<RunRecord[]> {
  return (await storage.runs.list()).sort((a, b) => b.createdAt - a.createdAt);
}

/** What a user changes of a run; what is absent stays. */
export interface RunChange {
  name?: string;
  note?: string;
  tags?: readonly string[];
  star?: boolean;
}

export async function describeRun(storage: Storage, id: string, change: RunChange): Promise<void> {
  const run = await storage.runs.get(id);
  if (!run) throw new MessageError(storageMessage("storage.unknownRun", { id }));
  const { tags = run.tags ?? [], star = run.star === true, ...texts } = change;
  const { tags: _, star: __, ...rest } = { ...run, ...texts };
  await storage.runs.update({ ...rest, ...(tags.length > 0 && { tags: [...new Set(tags)] }), ...(star && { star }) });
}

/** Removes a run; what it returns brings it back. */
export async function deleteRun(storage: Storage, id: string): Promise<() => Promise<void>> {
  const run = await storage.runs.get(id);
  const kept = await storage.runFiles.get(id);
  await storage.runs.delete(id);
  await storage.runFiles.delete(id);
  return async () => {
    if (kept) await storage.runFiles.put(kept);
    if (run) await storage.runs.put(run);
  };
}
