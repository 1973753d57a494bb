// "Stopping ..." never stays: a run that tells nothing more after it was told to stop loses its worker.

import { afterEach, expect, test, vi } from "vitest";
import type { TrainEvent } from "../core/training/events.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import type { Engine } from "./engine.ts";
import { BEAT_MS } from "./heartbeat.ts";
import { createRunLog } from "./runLog.ts";
import { createSession } from "./session.ts";
import { presetForm } from "./settings.ts";
import { createTelemetry } from "./telemetry.ts";
import { createTrainActions } from "./trainActions.ts";

afterEach(() => void vi.useRealTimers());

/** A run that the test speaks for. */
function setUp() {
  const session = createSession();
  const heard: { event?: (event: TrainEvent) => void; fail?: (error: Error) => void } = {};
  const replaced: Error[] = [];
  const engine = {
    training: (name: string, _input: unknown, options?: { onEvent(event: TrainEvent): void }) => {
      if (name !== "resumeRun") return Promise.resolve({ runs: [], elsewhere: false });
      return new Promise((_resolve, reject) => Object.assign(heard, { event: options?.onEvent, fail: reject }));
    },
    replaceTraining(error: Error) {
      replaced.push(error);
      heard.fail?.(error);
    },
  } as unknown as Engine;
  const log = createRunLog({ getItem: () => null, setItem: () => undefined });
  const actions = createTrainActions(session, engine, createTelemetry(), log);
  return { session, heard, replaced, actions };
}

test("silence after Stop ends with another worker and a sentence; a run that goes on telling is waited for", async () => {
  vi.useFakeTimers();
  const { session, heard, replaced, actions } = setUp();
  const over = actions.resumeRun("r", "continue", presetForm("quick"));
  await vi.advanceTimersByTimeAsync(0);
  heard.event!({
    kind: "started",
    epochs: 3,
    stepsPerEpoch: 2,
    settings: PRESET_SETTINGS.quick,
  } as unknown as TrainEvent);
  expect(session.getState().run).toMatchObject({ kind: "training", stopping: false });
  void actions.stop();
  expect(session.getState().run).toMatchObject({ stopping: true });
  for (let i = 0; i < 40; i++) {
    await vi.advanceTimersByTimeAsync(BEAT_MS);
    heard.event!({ phase: "predicting", done: 1, total: 2 } as unknown as TrainEvent);
  }
  expect(replaced).toEqual([]);
  await vi.advanceTimersByTimeAsync(18 * BEAT_MS);
  expect(replaced).toMatchObject([{ name: "WorkerDiedError", sentence: { code: "worker.stuck" } }]);
  await over;
  expect(session.getState().run).toMatchObject({ kind: "failed", message: { code: "worker.stuck" } });
  await vi.advanceTimersByTimeAsync(100 * BEAT_MS);
  expect(replaced).toHaveLength(1);
});
