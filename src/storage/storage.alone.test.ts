// What is kept between visits, on a real IndexedDB interface; and what happens when the disk refuses.

import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pack } from "../core/artefact/pack.ts";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import type { PlacePoint } from "../core/geo/geocode.ts";
import { keepAssignments, listAssignments, placeKey } from "./assignments.ts";
import { findGeocodes, findPreprocess, keepGeocodes, keepPreprocess } from "./caches.ts";
import { StudioDatabase } from "./database.ts";
import { deleteDataset, listDatasets, loadDataset, renameDataset, saveDataset, withCurrency } from "./datasets.ts";
import { findRecipe, forgetRecipe, keepRecipe, listRecipes, renameRecipe } from "./recipes.ts";
import { deleteRun, describeRun, listRuns, loadRun, saveRun } from "./runs.ts";
import { openStorage, type Storage } from "./storage.ts";
import { anyLines } from "./testing/anyLines.ts";
import { exampleInfo as info } from "./testing/exampleInfo.ts";

let storage: Storage;
let serial = 0;
const name = () => `test-${serial}`;

beforeEach(async () => {
  serial++;
  storage = await openStorage(name());
});
afterEach(() => {
  vi.restoreAllMocks();
  storage.close();
});

/** Another visit of the same page. */
async function reopen(): Promise<void> {
  storage.close();
  storage = await openStorage(name());
}

const someLines = (): SaleLines => fc.sample(anyLines, { numRuns: 1, seed: 11 })[0]!;
/** Makes the disk refuse from the n-th write of this table on. */
function fillDisk(table: string, after = 0): void {
  const { put } = IDBObjectStore.prototype;
  let writes = 0;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === table && writes++ >= after) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, args);
  });
}

test("a data set takes the currency that its file is read with again, also one kept before there was any", async () => {
  await saveDataset(storage, info("a", 1), someLines());
  const inEuros = await withCurrency(storage, info("a", 1), "EUR");
  expect(inEuros.inspection.mapping).toEqual({ ...info("a", 1).inspection.mapping, currency: "EUR" });
  await reopen();
  expect((await loadDataset(storage, "a")).info).toEqual(inEuros);
  expect(await withCurrency(storage, inEuros, "EUR")).toBe(inEuros);
  expect(await withCurrency(storage, inEuros, undefined)).toBe(inEuros);
});

test("a data set survives the visit, is listed newest first, renamed and deleted with its pieces", async () => {
  const lines = someLines();
  const progress: number[] = [];
  const options = { pieceBytes: 100, onProgress: (done: number, total: number) => progress.push(done / total) };
  expect(await saveDataset(storage, info("a", 1), lines, options)).toBe("disk");
  expect(await saveDataset(storage, info("b", 2), lines)).toBe("disk");
  expect(progress.at(-1)).toBe(1);
  await reopen();
  expect((await listDatasets(storage)).map(({ id }) => id)).toEqual(["b", "a"]);
  await renameDataset(storage, "a", "January");
  const back = await loadDataset(storage, "a");
  expect(back.info).toEqual({ ...info("a", 1), name: "January" });
  expect(back.lines).toStrictEqual(lines);
  await deleteDataset(storage, "a");
  await deleteDataset(storage, "b");
  expect(await storage.pieces.list()).toEqual([]);
  await expect(loadDataset(storage, "a")).rejects.toThrow(/no stored data set "a"/);
});

test("a cancelled write leaves nothing", async () => {
  const controller = new AbortController();
  const save = saveDataset(storage, info("a"), someLines(), {
    pieceBytes: 64,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(save).rejects.toMatchObject({ name: "AbortError" });
  expect(await listDatasets(storage)).toEqual([]);
  expect(await storage.datasets.list()).toEqual([]);
  expect(await storage.pieces.list()).toEqual([]);
});

test("the rest of a write that a crash broke off is not listed, and later removed", async () => {
  const record = { complete: false } as const;
  await storage.pieces.put(
    { id: "old/000000", bytes: Uint8Array.of(1) },
    { id: "new/000000", bytes: Uint8Array.of(1) },
  );
  await storage.datasets.put({ ...record, id: "old", createdAt: 1 });
  await storage.datasets.put({ ...record, id: "new", createdAt: Date.now() });
  expect(await listDatasets(storage)).toEqual([]);
  expect((await storage.pieces.list()).map(({ id }) => id)).toEqual(["new/000000"]);
  await expect(loadDataset(storage, "new")).rejects.toThrow(/no stored data set/);
});

test("pieces without a record are removed, and never because the records could not be read", async () => {
  await saveDataset(storage, info("a"), someLines(), { pieceBytes: 100 });
  const whole = (await storage.pieces.list()).length;
  await storage.pieces.put({ id: "gone/000000", bytes: Uint8Array.of(1) });
  vi.spyOn(storage.datasets, "idsOnDisk").mockResolvedValue(null);
  await listDatasets(storage);
  expect(await storage.pieces.list()).toHaveLength(whole + 1);
  vi.restoreAllMocks();
  expect((await listDatasets(storage)).map(({ id }) => id)).toEqual(["a"]);
  expect(await storage.pieces.list()).toHaveLength(whole);
});

test("a cancelled write takes what was there of the data set with it", async () => {
  const lines = someLines();
  await storage.datasets.put({ id: "a", createdAt: 1, complete: false });
  await storage.pieces.put({ id: "a/000000", bytes: new Uint8Array(4) }, { id: "a/000001", bytes: new Uint8Array(4) });
  const controller = new AbortController();
  controller.abort();
  const written = { id: "a", layout: [{ name: "line", type: "u32", bytes: 8 } as const], pieces: 2 };
  const save = saveDataset(storage, info("a"), lines, { signal: controller.signal, written });
  await expect(save).rejects.toMatchObject({ name: "AbortError" });
  expect(await storage.datasets.list()).toEqual([]);
  expect(await storage.pieces.list()).toEqual([]);
});

test("a disk that fills up in mid-write: the data set is whole in memory, the notice says so", async () => {
  fillDisk("pieces", 2);
  const lines = someLines();
  expect(await saveDataset(storage, info("a"), lines, { pieceBytes: 100 })).toBe("memory");
  expect(storage.notice).toMatch(/disk space .* used up/);
  expect((await loadDataset(storage, "a")).lines).toStrictEqual(lines);
  expect(await listDatasets(storage)).toHaveLength(1);
  await reopen();
  expect(await listDatasets(storage)).toEqual([]);
});

test("without IndexedDB everything works for this visit", async () => {
  const memory = await (async () => {
    vi.spyOn(StudioDatabase.prototype, "open").mockRejectedValue(new Error("IndexedDB API missing"));
    return openStorage("none");
  })();
  expect(memory.notice).toMatch(/does not let the page keep data \(IndexedDB API missing\)/);
  const lines = someLines();
  expect(await saveDataset(memory, info("a"), lines)).toBe("memory");
  expect((await loadDataset(memory, "a")).lines).toStrictEqual(lines);
  await keepGeocodes(memory, "v1", new Map([["Huế", null]]));
  expect(await findGeocodes(memory, "v1")).toEqual(new Map([["Huế", null]]));
});

test("runs come back with their model; name and note can change; delete takes the files too", async () => {
  const model = exampleArtefact();
  const run = (id: string, createdAt: number) => ({ id, createdAt, name: id, note: "", fingerprint: "f" });
  expect(await saveRun(storage, run("r1", 1), model, pack(model, { predictionsCsv: "line\r\n" }))).toBe("disk");
  await saveRun(storage, run("r2", 2), model, pack(model));
  await reopen();
  await describeRun(storage, "r1", { note: "best so far" });
  expect((await listRuns(storage)).map(({ id, note }) => [id, note])).toEqual([
    ["r2", ""],
    ["r1", "best so far"],
  ]);
  const back = await loadRun(storage, "r1");
  expect(back.model).toEqual(model);
  expect(new TextDecoder().decode(back.files.get("predictions.csv"))).toBe("line\r\n");
  await deleteRun(storage, "r1");
  await expect(loadRun(storage, "r1")).rejects.toThrow(/no stored run "r1"/);
  expect(await storage.runFiles.list()).toHaveLength(1);
});

test("a run whose files do not fit on the disk is not listed on the next visit", async () => {
  fillDisk("runFiles");
  const run = { id: "r", createdAt: 1, name: "r", note: "", fingerprint: "f" };
  const model = exampleArtefact();
  expect(await saveRun(storage, run, model, pack(model))).toBe("memory");
  await describeRun(storage, "r", { note: "kept for now" });
  expect((await loadRun(storage, "r")).run.note).toBe("kept for now");
  await reopen();
  expect(await listRuns(storage)).toEqual([]);
});

test("caches: preprocessing by fingerprint, known and unknown places", async () => {
  const { preprocess } = exampleArtefact();
  await keepPreprocess(storage, "print", preprocess);
  const point: PlacePoint = {
    province: 20,
    latitude: 16.4,
    longitude: 107.6,
    urban: 1,
    province63: "46",
    confidence: "exact",
  };
  const points = new Map<string, PlacePoint | null>([
    ["Huế", point],
    ["?", null],
  ]);
  await keepGeocodes(storage, "v1", points);
  await reopen();
  expect(await findPreprocess(storage, "print")).toEqual(preprocess);
  expect(await findPreprocess(storage, "other")).toBeNull();
  expect(await findGeocodes(storage, "v1")).toEqual(points);
  await keepGeocodes(storage, "v2", new Map());
  expect(await findGeocodes(storage, "v1")).toEqual(new Map());
});

test("provinces by hand outlive a visit, change and are forgotten", async () => {
  const [a, b] = ["Kho 1", "Kho 2"].map((address) => placeKey({ address, ward: "", district: "", province: "" }));
  await keepAssignments(
    storage,
    new Map([
      [a!, "79"],
      [b!, "46"],
    ]),
  );
  await reopen();
  expect(await listAssignments(storage)).toEqual(
    new Map([
      [a, "79"],
      [b, "46"],
    ]),
  );
  await keepAssignments(
    storage,
    new Map([
      [a!, null],
      [b!, "01"],
    ]),
  );
  await reopen();
  expect(await listAssignments(storage)).toEqual(new Map([[b, "01"]]));
  expect(placeKey({ address: "a", ward: "", district: "", province: "" })).not.toBe(
    placeKey({ address: "", ward: "a", district: "", province: "" }),
  );
});

test("a database of the first version keeps its records and takes what came later", async () => {
  const name = `first-${Math.random()}`;
  const first = new Dexie(name);
  first.version(1).stores({ recipes: "id" });
  await first.open();
  const { mapping } = exampleArtefact();
  await first.table("recipes").put({ id: JSON.stringify(mapping.header), name: "old", savedAt: 1, mapping });
  first.close();
  const later = await openStorage(name);
  expect(later.notice).toBeNull();
  expect((await findRecipe(later, mapping.header))?.name).toBe("old");
  await keepAssignments(later, new Map([["x", "79"]]));
  expect(await listAssignments(later)).toEqual(new Map([["x", "79"]]));
  later.close();
});

test("recipes by exact header: kept, renamed, replaced, forgotten", async () => {
  const { mapping } = exampleArtefact();
  const { header } = mapping;
  let now = 1_000;
  vi.spyOn(Date, "now").mockImplementation(() => now++);
  await keepRecipe(storage, header, { name: "Shop export", mapping, choices: ["decimal"] });
  await keepRecipe(storage, ["a", "b"], { name: "Other", mapping, choices: [] });
  await reopen();
  const found = await findRecipe(storage, header);
  expect(found).toMatchObject({ name: "Shop export", mapping, choices: ["decimal"], savedAt: 1_000 });
  expect(await findRecipe(storage, [...header, ""])).toBeNull();
  expect((await listRecipes(storage)).map(({ name }) => name)).toEqual(["Other", "Shop export"]);
  await renameRecipe(storage, found!.id, "Monthly");
  await keepRecipe(storage, header, { name: "Monthly", mapping: { ...mapping, keepReturns: true }, choices: [] });
  expect((await listRecipes(storage)).map(({ name, mapping: each }) => [name, each.keepReturns])).toEqual([
    ["Monthly", true],
    ["Other", false],
  ]);
  await forgetRecipe(storage, found!.id);
  expect(await findRecipe(storage, header)).toBeNull();
  await expect(renameRecipe(storage, found!.id, "x")).rejects.toThrow(/forgotten meanwhile/);
});

test("the preprocessing cache forgets the oldest", async () => {
  const { preprocess } = exampleArtefact();
  let now = 1_000;
  vi.spyOn(Date, "now").mockImplementation(() => now++);
  for (let i = 0; i < 53; i++) await keepPreprocess(storage, `p${i}`, preprocess);
  expect(await findPreprocess(storage, "p2")).toBeNull();
  expect(await findPreprocess(storage, "p3")).not.toBeNull();
});
