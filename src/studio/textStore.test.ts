// Where site data are blocked the page's small texts last as long as the page, and nothing throws.

import { expect, test } from "vitest";
import { textStore } from "./textStore.ts";

const blocked = (): never => {
  throw new DOMException("The request was denied", "SecurityError");
};

test("texts go to the browser where it takes them", () => {
  const kept = new Map<string, string>();
  const browser = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const store = textStore(() => browser);
  store.setItem("a", "1");
  expect([store.getItem("a"), kept.get("a"), store.getItem("b")]).toEqual(["1", "1", null]);
});

test.each([
  ["the store itself", blocked],
  ["each of its calls", () => ({ getItem: blocked, setItem: blocked })],
])("blocked: %s", (_, browser) => {
  const store = textStore(browser);
  expect(store.getItem("a")).toBeNull();
  store.setItem("a", "1");
  store.setItem("a", "2");
  expect(store.getItem("a")).toBe("2");
});

test("a full store keeps what it has; the newer text lasts as long as the page", () => {
  const kept = new Map([["a", "old"]]);
  let full = true;
  const browser = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
  };
  const store = textStore(() => browser);
  store.setItem("a", "new");
  expect(store.getItem("a")).toBe("new");
  full = false;
  store.setItem("a", "newest");
  expect([store.getItem("a"), kept.get("a")]).toEqual(["newest", "newest"]);
});
