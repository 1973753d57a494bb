// Unfinished runs, any number to a data set: a few words of each for the page, and the state to go on from.

import { readPreprocess } from "../core/features/preprocessSchema.ts";
import type { Preprocess } from "../core/features/sampleSet.ts";
import { trainingsOf } from "../core/training/member.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import type { UnfinishedRecord } from "./database.ts";
import type { Storage } from "./storage.ts";
import type { Place } from "./storedTable.ts";

export type Unfinished = Omit<UnfinishedRecord, "kind">;

/** Where a run comes from. */
type Origins = Pick<UnfinishedRecord, "startedFrom" | "search">;

const STATE = "/state";
const stateOf = (id: string): string => `${id}${STATE}`;

/** Keeps a run's state in place of the one before it, both parts at once; `id` is the run's. */
export async function saveCheckpoint(
  storage: Storage,
  {
    id,
    dataset,
    savedAt,
    fingerprint,
    ...origins
  }: Pick<Unfinished, "id" | "dataset" | "savedAt" | "fingerprint"> & Origins,
  snapshot: Snapshot,
  preprocess: Preprocess,
): Promise<Place> {
  const { epoch, step, settings, best, networks = [] } = snapshot;
  const trainingsDone = trainingsOf(networks).length;
  const where = {
    ...{ epoch, step, bestEpoch: best.epoch, settings, problem: null },
    ...known(origins),
    ...(trainingsDone > 0 && { trainingsDone }),
  };
  return storage.checkpoints.put(
    { id, kind: "summary", dataset, savedAt, fingerprint, ...where },
    { id: stateOf(id), kind: "state", dataset, snapshot, preprocess },
  );
}

/** Notes what ended a run. */
export async function markCheckpoint(storage: Storage, id: string, problem: Unfinished["problem"]): Promise<void> {
  const record = await storage.checkpoints.get(id);
  if (record?.kind === "summary") await storage.checkpoints.update({ ...record, problem });
}

/** The unfinished runs of a data set, the last saved first. */
export async function listCheckpoints(storage: Storage, dataset: string): Promise<Unfinished[]> {
  return (await listSummaries(storage)).filter((run) => run.dataset === dataset);
}

/** All unfinished runs, the last saved first. Those that cannot be read are told by the table's `unreadable`. */
export async function listSummaries(storage: Storage): Promise<UnfinishedRecord[]> {
  // The states are large: only the summaries are read.
  const ids = (await storage.checkpoints.ids()).filter((id) => !id.endsWith(STATE));
  const records = await storage.checkpoints.list(ids);
  return records.flatMap((record) => (record.kind === "summary" ? [record] : [])).sort((a, b) => b.savedAt - a.savedAt);
}

/** What a run goes on from. Throws a message where it is newer than this code, or damaged. */
export async function loadCheckpoint(
  storage: Storage,
  id: string,
): Promise<(Pick<UnfinishedRecord, "dataset"> & Origins & { snapshot: Snapshot; preprocess: Preprocess }) | null> {
  const record = await storage.checkpoints.get(stateOf(id));
  if (record?.kind !== "state") return null;
  const summary = await storage.checkpoints.get(id);
  return {
    ...record,
    preprocess: readPreprocess(record.preprocess),
    ...(summary?.kind === "summary" && known(summary)),
  };
}

/** Those that a run has. */
function known({ startedFrom, search }: Origins): Origins {
  return { ...(startedFrom && { startedFrom }), ...(search && { search }) };
}

/** Forgets one run's state. */
export async function deleteCheckpoint(storage: Storage, id: string): Promise<void> {
  await storage.checkpoints.delete(id, stateOf(id));
}

/** Forgets all runs on a data set: those of a newer version and damaged ones, too, as far as they say what they were on. */
export async function deleteCheckpointsOf(storage: Storage, dataset: string): Promise<void> {
  // Version 1 had one to a data set, under its id.
  const its = await storage.checkpoints.idsWhere(
    (record) => record.dataset === dataset || record.id === dataset || record.id === stateOf(dataset),
  );
  for (const id of new Set(its.map((each) => (each.endsWith(STATE) ? each.slice(0, -STATE.length) : each)))) {
    await deleteCheckpoint(storage, id);
  }
}
