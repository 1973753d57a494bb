// The open data set is written beside the work with it: its progress shows, and a write that ends early leaves nothing.

import { expect, test } from "vitest";
import type { OpenedDataset, Progress, StorageNotice } from "../workers/protocol.ts";
import type { DataPhase } from "./data.ts";
import type { Engine } from "./engine.ts";
import { createKeeping } from "./keeping.ts";
import { createSession } from "./session.ts";
import type { StoredData } from "./storedData.ts";

const INFO = { id: "d1", name: "march.csv", stored: false, notice: null } as OpenedDataset;

/** The actions over a worker whose one write is answered by the test. */
function setUp() {
  const session = createSession();
  session.setState({ data: { kind: "ready", info: INFO, source: null } });
  const removed: string[] = [];
  const write: {
    progress?: (progress: Progress) => void;
    done?: (notice: StorageNotice) => void;
    fail?: (error: Error) => void;
  } = {};
  const training = (_name: string, _input: unknown, options: { signal: AbortSignal; onEvent(event: Progress): void }) =>
    new Promise<StorageNotice>((resolve, reject) => {
      Object.assign(write, { progress: options.onEvent, done: resolve, fail: reject });
      options.signal.addEventListener("abort", () => reject(options.signal.reason));
    });
  const stored = {
    list: async () => ({ datasets: [], recipes: [], use: { used: 5, quota: 10 } }),
    remove: async (id: string) => void removed.push(id),
  } as unknown as StoredData;
  const change = (to: (data: DataPhase) => DataPhase) => session.setState(({ data }) => ({ data: to(data) }));
  const keeping = createKeeping(session, { training } as unknown as Engine, stored, change);
  const info = () => {
    const { data } = session.getState();
    return data.kind === "ready" ? data.info : null;
  };
  const settled = () => expect.poll(() => session.getState().storing).toBeNull();
  return { session, keeping, write, removed, info, settled };
}

test("progress shows while it is written; then it is stored, and the space is told anew", async () => {
  const { session, keeping, write, info, settled } = setUp();
  keeping.keepOpen(INFO);
  write.progress!({ phase: "storing", done: 3, total: 4 });
  expect(session.getState().storing).toMatchObject({ id: "d1", name: "march.csv", progress: { done: 3, total: 4 } });
  write.done!({ notice: null, noticeSentence: null });
  await settled();
  expect(info()).toMatchObject({ stored: true, notice: null });
  await expect.poll(() => session.getState().use).toEqual({ used: 5, quota: 10 });
});

test("a cancelled write is no problem, and the data set stays open without being kept", async () => {
  const { session, keeping, removed, info, settled } = setUp();
  keeping.keepOpen(INFO);
  keeping.cancelKeeping();
  await settled();
  expect(info()).toMatchObject({ stored: false, notice: null });
  expect(session.getState().dataProblem).toBeNull();
  expect(removed).toEqual([]);
});

test("a worker that ends in mid-write leaves no rest, and the reason is told", async () => {
  const { keeping, write, removed, info, settled } = setUp();
  keeping.keepOpen(INFO);
  write.fail!(new Error("the worker ended"));
  await settled();
  expect(info()).toMatchObject({ stored: false, notice: "the worker ended" });
  expect(removed).toEqual(["d1"]);
});

test("a full disk: the notice reaches the open data set", async () => {
  const { keeping, write, info, settled } = setUp();
  keeping.keepOpen(INFO);
  write.done!({ notice: "The disk is full.", noticeSentence: null });
  await settled();
  expect(info()).toMatchObject({ notice: "The disk is full." });
});
