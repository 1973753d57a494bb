// A page that ends in the middle of heavy work is told of by the next one; one that is left, or lives, is not.

import { expect, test, vi } from "vitest";
import { endedIn, markWork } from "./lastVisit.ts";
import { createSession } from "./session.ts";
import type { TextStore } from "./settings.ts";

/** A browser: what it keeps outlives its pages, their locks do not. */
function browser() {
  const kept = new Map<string, string>();
  const store: TextStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
  };
  const held = new Set<string>();
  const page = () => {
    const mine = new Set<string>();
    const session = createSession();
    const window = new EventTarget();
    const locks = {
      request: (name: string) => {
        held.add(name);
        mine.add(name);
        return new Promise(() => undefined);
      },
      query: async () => ({ held: [...held].map((name) => ({ name })) }),
    } as unknown as LockManager;
    markWork(session, { store, window: window as unknown as Window, locks });
    const die = () => {
      for (const name of mine) held.delete(name);
    };
    const leave = () => {
      window.dispatchEvent(new Event("pagehide"));
      die();
    };
    return { session, die, leave, ended: () => endedIn({ store, locks }) };
  };
  return { page, kept, store };
}
const file = Object.assign(new Blob(["x".repeat(300)]), { name: "sales.csv" }) as File;
const reading = { kind: "reading", progress: null, origin: { kind: "file", file } } as never;
const opening = { kind: "opening", name: "march.csv", progress: null } as const;
const training = { kind: "preparing", what: "features", share: null } as const;

test("what a page was doing when it died is told once", async () => {
  const { page } = browser();
  const first = page();
  first.session.setState({ data: reading });
  first.die();
  const next = page();
  expect(await next.ended()).toEqual({ kind: "reading", name: "sales.csv", size: 300 });
  expect(await next.ended()).toBeNull();
});

test("training goes before what else there is; work that ended leaves nothing to tell", async () => {
  const { page, kept } = browser();
  const first = page();
  first.session.setState({ data: opening });
  first.session.setState({ data: { kind: "empty" } });
  expect([...kept.values()]).toEqual(["{}"]);
  first.session.setState({ run: training });
  first.die();
  expect(await page().ended()).toMatchObject({ kind: "training" });
});

test("a page that was left, and one that lives in another tab, are not told of", async () => {
  const { page } = browser();
  const left = page();
  left.session.setState({ data: opening });
  left.leave();
  expect(await page().ended()).toBeNull();
  const living = page();
  living.session.setState({ data: opening });
  expect(await page().ended()).toBeNull();
  living.die();
  expect(await page().ended()).toMatchObject({ name: "march.csv" });
});

test("marks that are none, blocked storage and missing locks are nothing to tell", async () => {
  const { store, kept } = browser();
  const locks = { request: vi.fn(), query: async () => ({}) } as unknown as LockManager;
  for (const text of ["", "null", "3", '{"a":{"kind":"other","name":"x","size":1}}', '{"a":{"kind":"reading"}}']) {
    kept.set("sales-studio.work", text);
    expect(await endedIn({ store, locks })).toBeNull();
  }
  kept.set("sales-studio.work", '{"a":{"kind":"reading","name":"x","size":1}}');
  expect(await endedIn({ store })).toBeNull();
  const refused = { ...locks, query: () => Promise.reject(new DOMException("denied", "SecurityError")) };
  expect(await endedIn({ store, locks: refused })).toBeNull();
});
