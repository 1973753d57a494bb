// Searches are kept with what their trials go on from, brought back when they were deleted, and leave nothing behind.

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import { claim, claimOfSearch } from "./claims.ts";
import { StudioDatabase } from "./database.ts";
import { deleteDataset } from "./datasets.ts";
import { deleteSearch, listSearches, loadSearch, saveSearch, trialStore } from "./searches.ts";
import { openStorage, type Storage } from "./storage.ts";
import { sweepOrphans } from "./sweeps.ts";
import { EXAMPLE_STATE, exampleSearch } from "./testing/exampleSearch.ts";
import { fakeLocks } from "./testing/fakeLocks.ts";

const HOUR = 3_600_000;
const settings = PRESET_SETTINGS.quick;
const snapshot: Snapshot = {
  settings,
  ...{ epoch: 2, step: 5, stepsPerEpoch: 5, seconds: 4, epochSeconds: 0, steps: [], epochs: [] },
  weights: new Map([["w", { shape: [2], values: Float32Array.of(1, 2) }]]),
  ...{ moments: new Map(), variances: new Map(), best: { loss: 1, epoch: 1, weights: new Map() } },
};
let name: string;
let storage: Storage;
let serial = 0;

beforeEach(async () => {
  name = `searches-${serial++}`;
  storage = await openStorage(name);
});
afterEach(() => {
  vi.unstubAllGlobals();
  storage.close();
});

test("another visit finds a search as it was, bit for bit, and what its trials go on from", async () => {
  const changes: [number, number][] = [];
  await saveSearch(storage, exampleSearch("a"));
  const trials = trialStore(storage, "a", (trial, bytes) => changes.push([trial, bytes]));
  await trials.save(1, snapshot);
  await trials.save(2, snapshot);
  await trials.drop(2);
  expect(changes).toEqual([
    [1, 8],
    [2, 8],
    [2, 0],
  ]);
  storage.close();
  storage = await openStorage(name);
  const again = trialStore(storage, "a");
  expect(await loadSearch(storage, "a")).toMatchObject({ state: EXAMPLE_STATE, bytes: { 1: 8 }, name: "sales.csv" });
  expect(await again.load(1)).toStrictEqual(snapshot);
  expect(await again.load(2)).toBeNull();
  expect(await trialStore(storage, "b").load(1)).toBeNull();
});

test("searches are listed by data set, the last saved first", async () => {
  await saveSearch(storage, exampleSearch("old", { savedAt: 1 }));
  await saveSearch(storage, exampleSearch("new", { savedAt: 2 }));
  await saveSearch(storage, exampleSearch("other", { dataset: "other data" }));
  expect((await listSearches(storage, "data")).map(({ id }) => id)).toEqual(["new", "old"]);
});

test("a deleted search comes back whole, and takes no other's trials with it", async () => {
  for (const id of ["a", "a2"]) {
    await saveSearch(storage, exampleSearch(id));
    await trialStore(storage, id).save(1, snapshot);
  }
  const undo = await deleteSearch(storage, "a");
  expect(await loadSearch(storage, "a")).toBeUndefined();
  expect(await storage.searchTrials.ids()).toEqual(["a2/1"]);
  await undo();
  expect(await loadSearch(storage, "a")).toMatchObject({ state: EXAMPLE_STATE });
  expect(await trialStore(storage, "a").load(1)).toStrictEqual(snapshot);
});

test("searches go with their data set, those that cannot be read, too", async () => {
  const database = new StudioDatabase(name);
  for (const id of ["read", "newer"]) {
    await saveSearch(storage, exampleSearch(id));
    await trialStore(storage, id).save(1, snapshot);
  }
  await saveSearch(storage, exampleSearch("stays", { dataset: "other data" }));
  await database.searches.update("newer", { version: 99 });
  await deleteDataset(storage, "data");
  expect(await storage.searches.ids()).toEqual(["stays"]);
  expect(await storage.searchTrials.ids()).toEqual([]);
  database.close();
});

test("what nobody needs is swept: searches of data sets that are gone, and trials of searches that are", async () => {
  fakeLocks();
  await saveSearch(storage, exampleSearch("orphan", { savedAt: Date.now() - 2 * HOUR }));
  await saveSearch(storage, exampleSearch("goes on", { savedAt: Date.now() - 2 * HOUR }));
  await saveSearch(storage, exampleSearch("young"));
  for (const id of ["orphan", "goes on", "young", "half deleted", "claimed"]) {
    await trialStore(storage, id).save(1, snapshot);
  }
  const releases = await Promise.all(["goes on", "claimed"].map((id) => claim(claimOfSearch(id))));
  await sweepOrphans(storage, []);
  expect((await storage.searches.ids()).sort()).toEqual(["goes on", "young"]);
  expect((await storage.searchTrials.ids()).sort()).toEqual(["claimed/1", "goes on/1", "young/1"]);
  for (const release of releases) release();
  await sweepOrphans(storage, []);
  expect(await storage.searchTrials.ids()).toEqual(["young/1"]);
});

test("a search that the disk refuses goes on in memory", async () => {
  const inMemory = await openStorage(name);
  vi.spyOn(inMemory.searches, "putOnDisk").mockResolvedValue(false);
  expect(await saveSearch(inMemory, exampleSearch("a"))).toBe("memory");
  expect(await loadSearch(inMemory, "a")).toMatchObject({ state: EXAMPLE_STATE });
  expect(await listSearches(inMemory, "data")).toHaveLength(1);
  inMemory.close();
});
