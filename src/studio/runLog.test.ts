import { expect, test } from "vitest";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { createRunLog } from "./runLog.ts";

const losses = (total: number) => ({ total, product: total, quantity: 0, revenue: 0, discount: 0 });
const backend = { name: "wasm", detail: "2 threads", reason: "" } as const;
const epoch = (number: number) => ({
  kind: "epoch" as const,
  report: { epoch: number, train: losses(3), validation: losses(4), best: true, seconds: 2 },
});
const asked = { kind: "asked", how: "start", dataset: "sales.csv", lines: 10 } as const;

function logged() {
  const kept = new Map<string, string>();
  let time = 1000;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const log = createRunLog(storage, () => time);
  const kinds = () => log.store.getState().entries.map(({ kind }) => kind);
  const wait = (ms: number) => {
    time += ms;
  };
  return { log, storage, kinds, kept, wait };
}

function started(log: ReturnType<typeof createRunLog>) {
  const settings = { ...PRESET_SETTINGS.quick, epochs: 4, warmRestartPeriod: 1, warmRestartFactor: 2 };
  log.record({
    kind: "started",
    ...{ backend, settings, parameters: 5, epochs: 4, stepsPerEpoch: 10, samplesPerEpoch: 640 },
  });
}

test("restarts of the rate are told with the step that they come with, and how long a pause was", () => {
  const { log, wait } = logged();
  log.open("a");
  log.ask(asked);
  started(log);
  const step = (number: number) => ({
    step: number,
    epoch: 1,
    learningRate: number / 1000,
    gradientNorm: 1,
    loss: losses(1),
  });
  const steps = Array.from({ length: 31 }, (_, i) => step(i + 1));
  log.record({ kind: "steps", steps, samplesPerSecond: 99, progress: 0, secondsLeft: 0 });
  log.record({ kind: "paused" });
  wait(2500);
  log.record({ kind: "resumed" });
  log.record(epoch(1));
  const { entries } = log.store.getState();
  expect(entries.filter(({ kind }) => kind === "restart")).toEqual([
    { kind: "restart", step: 11, rate: 0.011, time: 1000 },
    { kind: "restart", step: 31, rate: 0.031, time: 1000 },
  ]);
  expect(entries.find(({ kind }) => kind === "resumed")).toEqual({ kind: "resumed", seconds: 2.5, time: 3500 });
  expect(entries.at(-1)).toMatchObject({ train: 3, validation: 4, samplesPerSecond: 99, gap: null, time: 3500 });
  expect(entries[1]).toMatchObject({ settings: expect.stringContaining("batchSize=64 epochs=4 ") });
});

test("a long log drops its oldest entries and counts them", () => {
  const { log } = logged();
  log.open("a");
  log.ask(asked);
  for (let i = 1; i <= 1200; i++) log.record(epoch(i));
  const { entries, dropped } = log.store.getState();
  expect(entries).toHaveLength(1000);
  expect(dropped).toBe(201);
  expect(entries[0]).toMatchObject({ kind: "epoch", epoch: 201 });
});

test("a run that goes on after a closed page goes on with its log; a new run and another data set do not", () => {
  const { log, storage, wait } = logged();
  log.open("a");
  log.ask(asked);
  started(log);
  wait(2000);
  log.record(epoch(1));
  const later = createRunLog(storage, () => 9000);
  later.open("b");
  expect(later.store.getState().entries).toEqual([]);
  later.open("a");
  expect(later.store.getState().entries.map(({ kind }) => kind)).toEqual(["asked", "started", "epoch"]);
  later.ask({ ...asked, how: "continue" });
  expect(later.store.getState().entries).toHaveLength(4);
  later.ask(asked);
  expect(later.store.getState().entries.map(({ kind }) => kind)).toEqual(["asked"]);
});

test("what is no log is none", () => {
  for (const text of ["", "[", "7", "null", '{"dataset":"a"}', '{"dataset":"a","dropped":1,"entries":4}']) {
    const { log, kept } = logged();
    kept.set("sales-studio.log", text);
    log.open("a");
    expect(log.store.getState(), text).toEqual({ entries: [], dropped: 0 });
  }
  const { log, kept, kinds } = logged();
  kept.set(
    "sales-studio.log",
    '{"dataset":"a","dropped":2,"entries":[{"kind":"alert","time":1},null,{"kind":"paused","time":5},{"kind":"paused"}]}',
  );
  log.open("a");
  expect(kinds()).toEqual(["paused"]);
});
