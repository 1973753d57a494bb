import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import {
  deleteCheckpoint,
  deleteCheckpointsOf,
  listCheckpoints,
  loadCheckpoint,
  markCheckpoint,
  saveCheckpoint,
} from "./checkpoints.ts";
import { StudioDatabase } from "./database.ts";
import { deleteDataset } from "./datasets.ts";
import { openStorage } from "./storage.ts";

const parameters = (...values: number[]) => new Map([["w", { shape: [2], values: Float32Array.from(values) }]]);
const snapshot: Snapshot = {
  settings: PRESET_SETTINGS.quick,
  epoch: 2,
  step: 70,
  stepsPerEpoch: 60,
  seconds: 12.5,
  epochSeconds: 1.25,
  weights: parameters(1, -0),
  moments: parameters(0.5, 1e-30),
  variances: parameters(2, 3),
  best: { loss: Number.POSITIVE_INFINITY, epoch: 1, weights: parameters(4, 5) },
  steps: [
    {
      step: 1,
      epoch: 1,
      learningRate: 0.1,
      gradientNorm: 2,
      loss: { total: 1 / 3, product: 1, quantity: 0, revenue: 0, discount: 0 },
    },
  ],
  epochs: [],
};
const { preprocess } = exampleArtefact();

test("the state of an unfinished run comes back exactly after a new visit, and the last one counts", async () => {
  const name = `checkpoints-${Math.random()}`;
  const storage = await openStorage(name);
  const run = { id: "run", dataset: "data set", savedAt: 5, fingerprint: "f" };
  await saveCheckpoint(storage, run, { ...snapshot, step: 60 }, preprocess);
  await saveCheckpoint(storage, { ...run, savedAt: 6 }, snapshot, preprocess);
  storage.close();
  const later = await openStorage(name);
  const [found, ...others] = await listCheckpoints(later, "data set");
  expect(found).toMatchObject({ id: "run", savedAt: 6, epoch: 2, step: 70, bestEpoch: 1 });
  expect(found!.settings).toStrictEqual(snapshot.settings);
  expect(others).toEqual([]);
  const state = await loadCheckpoint(later, "run");
  expect(state!.snapshot).toStrictEqual(snapshot);
  expect(state!.preprocess).toStrictEqual(preprocess);
  expect(await listCheckpoints(later, "another")).toEqual([]);
  expect(await loadCheckpoint(later, "another")).toBeNull();

  const message = { code: "run.fault", values: {}, text: "gone" };
  await markCheckpoint(later, "run", { kind: "memory", sentence: message });
  expect((await listCheckpoints(later, "data set"))[0]!.problem).toEqual({ kind: "memory", sentence: message });
  await markCheckpoint(later, "another", null);
  await deleteCheckpoint(later, "run");
  expect(await listCheckpoints(later, "data set")).toEqual([]);
  expect(await loadCheckpoint(later, "run")).toBeNull();
  later.close();
});

test("an unfinished run tells where it comes from, and how many trainings of its model are done", async () => {
  const storage = await openStorage(`origins-${Math.random()}`);
  const search = { id: "s", name: "sales.csv", trial: 3 };
  const startedFrom = { name: "r", createdAt: 1, fingerprint: null, lastDay: null };
  const run = { id: "run", dataset: "data set", savedAt: 5, fingerprint: "f" };
  const { history } = exampleArtefact().members[0];
  const done = (seed: number) => ({ seed, batchSize: 64, accumulation: 1, weights: parameters(1, 2), history });
  // Two networks of one training, and one of another.
  const networks = [done(1), done(1), done(2)];
  await saveCheckpoint(storage, { ...run, search, startedFrom }, { ...snapshot, networks }, preprocess);
  expect(await listCheckpoints(storage, "data set")).toMatchObject([{ search, startedFrom, trainingsDone: 2 }]);
  expect(await loadCheckpoint(storage, "run")).toMatchObject({ search, startedFrom });
  await saveCheckpoint(storage, run, snapshot, preprocess);
  const [alone] = await listCheckpoints(storage, "data set");
  expect([alone!.search, alone!.startedFrom, alone!.trainingsDone]).toEqual([undefined, undefined, undefined]);
  storage.close();
});

test("two tabs that train on one data set keep both runs; the end of one leaves the other", async () => {
  const name = `tabs-${Math.random()}`;
  const [first, second] = [await openStorage(name), await openStorage(name)];
  const run = { dataset: "data set", fingerprint: "f" };
  await saveCheckpoint(first, { ...run, id: "one", savedAt: 1 }, { ...snapshot, step: 11 }, preprocess);
  await saveCheckpoint(second, { ...run, id: "two", savedAt: 2 }, { ...snapshot, step: 22 }, preprocess);
  await saveCheckpoint(first, { ...run, id: "one", savedAt: 3 }, { ...snapshot, step: 33 }, preprocess);
  const standings = async () => (await listCheckpoints(second, "data set")).map(({ id, step }) => [id, step]);
  expect(await standings()).toEqual([
    ["one", 33],
    ["two", 22],
  ]);
  expect((await loadCheckpoint(first, "two"))!.snapshot.step).toBe(22);
  await deleteCheckpoint(first, "one");
  expect(await standings()).toEqual([["two", 22]]);
  expect((await loadCheckpoint(second, "two"))!.snapshot).toStrictEqual({ ...snapshot, step: 22 });

  await saveCheckpoint(first, { ...run, id: "three", savedAt: 4 }, snapshot, preprocess);
  await saveCheckpoint(first, { ...run, id: "other", dataset: "other data", savedAt: 4 }, snapshot, preprocess);
  await deleteCheckpointsOf(first, "data set");
  expect(await standings()).toEqual([]);
  expect(await first.checkpoints.ids()).toEqual(["other", "other/state"]);
  first.close();
  second.close();
});

test("runs that cannot be read are deleted with their data set, and no others", async () => {
  const name = `unreadable-${Math.random()}`;
  const storage = await openStorage(name);
  const database = new StudioDatabase(name);
  const run = { fingerprint: "f", savedAt: 1 };
  for (const id of ["newer", "damaged", "half"]) {
    await saveCheckpoint(storage, { ...run, id, dataset: "gone" }, snapshot, preprocess);
  }
  await saveCheckpoint(storage, { ...run, id: "other", dataset: "stays" }, snapshot, preprocess);
  await database.checkpoints.update("newer", { version: 99 });
  await database.checkpoints.update("newer/state", { version: 99 });
  await database.checkpoints.update("damaged", { epoch: "three" });
  await database.checkpoints.update("damaged/state", { snapshot: null });
  // Its state still says what it was on.
  await database.checkpoints.put({ id: "half" });
  // As version 1 kept it.
  await database.checkpoints.put({ id: "gone", kind: "summary" });
  await database.checkpoints.put({ id: "gone/state", kind: "state" });
  await database.checkpoints.put({ id: "stays", version: 99 });
  expect((await listCheckpoints(storage, "gone")).map(({ id }) => id)).toEqual([]);
  await deleteDataset(storage, "gone");
  expect((await storage.checkpoints.ids()).sort()).toEqual(["other", "other/state", "stays"]);
  storage.close();
  database.close();
});
