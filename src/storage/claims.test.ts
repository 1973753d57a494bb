// Who writes what is told where the browser has locks; where it has none, or they are blocked, nothing hangs.

import { afterEach, expect, test, vi } from "vitest";
import { claim, claimed, unclaimed } from "./claims.ts";
import { fakeLocks } from "./testing/fakeLocks.ts";

afterEach(() => vi.unstubAllGlobals());
const refuse = () => Promise.reject(new DOMException("denied", "SecurityError"));
const throws = (): never => {
  throw new DOMException("denied", "SecurityError");
};

test("claims of several are told until each is released", async () => {
  const held = fakeLocks();
  const [one, two] = [await claim("run/a"), await claim("run/a")];
  expect(await claimed()).toEqual(new Set(["run/a"]));
  expect(held()).toHaveLength(2);
  one();
  await vi.waitFor(() => expect(held()).toHaveLength(1));
  expect(await claimed()).toEqual(new Set(["run/a"]));
  two();
  expect(await unclaimed("run/a")).toBe(true);
  expect(await claimed()).toEqual(new Set());
});

test.each([
  ["none", {}],
  ["locks that refuse", { locks: { request: refuse, query: refuse } }],
  ["locks that throw when looked at", Object.defineProperty({}, "locks", { get: throws })],
])("with %s a claim is granted and nobody is told of it", async (_, navigator) => {
  vi.stubGlobal("navigator", navigator);
  const release = await claim("a");
  expect(await claimed()).toBeNull();
  expect(await unclaimed("a")).toBe(false);
  release();
});
