// Searches for better settings, any number to a data set: each one's state in a small record, and beside it what its trials go
// on from, a record each.

import type { TrialStore } from "../core/experiments/search/types.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import type { SearchRecord } from "./database.ts";
import type { Storage } from "./storage.ts";
import type { Place } from "./storedTable.ts";

const trialId = (search: string, trial: number): string => `${search}/${trial}`;

/** Keeps a search's state in place of the one before it. */
export async function saveSearch(storage: Storage, search: SearchRecord): Promise<Place> {
  return storage.searches.put(search);
}

/** The searches on a data set, the last saved first. Those that cannot be read are told by the table's `unreadable`. */
export async function listSearches(storage: Storage, dataset: string): Promise<SearchRecord[]> {
  const searches = await storage.searches.list();
  return searches.filter((search) => search.dataset === dataset).sort((a, b) => b.savedAt - a.savedAt);
}

/** A search by its id. Throws a message where it is newer than this code, or damaged. */
export async function loadSearch(storage: Storage, id: string): Promise<SearchRecord | undefined> {
  return storage.searches.get(id);
}

/** Where the trials of a search keep what they go on from; `changed` hears how many bytes one of them takes now. */
export function trialStore(
  storage: Storage,
  search: string,
  changed: (trial: number, bytes: number) => void = () => undefined,
): TrialStore {
  return {
    load: async (trial) => (await storage.searchTrials.get(trialId(search, trial)))?.snapshot ?? null,
    async save(trial, snapshot) {
      await storage.searchTrials.put({ id: trialId(search, trial), snapshot });
      changed(trial, bytesOf(snapshot));
    },
    async drop(trial) {
      await storage.searchTrials.delete(trialId(search, trial));
      changed(trial, 0);
    },
  };
}

/** Removes a search with its trials; what it returns brings them back. */
export async function deleteSearch(storage: Storage, id: string): Promise<() => Promise<void>> {
  const search = await storage.searches.get(id).catch(() => undefined);
  const trials = search ? await storage.searchTrials.list(await trialsOf(storage, id)) : [];
  await removeSearch(storage, id);
  return async () => {
    for (const trial of trials) await storage.searchTrials.put(trial);
    if (search) await storage.searches.put(search);
  };
}

/** Forgets all searches on a data set: those of a newer version and damaged ones, too, as far as they say what they were on. */
export async function deleteSearchesOf(storage: Storage, dataset: string): Promise<void> {
  for (const id of await storage.searches.idsWhere((search) => search.dataset === dataset)) {
    await removeSearch(storage, id);
  }
}

/** The ids of searches of which only trials are left: a page ended in the middle of removing one. */
export async function searchesLost(storage: Storage): Promise<string[]> {
  // In this order: a search is kept before its first trial.
  const trials = await storage.searchTrials.idsOnDisk();
  const known = await storage.searches.idsOnDisk();
  if (!trials || !known) return [];
  const there = new Set([...known, ...storage.searches.inMemory().map(({ id }) => id)]);
  return [...new Set(trials.map((id) => id.slice(0, id.lastIndexOf("/"))))].filter((id) => !there.has(id));
}

/** Removes all there is of a search, whatever can be read of it. */
export async function removeSearch(storage: Storage, id: string): Promise<void> {
  await storage.searches.delete(id);
  await storage.searchTrials.deleteAll(`${id}/`);
}

/** The ids of what its trials go on from. */
export async function trialsOf(storage: Storage, id: string): Promise<string[]> {
  return (await storage.searchTrials.ids()).filter((trial) => trial.startsWith(`${id}/`));
}

/** What the disk keeps of it, but for some words. */
function bytesOf({ weights, moments, variances, best }: Snapshot): number {
  const all = [weights, moments, variances, best.weights].flatMap((each) => [...each.values()]);
  return all.reduce((sum, { values }) => sum + values.byteLength, 0);
}
