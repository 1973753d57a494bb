// What is left of data sets that are gone is swept; what anyone may still need is not.

import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { keepPreprocess } from "./caches.ts";
import { saveCheckpoint } from "./checkpoints.ts";
import { claim, claimOfRun } from "./claims.ts";
import { StudioDatabase } from "./database.ts";
import { deleteDataset, listDatasets, saveDataset } from "./datasets.ts";
import { openStorage, type Storage } from "./storage.ts";
import { sweepOrphans } from "./sweeps.ts";
import { anyLines } from "./testing/anyLines.ts";
import { exampleInfo } from "./testing/exampleInfo.ts";
import { fakeLocks } from "./testing/fakeLocks.ts";

const { preprocess } = exampleArtefact();
const lines = fc.sample(anyLines, { numRuns: 1, seed: 11 })[0]!;
const snapshot = {
  settings: PRESET_SETTINGS.quick,
  ...{ epoch: 1, step: 2, stepsPerEpoch: 3, seconds: 4, epochSeconds: 5, steps: [], epochs: [] },
  ...{ weights: new Map(), moments: new Map(), variances: new Map() },
  best: { loss: 1, epoch: 1, weights: new Map() },
};
const HOUR = 3_600_000;
let name: string;
let storage: Storage;
let serial = 0;

beforeEach(async () => {
  name = `sweeps-${serial++}`;
  storage = await openStorage(name);
  await saveDataset(storage, exampleInfo("here"), lines);
});
afterEach(() => {
  vi.unstubAllGlobals();
  storage.close();
});

const keep = (id: string, dataset: string, age = 2 * HOUR) =>
  saveCheckpoint(storage, { id, dataset, savedAt: Date.now() - age, fingerprint: "f" }, snapshot, preprocess);
const sweep = async () => sweepOrphans(storage, await listDatasets(storage));
const runs = async () => (await storage.checkpoints.ids()).filter((id) => !id.endsWith("/state")).sort();

test("states of runs on data sets that are gone go, with their weights; those of others, young ones and claimed ones stay", async () => {
  fakeLocks();
  await keep("on what is here", "here");
  await keep("orphan", "gone");
  await keep("young", "gone", 60_000);
  await keep("goes on elsewhere", "gone");
  const release = await claim(claimOfRun("goes on elsewhere"));
  await sweep();
  expect(await runs()).toEqual(["goes on elsewhere", "on what is here", "young"]);
  expect(await storage.checkpoints.ids()).not.toContain("orphan/state");
  release();
  await sweep();
  expect(await runs()).toEqual(["on what is here", "young"]);
});

test("nothing is swept where the browser does not tell who writes, or the disk what is there", async () => {
  await keep("orphan", "gone");
  await sweep();
  expect(await runs()).toEqual(["orphan"]);
  fakeLocks();
  vi.spyOn(storage.datasets, "idsOnDisk").mockResolvedValue(null);
  await sweepOrphans(storage, []);
  expect(await runs()).toEqual(["orphan"]);
});

test("a run on a data set in this tab's memory, or in one that cannot be read, keeps its state", async () => {
  fakeLocks();
  storage.datasets.putInMemory({ ...(await storage.datasets.get("here"))!, id: "in memory" });
  await keep("a", "in memory");
  const database = new StudioDatabase(name);
  await database.datasets.put({ id: "newer", version: 99 });
  await keep("b", "newer");
  await sweep();
  expect(await runs()).toEqual(["a", "b"]);
  database.close();
});

test("what was fitted to lines that are gone is forgotten, unless a data set cannot be read", async () => {
  fakeLocks();
  const info = { ...exampleInfo("here"), fingerprint: "1a2b" };
  await keepPreprocess(storage, "key 1a2b places {}", preprocess);
  await keepPreprocess(storage, "key 9f9f places {}", preprocess);
  const database = new StudioDatabase(name);
  await database.datasets.put({ id: "odd", version: 99 });
  await listDatasets(storage);
  await sweepOrphans(storage, [info]);
  expect(await storage.features.ids()).toHaveLength(2);
  await deleteDataset(storage, "odd");
  await listDatasets(storage);
  await sweepOrphans(storage, [info]);
  expect(await storage.features.ids()).toEqual(["key 1a2b places {}"]);
  database.close();
});
