// What was open last opens again: once, not in place of what the user does, and not where that ended the page.

import { expect, test } from "vitest";
import type { DatasetInfo, ModelSummary } from "../workers/protocol.ts";
import { comeBack, lastOpen, rememberOpen } from "./lastOpen.ts";
import { createSession } from "./session.ts";

function memory(text?: string) {
  const kept = new Map(text === undefined ? [] : [["sales-studio.open", text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}
const info = { id: "a", name: "five.csv" } as DatasetInfo;
const ready = (stored: boolean) =>
  ({ kind: "ready", info: { ...info, stored, notice: null } as never, source: null }) as const;

async function visit(
  change: Partial<ReturnType<ReturnType<typeof createSession>["getState"]>>,
  text = '{"dataset":"a","model":"m"}',
) {
  const session = createSession();
  session.setState({ stored: [info], ...change });
  const opened: string[] = [];
  const reopen = async ({ id }: DatasetInfo) => void opened.push(id);
  await comeBack({ session, data: { reopen } }, memory(text));
  return { opened, lastModel: session.getState().lastModel };
}

test("the next visit opens the data set at once and leaves the model to the first screen that needs it", async () => {
  expect(await visit({})).toEqual({ opened: ["a"], lastModel: "m" });
});

test("nothing is opened in place of what the user does, of what is gone, or of what ended the page", async () => {
  expect((await visit({ data: { kind: "sniffing", name: "b.csv", progress: null } })).opened).toEqual([]);
  expect((await visit({ stored: [] })).opened).toEqual([]);
  expect((await visit({ endedIn: { kind: "reading", name: "five.csv", size: 0 } })).opened).toEqual([]);
  expect((await visit({ endedIn: { kind: "training", name: "five.csv", size: 0 } })).opened).toEqual(["a"]);
});

test("a text that is none of ours opens nothing", async () => {
  for (const text of ["", "[", "null", "7", '{"dataset":5,"model":{}}']) {
    expect(await visit({}, text)).toEqual({ opened: [], lastModel: null });
  }
});

test("only what is on the disk is remembered", () => {
  const session = createSession();
  const store = memory();
  rememberOpen(session, store);
  session.setState({ data: ready(false) });
  expect(lastOpen(store)).toEqual({ dataset: null, model: null });
  session.setState({ data: ready(true) });
  const model = (place: ModelSummary["place"]) =>
    ({ summary: { id: "m", place } as ModelSummary, origin: "trained", serial: 1 }) as const;
  session.setState({ model: model("memory") });
  expect(lastOpen(store)).toEqual({ dataset: "a", model: null });
  session.setState({ model: model("disk"), data: { kind: "empty" } });
  expect(lastOpen(store)).toEqual({ dataset: "a", model: "m" });
});
