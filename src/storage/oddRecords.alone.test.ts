// One record that this version cannot read takes nothing else with it: it is told with its reason, taken away as it lies,
// and deleted with what belongs to it.

import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pack } from "../core/artefact/pack.ts";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { keepAssignments, listAssignments, placeKey } from "./assignments.ts";
import { findPreprocess, keepPreprocess } from "./caches.ts";
import { listCheckpoints, listSummaries, saveCheckpoint } from "./checkpoints.ts";
import { StudioDatabase } from "./database.ts";
import { listDatasets, saveDataset } from "./datasets.ts";
import { exportOdd } from "./exportOdd.ts";
import { deleteOdd, type OddTable, oddRecords } from "./oddRecords.ts";
import { keepRecipe, listRecipes } from "./recipes.ts";
import { listRuns, saveRun } from "./runs.ts";
import { listSearches, saveSearch } from "./searches.ts";
import { openStorage, type Storage } from "./storage.ts";
import { anyLines } from "./testing/anyLines.ts";
import { exampleInfo } from "./testing/exampleInfo.ts";
import { exampleSearch } from "./testing/exampleSearch.ts";

const model = exampleArtefact();
const { mapping, preprocess } = model;
const lines = fc.sample(anyLines, { numRuns: 1, seed: 11 })[0]!;
const snapshot = {
  settings: PRESET_SETTINGS.quick,
  ...{ epoch: 1, step: 2, stepsPerEpoch: 3, seconds: 4, epochSeconds: 5, steps: [], epochs: [] },
  ...{ weights: new Map(), moments: new Map(), variances: new Map() },
  best: { loss: 1, epoch: 1, weights: new Map() },
};
let storage: Storage;
let database: StudioDatabase;
let serial = 0;

beforeEach(async () => {
  const name = `odd-${serial++}`;
  storage = await openStorage(name);
  database = new StudioDatabase(name);
  for (const id of ["good", "odd"]) {
    await saveDataset(storage, exampleInfo(id), lines);
    const run = { id, createdAt: 1, name: `run ${id}`, note: "", fingerprint: "f", dataset: "d" };
    await saveRun(storage, run, model, pack(model));
    await keepRecipe(storage, [id], { name: `recipe ${id}`, mapping, choices: [] });
    await saveCheckpoint(
      storage,
      { id: `run ${id}`, dataset: "good", savedAt: 1, fingerprint: "f" },
      snapshot,
      preprocess,
    );
    await keepAssignments(storage, new Map([[placeOf(id), "79"]]));
    await keepPreprocess(storage, id, preprocess);
    await saveSearch(storage, exampleSearch(id));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  storage.close();
  database.close();
});

const placeOf = (id: string) => placeKey({ address: id, ward: "", district: "", province: "" });
const recipeOf = (id: string) => JSON.stringify([id]);

/** What each table lists, by the good record alone, and where its odd one lies. */
const TABLES: Record<OddTable, { odd: string; name: string; list(): Promise<string[]>; good: string }> = {
  datasets: {
    odd: "odd",
    name: "odd.csv",
    list: async () => (await listDatasets(storage)).map(({ id }) => id),
    good: "good",
  },
  runs: { odd: "odd", name: "run odd", list: async () => (await listRuns(storage)).map(({ id }) => id), good: "good" },
  recipes: {
    odd: recipeOf("odd"),
    name: "recipe odd",
    list: async () => (await listRecipes(storage)).map(({ id }) => id),
    good: recipeOf("good"),
  },
  checkpoints: {
    odd: "run odd",
    name: "",
    list: async () => (await listCheckpoints(storage, "good")).map(({ id }) => id),
    good: "run good",
  },
  searches: {
    odd: "odd",
    name: "sales.csv",
    list: async () => (await listSearches(storage, "data")).map(({ id }) => id),
    good: "good",
  },
  assignments: {
    odd: placeOf("odd"),
    name: "",
    list: async () => [...(await listAssignments(storage)).keys()],
    good: placeOf("good"),
  },
};

/** What a newer version, a fault or a hand may have left in a record: what it is, and what is said of it. */
const FAULTS: Record<string, { change: Record<string, unknown>; says: RegExp }> = {
  "a newer version": { change: { version: 99 }, says: /newer version of the studio wrote .*format 99/ },
  "no whole number as version": { change: { version: "new" }, says: /version of the format is missing or malformed/ },
  "another version that is no number": { change: { version: { of: 3 } }, says: /malformed/ },
};
/** A part that each kind of record cannot do without. */
const BROKEN: Record<OddTable, Record<string, unknown>[]> = {
  datasets: [{ info: undefined }, { info: { name: "odd.csv" } }, { layout: "columns" }, { pieces: -1 }],
  runs: [
    { metrics: { product: {} } },
    { metrics: undefined },
    { settings: 3 },
    { history: { steps: [1], epochs: [] } },
  ],
  recipes: [{ mapping: null }, { mapping: { header: "a" } }, { choices: ["unheard of"] }],
  checkpoints: [{ epoch: "three" }, { kind: "other" }, { settings: null }, { problem: "lost" }],
  searches: [{ state: null }, { state: { trials: [] } }, { stopped: "no" }],
  assignments: [{ province: 79 }, { province: "Huế" }],
};

describe.each(Object.keys(TABLES) as OddTable[])("%s", (table) => {
  const { odd, good, list, name } = TABLES[table];
  const cases = [
    ...Object.entries(FAULTS).map(([what, fault]) => ({ what, ...fault })),
    ...BROKEN[table].map((change) => ({ what: JSON.stringify(change), change, says: /changed or damaged/ })),
  ];
  test.each(cases)("$what", async ({ change, says }) => {
    await database[table].update(odd, change);
    expect(await list()).toEqual([good]);
    const [told, ...others] = oddRecords(storage, table);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ table, id: odd });
    if (!("info" in change)) expect(told!.name).toBe(name);
    expect(told!.why.text).toMatch(says);

    const files = unzipSync(new Uint8Array(await (await exportOdd(storage, told!)).arrayBuffer()));
    const record = JSON.parse(new TextDecoder().decode(files["record.json"]));
    expect(record.id).toBe(odd);
    expect(Object.keys(files).every((path) => !/[/\\]|\.\./.test(path))).toBe(true);

    await deleteOdd(storage, told!);
    expect(await list()).toEqual([good]);
    expect(oddRecords(storage, table)).toEqual([]);
    const [pieces, models, states] = await Promise.all(
      [storage.pieces, storage.runFiles, storage.checkpoints].map((each) => each.ids()),
    );
    expect(pieces!.some((id) => id.startsWith("odd/"))).toBe(table !== "datasets");
    expect(models!.includes("odd")).toBe(table !== "runs");
    expect(states!.includes("run odd/state")).toBe(table !== "checkpoints");
  });
});

test("a record that the disk does not give out hides no other", async () => {
  const { get, getAll } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === "runs") throw new DOMException("Failed to read large IndexedDB value", "DataError");
    return getAll.apply(this, args);
  });
  vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === "runs" && key === "odd") throw new DOMException("Failed to read large value", "DataError");
    return get.call(this, key);
  });
  expect((await listRuns(storage)).map(({ id }) => id)).toEqual(["good"]);
  expect(oddRecords(storage, "runs")).toMatchObject([{ id: "odd", name: "", why: { code: "version.unreadable" } }]);
});

test("what is kept only to be quick is made anew where it cannot be read", async () => {
  await database.features.update("odd", { version: 99 });
  expect(await findPreprocess(storage, "odd")).toBeNull();
  expect(await findPreprocess(storage, "good")).toEqual(preprocess);
  await keepPreprocess(storage, "odd", preprocess);
  expect(await findPreprocess(storage, "odd")).toEqual(preprocess);
});

test("a copy of a run has its files, of a data set its columns, as they lie", async () => {
  const run = await exportOdd(storage, { table: "runs", id: "odd" });
  const files = unzipSync(new Uint8Array(await run.arrayBuffer()));
  const { entries } = JSON.parse(new TextDecoder().decode(files["files.json"])).files;
  for (const [path, { bytes }] of entries) expect(files[bytes], path).toEqual(pack(model).get(path));
  expect(entries).toHaveLength(pack(model).size);
  const dataset = await exportOdd(storage, { table: "datasets", id: "odd" });
  const columns = unzipSync(new Uint8Array(await dataset.arrayBuffer()));
  expect(Object.keys(columns).filter((name) => name.endsWith(".bin"))).toHaveLength(
    (await storage.pieces.ids()).length / 2,
  );
});

test("a database of a newer version says so, and gives out what it has of this one's", async () => {
  const name = `newer-${Math.random()}`;
  const newer = new Dexie(name);
  newer
    .version(7)
    .stores({ recipes: "id", datasets: "id", runs: "id", checkpoints: "id", assignments: "id", dreams: "id" });
  await newer.open();
  await newer.table("recipes").put({ id: recipeOf("good"), name: "old", savedAt: 1, mapping });
  await newer.table("recipes").put({ id: recipeOf("odd"), version: 12, dreams: true });
  newer.close();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const here = await openStorage(name);
  expect(here.noticeSentence?.code).toBe("storage.newer");
  expect((await listRecipes(here)).map(({ name: each }) => each)).toEqual(["old"]);
  expect(oddRecords(here, "recipes")).toMatchObject([{ id: recipeOf("odd"), why: { code: "version.newer" } }]);
  expect(await listDatasets(here)).toEqual([]);
  expect(await listSummaries(here)).toEqual([]);
  here.close();
});
