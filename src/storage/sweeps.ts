// Removes what belongs to data sets that are no longer there: states of runs, searches, and what was computed once to be quick.

import { sweepFeatures } from "./caches.ts";
import { deleteCheckpoint, listSummaries } from "./checkpoints.ts";
import { claimed, claimOfRun, claimOfSearch } from "./claims.ts";
import type { DatasetInfo } from "./datasetInfo.ts";
import { removeSearch, searchesLost } from "./searches.ts";
import type { Storage } from "./storage.ts";

/** A tab may still have the data set open that it did not keep. */
const ORPHAN_AFTER_MS = 3_600_000;

/**
 * Sweeps what none of the listed data sets needs; runs and searches that go on anywhere keep theirs. Does nothing where the disk does
 * not tell which data sets there are.
 */
export async function sweepOrphans(storage: Storage, datasets: readonly DatasetInfo[]): Promise<void> {
  const there = await storage.datasets.idsOnDisk();
  const busy = await claimed();
  // Where the browser does not tell who writes, nobody's state is taken for left behind.
  if (!there || !busy) return;
  const known = new Set([...there, ...storage.datasets.inMemory().map(({ id }) => id)]);
  for (const { id, dataset, savedAt } of await listSummaries(storage)) {
    const isOld = Date.now() - savedAt > ORPHAN_AFTER_MS;
    if (!known.has(dataset) && isOld && !busy.has(claimOfRun(id))) await deleteCheckpoint(storage, id);
  }
  for (const { id, dataset, savedAt } of await storage.searches.list()) {
    const isOld = Date.now() - savedAt > ORPHAN_AFTER_MS;
    if (!known.has(dataset) && isOld && !busy.has(claimOfSearch(id))) await removeSearch(storage, id);
  }
  for (const id of await searchesLost(storage)) if (!busy.has(claimOfSearch(id))) await removeSearch(storage, id);
  // What lies in a record that cannot be read is not known: its features may be.
  if (storage.datasets.unreadable.length > 0) return;
  await sweepFeatures(storage, new Set(datasets.map(({ fingerprint }) => fingerprint)));
}
