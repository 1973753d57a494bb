// A first visit opens no storage; whoever cannot tell whether it is one does.

import { afterEach, expect, test, vi } from "vitest";
import { lazyStorage } from "./lazyStorage.ts";
import { createStoredData } from "./storedData.ts";
import { createStoredRuns } from "./storedRuns.ts";

afterEach(() => vi.unstubAllGlobals());

function databases(...names: string[]): void {
  vi.stubGlobal("indexedDB", { databases: async () => names.map((name) => ({ name, version: 1 })) });
}

test("without a database of the studio nothing is kept, and nothing is opened to tell so", async () => {
  databases("another page's");
  expect(await lazyStorage().isUnused()).toBe(true);
  const storage = { isUnused: lazyStorage().isUnused, open: () => Promise.reject(new Error("it was opened")) };
  expect(await createStoredData(storage).list()).toMatchObject({ datasets: [], recipes: [], odd: [], notice: null });
  expect(await createStoredRuns(storage).list()).toEqual({ rows: [], odd: [] });
});

test("where there is one, or the browser does not say, the storage is asked", async () => {
  databases("another page's", "sales-studio");
  expect(await lazyStorage().isUnused()).toBe(false);
  vi.stubGlobal("indexedDB", {});
  expect(await lazyStorage().isUnused()).toBe(false);
  Object.defineProperty(globalThis, "indexedDB", {
    configurable: true,
    get: () => {
      throw new DOMException("blocked", "SecurityError");
    },
  });
  expect(await lazyStorage().isUnused()).toBe(false);
});
