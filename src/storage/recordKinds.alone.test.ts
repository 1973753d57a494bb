// What lies on the disk is read in every version, and never unchecked: a newer record is refused in words, a damaged one
// takes no list down, and a stored format does not change its shape without a version.

import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { messageOf } from "../core/lib/message.ts";
import { shapeOfSchema } from "../core/lib/testing/shape.ts";
import { checkShape } from "../core/lib/testing/storedShape.ts";
import { currentVersion } from "../core/lib/versions.ts";
import { PRESET_SETTINGS, SETTINGS_FORMAT } from "../core/training/settings.ts";
import { findGeocodes, findPreprocess, keepPreprocess } from "./caches.ts";
import { listCheckpoints, loadCheckpoint } from "./checkpoints.ts";
import { StudioDatabase } from "./database.ts";
import { listRecipes } from "./recipes.ts";
import { CHECKPOINTS, RECORD_KINDS } from "./recordKinds.ts";
import { listRuns } from "./runs.ts";
import { openStorage, type Storage } from "./storage.ts";
import type { StoredRecord } from "./storedRecord.ts";

type TableName = keyof typeof RECORD_KINDS;

let storage: Storage;
let database: StudioDatabase;

beforeEach(async () => {
  const name = `records-${Math.random()}`;
  storage = await openStorage(name);
  database = new StudioDatabase(name);
});
afterEach(() => {
  storage.close();
  database.close();
});

/** Puts a record there as another version, or another program, would. */
async function put(table: TableName, record: StoredRecord): Promise<void> {
  await database[table].put(record);
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
  } catch (error) {
    return messageOf(error)?.code;
  }
  return undefined;
}

const { mapping, members, metrics, preprocess } = exampleArtefact();
const { settings, history } = members[0];
const recipe = { id: "h", name: "Export", savedAt: 1, mapping };
const run = { id: "r", createdAt: 1, name: "r", note: "", fingerprint: "f", settings, metrics, history };

describe.each(Object.keys(RECORD_KINDS) as TableName[])("%s", (table) => {
  test("a newer record is refused in words, and told by a list that goes on without it", async () => {
    const { format } = RECORD_KINDS[table];
    await put(table, { id: "new", version: currentVersion(format) + 1 });
    expect(await codeOf(storage[table].get("new"))).toBe("version.newer");
    expect(await storage[table].list()).toEqual([]);
    expect(storage[table].unreadable).toMatchObject([{ id: "new", why: { code: "version.newer" } }]);
  });

  test("a damaged record is refused, too", async () => {
    await put(table, { id: "old" });
    expect(await codeOf(storage[table].get("old"))).toBe("version.damaged");
    expect(await storage[table].list()).toEqual([]);
    expect(storage[table].unreadable).toMatchObject([{ id: "old", why: { code: "version.damaged" } }]);
  });

  test("has the shape of its version", () => {
    const { format, schema } = RECORD_KINDS[table];
    checkShape(`indexeddb.${table}`, currentVersion(format), shapeOfSchema(schema));
  });
});

test("what can be read is listed beside what cannot", async () => {
  await put("recipes", recipe);
  await put("recipes", { ...recipe, id: "broken", mapping: { ...mapping, header: "a,b" } });
  expect((await listRecipes(storage)).map(({ id }) => id)).toEqual(["h"]);
  await put("runs", run);
  await put("runs", { ...run, id: "broken", metrics: null });
  await put("runs", { ...run, id: "no steps", history: { ...history, steps: [{}] } });
  expect((await listRuns(storage)).map(({ id }) => id)).toEqual(["r"]);
  expect(storage.runs.unreadable.map(({ id }) => id)).toEqual(["broken", "no steps"]);
});

test("a run without a setting that came later has what it was trained with, never NaN", async () => {
  const { seed: _, validationTargets: __, ...older } = PRESET_SETTINGS.quick;
  await put("runs", { ...run, settings: older });
  expect((await listRuns(storage))[0]!.settings).toEqual({ ...PRESET_SETTINGS.quick, seed: 1, validationTargets: 0 });
  const summary = { id: "d", kind: "summary", savedAt: 1, fingerprint: "f", epoch: 1, step: 1, bestEpoch: 0 };
  await put("checkpoints", { ...summary, settings: older, problem: null });
  const [found] = await listCheckpoints(storage, "d");
  expect(found).toMatchObject({ id: "d", dataset: "d", settings: { seed: 1, validationTargets: 0 } });
  await put("checkpoints", { ...summary, id: "e", settings: { ...older, batchSize: Number.NaN }, problem: null });
  expect(await listCheckpoints(storage, "e")).toEqual([]);
  expect(storage.checkpoints.unreadable).toMatchObject([{ id: "e", why: { code: "version.damaged" } }]);
});

test("a state whose parameters do not fill their shapes is refused", async () => {
  const w = { shape: [2], values: new Float32Array(2) };
  const parameters = new Map([["w", w]]);
  const counts = { epoch: 1, step: 1, stepsPerEpoch: 1, seconds: 0, epochSeconds: 0 };
  const best = { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: new Map() };
  const snapshot = { settings, ...counts, best, steps: [], epochs: [], moments: parameters, variances: parameters };
  const state = { id: "d/state", kind: "state", preprocess };
  await put("checkpoints", { ...state, snapshot: { ...snapshot, weights: parameters } });
  expect((await loadCheckpoint(storage, "d"))!.snapshot.weights).toEqual(parameters);
  const short = new Map([["w", { ...w, shape: [3] }]]);
  await put("checkpoints", { ...state, snapshot: { ...snapshot, weights: short } });
  expect(await codeOf(loadCheckpoint(storage, "d"))).toBe("version.damaged");
});

test("a cache that cannot be read is as good as none, and forgotten", async () => {
  await put("features", { id: "k", createdAt: 1, preprocess: { ...preprocess, version: 99 } });
  expect(await findPreprocess(storage, "k")).toBeNull();
  expect(await database.features.count()).toBe(0);
  await keepPreprocess(storage, "k", preprocess);
  expect(await findPreprocess(storage, "k")).toEqual(preprocess);
  await put("geocodes", { id: "5", points: "lost" });
  expect(await findGeocodes(storage, "5")).toEqual(new Map());
});

test("records say their version", async () => {
  await storage.checkpoints.put({
    ...{ id: "r", kind: "summary", dataset: "d", savedAt: 1, fingerprint: "f", epoch: 1, step: 1, bestEpoch: 0 },
    ...{ settings: PRESET_SETTINGS.quick, problem: null },
  } as const);
  expect(await database.checkpoints.get("r")).toMatchObject({
    version: currentVersion(CHECKPOINTS.format),
    settings: { version: currentVersion(SETTINGS_FORMAT) },
  });
});
