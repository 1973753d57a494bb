// Records of runs and unfinished runs as each version of them was written (fixtures/README.md) are read as what they were.

import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { listCheckpoints, loadCheckpoint } from "./checkpoints.ts";
import { StudioDatabase } from "./database.ts";
import { listRuns } from "./runs.ts";
import { openStorage, type Storage } from "./storage.ts";
import type { StoredRecord } from "./storedRecord.ts";
import { fromPlain } from "./testing/plainValues.ts";

const { history, weights } = exampleArtefact().members[0];
const search = { id: "searched", name: "sales.csv", trial: 7 };
let storage: Storage;
let database: StudioDatabase;

beforeEach(async () => {
  const name = `older-${Math.random()}`;
  storage = await openStorage(name);
  database = new StudioDatabase(name);
});
afterEach(() => {
  storage.close();
  database.close();
});

async function lay(table: "runs" | "checkpoints", version: number): Promise<void> {
  const records = fromPlain(JSON.parse(readFileSync(`fixtures/records/${table}.v${version}.json`, "utf8")));
  await database[table].bulkPut(records as StoredRecord[]);
}

test.each([3, 4])(
  "a run of version %i is there with its search, its marks and the trainings that it kept",
  async (version) => {
    await lay("runs", version);
    const [run, ...others] = await listRuns(storage);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ name: "two networks", note: "a note", search, tags: ["kept"], star: true, history });
    expect(run!.settings).toMatchObject({ members: 2 });
    // Version 3 kept the first alone.
    const kept = version === 3 ? undefined : [{ seed: run!.settings.seed + 1, history }];
    expect(run!.otherTrainings).toEqual(kept);
  },
);

test.each([3, 4])("an unfinished run of version %i goes on from where it stood", async (version) => {
  await lay("checkpoints", version);
  const [found] = await listCheckpoints(storage, "d");
  expect(found).toMatchObject({ id: "half", epoch: 2, bestEpoch: 1, startedFrom: { name: "before" } });
  // Version 3 told neither which search it was of nor how many trainings were done; its state has these, too.
  expect([found!.search, found!.trainingsDone]).toEqual(version === 3 ? [undefined, undefined] : [search, 1]);
  const { snapshot } = (await loadCheckpoint(storage, "half"))!;
  expect(snapshot.networks).toMatchObject([{ seed: snapshot.settings.seed, history }]);
  expect(snapshot.weights).toEqual(weights);
});
