// Tabs of one browser hear of one another's deletions and trainings, and of nothing that is not theirs.

import { afterEach, expect, test, vi } from "vitest";
import type { OpenedDataset } from "../workers/protocol.ts";
import { createSession } from "./session.ts";
import { connectTabs, createTabs } from "./tabs.ts";

afterEach(() => vi.unstubAllGlobals());

/** A tab with this data set open. */
function tab(dataset: string) {
  const session = createSession();
  session.setState({ data: { kind: "ready", info: { id: dataset } as OpenedDataset, source: null } });
  const train = { refreshUnfinished: vi.fn(async () => undefined) };
  const data = { refreshStored: vi.fn(async () => undefined) };
  const tabs = createTabs();
  connectTabs(session, tabs, train, { refresh: async () => undefined }, data);
  return { session, train, data, tabs };
}

test("a data set deleted elsewhere is told where it is open, and there alone", async () => {
  const [one, two, three] = [tab("d"), tab("d"), tab("e")];
  one.tabs.tell({ kind: "deleted", dataset: "d" });
  await vi.waitFor(() => expect(two.session.getState().deletedElsewhere).toBe(true));
  await vi.waitFor(() => expect(three.data.refreshStored).toHaveBeenCalled());
  expect(three.session.getState().deletedElsewhere).toBe(false);
  expect(one.session.getState().deletedElsewhere).toBe(false);
});

test("a training that begins and one that ends make the other tab look again", async () => {
  const [one, two] = [tab("d"), tab("d")];
  one.session.setState({ run: { kind: "preparing", what: "features", share: null } });
  one.session.setState({ run: { kind: "paused", started: {} as never, network: null, recovery: null } });
  await vi.waitFor(() => expect(two.train.refreshUnfinished).toHaveBeenCalledTimes(1));
  one.session.setState({ run: { kind: "idle" } });
  await vi.waitFor(() => expect(two.train.refreshUnfinished).toHaveBeenCalledTimes(2));
  expect(one.train.refreshUnfinished).not.toHaveBeenCalled();
});

test("what is no news is no news, and without channels each tab is by itself", async () => {
  const one = tab("d");
  const stranger = new BroadcastChannel("sales-studio/tabs");
  for (const noise of [null, "deleted", { kind: "deleted" }, { kind: "other", dataset: "d" }])
    stranger.postMessage(noise);
  stranger.postMessage({ kind: "trains", dataset: "d" });
  await vi.waitFor(() => expect(one.train.refreshUnfinished).toHaveBeenCalledTimes(1));
  expect(one.data.refreshStored).toHaveBeenCalledTimes(1);
  stranger.close();
  vi.stubGlobal("BroadcastChannel", undefined);
  const alone = createTabs();
  alone.listen(() => undefined);
  alone.tell({ kind: "deleted", dataset: "d" });
});
