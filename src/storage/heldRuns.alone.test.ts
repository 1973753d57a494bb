// A run that the disk refused is in memory, can be taken away from there, and is kept once there is room.

import "fake-indexeddb/auto";
import { unzipSync } from "fflate";
import { afterEach, expect, test, vi } from "vitest";
import { pack } from "../core/artefact/pack.ts";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { describeRun, keepHeldRun, listRuns, loadRun, saveRun } from "./runs.ts";
import { runZip } from "./runZip.ts";
import { openStorage } from "./storage.ts";

const model = exampleArtefact();
const run = { id: "r", createdAt: 1, name: "r", note: "", fingerprint: "f" };
const full = (...tables: string[]) => {
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
    if (tables.includes(this.name)) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, args);
  });
};
afterEach(() => vi.restoreAllMocks());

test.each([["runFiles"], ["runs"]])("where %s have no room it stays whole in memory until there is", async (table) => {
  const name = `held-${table}`;
  const storage = await openStorage(name);
  full(table);
  expect(await saveRun(storage, run, model, pack(model))).toBe("memory");
  expect(storage.runs.inMemory().map(({ id }) => id)).toEqual(["r"]);
  await describeRun(storage, "r", { name: "mine" });
  const zip = unzipSync(new Uint8Array(await (await runZip(storage, "r")).arrayBuffer()));
  expect(Object.keys(zip)).toEqual(expect.arrayContaining([...pack(model).keys()]));
  expect(await keepHeldRun(storage, "r")).toBe("memory");
  expect(storage.runs.isInMemory("r")).toBe(true);
  const other = await openStorage(name);
  expect(await listRuns(other)).toEqual([]);

  vi.restoreAllMocks();
  expect(await keepHeldRun(storage, "r")).toBe("disk");
  expect(storage.runs.inMemory()).toEqual([]);
  expect((await listRuns(other)).map((each) => each.name)).toEqual(["mine"]);
  expect((await loadRun(other, "r")).model).toEqual(model);
  expect(await keepHeldRun(storage, "r")).toBe("disk");
  await expect(keepHeldRun(storage, "unheard of")).rejects.toThrow(/no stored run/);
  storage.close();
  other.close();
});

test("tags and a star stand beside what is said of a run, and go without a trace", async () => {
  const storage = await openStorage("described");
  await saveRun(storage, { ...run, search: { id: "s", name: "Wider", trial: 3 } }, model, pack(model));
  await describeRun(storage, "r", { tags: ["slow", "kept", "slow"], star: true });
  await describeRun(storage, "r", { note: "tried" });
  const [marked] = await listRuns(storage);
  expect(marked).toMatchObject({ note: "tried", tags: ["slow", "kept"], star: true, search: { trial: 3 } });
  await describeRun(storage, "r", { tags: [], star: false });
  const [plain] = await listRuns(storage);
  expect(plain).not.toHaveProperty("tags");
  expect(plain).not.toHaveProperty("star");
  storage.close();
});
