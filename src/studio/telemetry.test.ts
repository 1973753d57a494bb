import { expect, test } from "vitest";
import type { TaskLosses, TrainEvent } from "../core/training/events.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { bestEpoch, createTelemetry } from "./telemetry.ts";

const loss = (total: number): TaskLosses => ({ total, product: total, quantity: 0, revenue: 0, discount: 0 });
const started: TrainEvent = {
  kind: "started",
  backend: { name: "wasm", detail: "", reason: "" },
  settings: PRESET_SETTINGS.quick,
  parameters: 1,
  epochs: 2,
  stepsPerEpoch: 2,
  samplesPerEpoch: 128,
};
const steps = (first: number, ...totals: number[]): TrainEvent => ({
  kind: "steps",
  steps: totals.map((total, i) => ({
    step: first + i,
    epoch: 1,
    learningRate: 0.5,
    gradientNorm: 2,
    loss: loss(total),
    seconds: (first + i) / 4,
  })),
  samplesPerSecond: 100,
  progress: 0.5,
  secondsLeft: 3,
});

test("steps land in columns, the latest numbers beside them", () => {
  const telemetry = createTelemetry();
  telemetry.record(started);
  telemetry.record(steps(1, 4, 3));
  telemetry.record(steps(3, 2));
  expect([...telemetry.steps.column("step")]).toEqual([1, 2, 3]);
  expect([...telemetry.steps.column("total")]).toEqual([4, 3, 2]);
  expect([...telemetry.steps.column("seconds")]).toEqual([0.25, 0.5, 0.75]);
  expect([...telemetry.speed.column("step")]).toEqual([2, 3]);
  expect(telemetry.now).toEqual({ step: 3, epoch: 1, samplesPerSecond: 100, progress: 0.5, secondsLeft: 3 });
});

test("a new run begins anew; every event is a new version", () => {
  const telemetry = createTelemetry();
  telemetry.record(started);
  telemetry.record(steps(1, 4));
  const before = telemetry.version;
  telemetry.record(started);
  expect(telemetry.version).toBeGreaterThan(before);
  expect(telemetry.steps.length).toBe(0);
  expect(telemetry.epochs).toEqual([]);
  expect(telemetry.stepsPerEpoch).toBe(2);
  expect(telemetry.stepsPlanned).toBe(4);
});

test("what counting alone finds is a run's first word: it clears the run before, and stays for all networks", () => {
  const telemetry = createTelemetry();
  telemetry.record(started);
  telemetry.record(steps(1, 4));
  const counted = { targets: 256, hit10: 0.5, ndcg10: 0.25 };
  telemetry.record({ kind: "counted", counted });
  expect(telemetry.steps.length).toBe(0);
  telemetry.record(started);
  telemetry.record(started);
  expect(telemetry.counted).toEqual(counted);
  telemetry.clear();
  expect(telemetry.counted).toBeNull();
});

test("the best epoch is the last one that was best when it ended", () => {
  const report = (epoch: number, best: boolean) => ({ epoch, train: loss(1), validation: loss(1), best, seconds: 1 });
  expect(bestEpoch([])).toBeUndefined();
  expect(bestEpoch([report(1, true), report(2, true), report(3, false)])?.epoch).toBe(2);
});

test("a run that goes on has all it did before in its columns, and no step twice", () => {
  const telemetry = createTelemetry();
  telemetry.record(started);
  telemetry.record(steps(1, 4, 3, 2));
  telemetry.record({
    kind: "recovered",
    backend: { name: "wasm", detail: "", reason: "" },
    step: 2,
    fault: { code: "fault.lost", values: {}, text: "lost" },
  });
  telemetry.record(started);
  const kept = steps(1, 4, 3);
  if (kept.kind !== "steps") throw new Error("no steps");
  const report = { epoch: 1, train: loss(1), validation: loss(1), best: true, seconds: 1 };
  telemetry.record({ kind: "continued", step: 2, epoch: 2, progress: 0.5, steps: kept.steps, epochs: [report] });
  expect(telemetry.now).toMatchObject({ step: 2, progress: 0.5 });
  telemetry.record(steps(3, 1));
  expect([...telemetry.steps.column("step")]).toEqual([1, 2, 3]);
  expect([...telemetry.steps.column("total")]).toEqual([4, 3, 1]);
  expect(telemetry.epochs).toEqual([report]);
});
