// Searches in the training worker: kept after every epoch, claimed while they go on, and taken up where they stood. What a trial comes
// to is a function of its settings here; the training itself is runSearch's own test.

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SearchOptions } from "../core/experiments/search/runSearch.ts";
import { newSearch, nextWork } from "../core/experiments/search/state.ts";
import { exampleSpec, simulate, step } from "../core/experiments/search/testing/simulate.ts";
import { searched } from "../core/experiments/search/trials.ts";
import type { SearchEvent, SearchState } from "../core/experiments/search/types.ts";
import { messageOf } from "../core/lib/message.ts";
import { claim, claimOfSearch } from "../storage/claims.ts";
import { openStorage, type Storage } from "../storage/storage.ts";
import { fakeLocks } from "../storage/testing/fakeLocks.ts";
import type { DataService } from "./dataService.ts";
import type { SearchNews } from "./searchProtocol.ts";
import { SearchService } from "./searchService.ts";

const objective = ({ learningRate }: { learningRate: number }, epoch: number) => ({
  ndcg10: Math.exp(-((Math.log10(learningRate) + 2) ** 2)) - 0.1 / epoch,
});
const SPEC = exampleSpec({ budget: { trials: 4 }, confirm: { best: 1, seeds: 1 } });
const WHOLE = simulate(newSearch(SPEC, "lines"), objective);

/** What the device does after so many epochs, in place of going on. */
let fault: { after: number; error: Error } | null = null;

vi.mock("../core/data/source/fingerprint.ts", () => ({ fingerprintLines: () => "lines" }));
vi.mock("../core/kernels/backends.ts", () => ({ chooseBackend: async (name: string) => ({ name }) }));
vi.mock("../core/experiments/search/runSearch.ts", () => ({
  async *runSearch(start: SearchState, { control, signal }: SearchOptions): AsyncGenerator<SearchEvent, SearchState> {
    let state = start;
    for (let epochs = 0; ; epochs++) {
      signal?.throwIfAborted();
      if (fault?.after === epochs) throw fault.error;
      const isStopped = control?.stopRequested && !state.closed;
      const next = isStopped ? { ...state, closed: true } : step(state, objective);
      if (next === state) return state;
      state = next;
      yield { kind: "state", state };
    }
  },
}));

const info = { id: "data", name: "sales.csv", fingerprint: "f" };
const data = { current: { info, lines: {} } } as unknown as DataService;
let storage: Storage;
let service: SearchService;
let held: () => string[];
let serial = 0;

beforeEach(async () => {
  fault = null;
  held = fakeLocks();
  storage = await openStorage(`search service ${serial++}`);
  service = new SearchService(Promise.resolve(storage), data);
});
afterEach(() => {
  storage.close();
  vi.unstubAllGlobals();
});

function context(onState: (state: SearchState, end: AbortController) => void = () => undefined) {
  const end = new AbortController();
  const emit = (event: object): void => {
    const news = event as SearchNews;
    if (news.kind === "state") onState(news.state, end);
  };
  return { signal: end.signal, emit, transfer: () => undefined };
}

const epochsOf = ({ trials }: SearchState): number => trials.reduce((sum, { epochs }) => sum + epochs.length, 0);
const start = (onState?: Parameters<typeof context>[0], spec = SPEC) =>
  service.start({ spec, backend: "wasm" }, context(onState));

test("a search is kept and claimed while it goes on, and listed as done at its end", async () => {
  let claims: string[] = [];
  const found = await start(() => {
    claims = held();
  });
  expect(found).toMatchObject({ name: "sales.csv", done: true, stopped: false, place: "disk", state: WHOLE });
  expect(claims.some((name) => name.includes(claimOfSearch(found.id)))).toBe(true);
  expect(held()).toEqual([]);
  expect(await service.list()).toMatchObject([{ id: found.id, state: WHOLE }]);
});

test("one that a closed page broke off goes on where it stood, and comes to the same", async () => {
  const broken = start((state, end) => {
    if (epochsOf(state) === 7) end.abort();
  });
  await expect(broken).rejects.toThrow();
  // Another visit.
  service = new SearchService(Promise.resolve(storage), data);
  const [kept] = await service.list();
  expect(epochsOf(kept!.state)).toBe(7);
  expect(kept).toMatchObject({ done: false, stopped: false });
  const found = await service.goOn({ id: kept!.id, backend: "wasm" }, context());
  expect(found).toMatchObject({ id: kept!.id, done: true, state: WHOLE });
});

test("what a lost device leaves is kept, and free for whoever goes on", async () => {
  fault = { after: 5, error: new Error("the device was lost") };
  await expect(start()).rejects.toThrow("the device was lost");
  expect(held()).toEqual([]);
  const [kept] = await service.list();
  expect(epochsOf(kept!.state)).toBe(5);
  fault = null;
  expect((await service.goOn({ id: kept!.id, backend: "wasm" }, context())).state).toEqual(WHOLE);
});

test("a stop ends the trying, trains the best again, and a second one ends that", async () => {
  const found = await start((state) => {
    if (epochsOf(state) === 10 && !state.closed) service.stop();
  });
  expect(found).toMatchObject({ stopped: true, done: true });
  expect(searched(found.state).length).toBeLessThan(4);
  expect(found.state.trials.some(({ repeats }) => repeats !== undefined)).toBe(true);

  const ended = await start((state) => {
    const isFirst = epochsOf(state) === 10 && !state.closed;
    if (isFirst || state.trials.some(({ repeats }) => repeats !== undefined)) service.stop();
  });
  expect(ended).toMatchObject({ stopped: true, done: false });
  expect(ended.state.closed).toBe(true);
});

test("extended, a search that was done tries more and keeps what it knew", async () => {
  const { id, state } = await start();
  const more = await service.goOn({ id, backend: "wasm", budget: { trials: 6 } }, context());
  expect(searched(more.state)).toHaveLength(6);
  expect(more.state.trials.slice(0, state.trials.length)).toEqual(state.trials);
  expect(nextWork(more.state)).toBeNull();
  expect(await service.list()).toHaveLength(1);
});

test("what another tab goes on with is not offered, and refused", async () => {
  fault = { after: 3, error: new Error("gone") };
  await expect(start()).rejects.toThrow();
  fault = null;
  const { id } = (await service.list())[0]!;
  const release = await claim(claimOfSearch(id));
  expect(await service.list()).toEqual([]);
  const refused = await service.goOn({ id, backend: "wasm" }, context()).catch((error: unknown) => error);
  expect(messageOf(refused)).toMatchObject({ code: "worker.searchElsewhere" });
  release();
  expect((await service.goOn({ id, backend: "wasm" }, context())).state).toEqual(WHOLE);
});

test("a deleted search comes back once; one of other lines, or of none, is not gone on with", async () => {
  const { id } = await start();
  await service.delete({ id });
  expect(await service.list()).toEqual([]);
  await service.undoDelete();
  await service.undoDelete();
  expect(await service.list()).toMatchObject([{ id, state: WHOLE }]);
  const code = async (of: SearchService, search: string) =>
    messageOf(await of.goOn({ id: search, backend: "wasm" }, context()).catch((error: unknown) => error))?.code;
  expect(await code(service, "unheard of")).toBe("worker.noSearch");
  const other = { current: { info: { ...info, id: "other" }, lines: {} } } as unknown as DataService;
  expect(await code(new SearchService(Promise.resolve(storage), other), id)).toBe("worker.noSearch");
});
