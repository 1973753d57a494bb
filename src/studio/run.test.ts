import { expect, test } from "vitest";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { isActive, nextPhase, type RunEvent, type RunPhase } from "./run.ts";

const started: RunEvent = {
  kind: "started",
  backend: { name: "wasm", detail: "2 threads", reason: "no GPU here" },
  settings: PRESET_SETTINGS.quick,
  parameters: 1000,
  epochs: 4,
  stepsPerEpoch: 10,
  samplesPerEpoch: 640,
};
const finished: RunEvent = { kind: "finished", reason: "early stop", bestEpoch: 2, seconds: 9 };
const progress = (done: number, total: number): RunEvent => ({
  kind: "progress",
  progress: { phase: "features", done, total },
});

function after(...events: RunEvent[]): RunPhase {
  return events.reduce(nextPhase, { kind: "idle" } as RunPhase);
}

test("a run goes from asking over training to done", () => {
  expect(after({ kind: "asked" })).toEqual({ kind: "preparing", what: "features", share: null });
  expect(after({ kind: "asked" }, progress(1, 4))).toMatchObject({ share: 0.25 });
  expect(after({ kind: "asked" }, { kind: "preparing", what: "compiling" })).toMatchObject({ what: "compiling" });
  expect(after({ kind: "asked" }, started)).toMatchObject({ kind: "training", outcome: null });
  expect(after({ kind: "asked" }, started, finished)).toMatchObject({
    kind: "training",
    outcome: { reason: "early stop", bestEpoch: 2, seconds: 9 },
  });
  expect(after({ kind: "asked" }, started, finished, { kind: "answered" })).toMatchObject({
    kind: "done",
    outcome: { bestEpoch: 2 },
  });
});

test("pause and resume keep what was started; stopping shows at once", () => {
  const paused = after({ kind: "asked" }, started, { kind: "paused" });
  expect(paused).toMatchObject({ kind: "paused", started: { epochs: 4 } });
  expect(nextPhase(paused, { kind: "resumed" })).toMatchObject({ kind: "training", stopping: false });
  expect(nextPhase(paused, { kind: "stopping" })).toMatchObject({ kind: "training", stopping: true });
  expect(after({ kind: "asked" }, started, { kind: "stopping" })).toMatchObject({ stopping: true });
});

test("steps and epochs change no phase, so that nothing is rendered for them", () => {
  const training = after({ kind: "asked" }, started);
  expect(nextPhase(training, { kind: "steps", steps: [], samplesPerSecond: 1, progress: 0, secondsLeft: 1 })).toBe(
    training,
  );
  expect(nextPhase(training, progress(1, 2))).toBe(training);
});

test("events that come too late change nothing", () => {
  const idle: RunPhase = { kind: "idle" };
  expect(nextPhase(idle, { kind: "paused" })).toBe(idle);
  expect(nextPhase(idle, { kind: "resumed" })).toBe(idle);
  expect(nextPhase(idle, { kind: "stopping" })).toBe(idle);
  expect(nextPhase(idle, finished)).toBe(idle);
  expect(nextPhase(idle, { kind: "answered" })).toBe(idle);
});

test("a failure holds its sentence, and a new run may start from it", () => {
  const failed = after({ kind: "asked" }, started, { kind: "failed", message: "out of memory" });
  expect(failed).toEqual({ kind: "failed", message: "out of memory" });
  expect(isActive(failed)).toBe(false);
  expect(nextPhase(failed, { kind: "asked" }).kind).toBe("preparing");
  expect(after({ kind: "asked" }, { kind: "cancelled" })).toEqual({ kind: "idle" });
});

test("preparing, training and paused hold the worker", () => {
  expect(isActive(after({ kind: "asked" }))).toBe(true);
  expect(isActive(after({ kind: "asked" }, started))).toBe(true);
  expect(isActive(after({ kind: "asked" }, started, { kind: "paused" }))).toBe(true);
  expect(isActive({ kind: "idle" })).toBe(false);
});

test("a lost device shows until training starts over, and stays known to the end", () => {
  const recovered: RunEvent = {
    kind: "recovered",
    backend: { name: "wasm", detail: "", reason: "" },
    step: 12,
    fault: { code: "fault.lost", values: {}, text: "lost" },
  };
  const lost = after({ kind: "asked" }, started, recovered);
  expect(lost).toMatchObject({ kind: "training", recovering: true, recovery: { step: 12 } });
  expect(nextPhase(lost, { kind: "preparing", what: "compiling" })).toBe(lost);
  const again = nextPhase(lost, started);
  expect(again).toMatchObject({ recovering: false, stopping: false, recovery: { step: 12 } });
  expect(nextPhase(nextPhase(again, finished), { kind: "answered" })).toMatchObject({
    kind: "done",
    recovery: { step: 12 },
  });
  expect(nextPhase(nextPhase(nextPhase(again, { kind: "stopping" }), recovered), started)).toMatchObject({
    stopping: true,
  });
  expect(after({ kind: "asked" }, started)).toMatchObject({ recovery: null });
});
