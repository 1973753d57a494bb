// A search's life on the page, event by event.

import { expect, test } from "vitest";
import { EXAMPLE_STATE } from "../storage/testing/exampleSearch.ts";
import { isSearching, isUnfinished, nextSearchPhase, type SearchPhase, type SearchPhaseEvent } from "./search.ts";
import { createSession } from "./session.ts";
import { isTraining } from "./training.ts";

const IDLE: SearchPhase = { kind: "idle" };
const [trial] = EXAMPLE_STATE.trials;
const backend = { name: "wasm", reason: "" } as never;

const after = (...events: SearchPhaseEvent[]): SearchPhase => events.reduce(nextSearchPhase, IDLE);
const training = (event: object): SearchPhaseEvent => ({ kind: "training", trial: 1, event: event as never });
const work = { trial: trial!, until: 3 };
const begun: SearchPhaseEvent[] = [
  { kind: "asked" },
  { kind: "kept", id: "s", name: "sales.csv", createdAt: 1 },
  { kind: "state", state: EXAMPLE_STATE },
  { kind: "trial", work, settings: EXAMPLE_STATE.spec.base },
];

test("it is prepared, steps, pauses, stops and ends", () => {
  expect(after(...begun)).toMatchObject({
    id: "s",
    state: EXAMPLE_STATE,
    running: { preparing: "features", share: 0 },
  });
  const steps = [training({ kind: "started", backend }), training({ kind: "steps", steps: [], progress: 0.25 })];
  expect(after(...begun, ...steps)).toMatchObject({ backend, running: { work, preparing: null, share: 0.25 } });
  const paused = after(...begun, ...steps, training({ kind: "paused" }));
  expect(paused).toMatchObject({ paused: true });
  expect(nextSearchPhase(paused, training({ kind: "resumed" }))).toMatchObject({ paused: false });
  // A stop ends a pause, too.
  expect(nextSearchPhase(paused, { kind: "stopping" })).toMatchObject({ paused: false, stopping: true });
  expect(nextSearchPhase(paused, { kind: "ended" })).toEqual(IDLE);
});

test("a search that goes on shows at once what it knew; a lost device is told", () => {
  expect(after({ kind: "asked", id: "s", state: EXAMPLE_STATE })).toMatchObject({ id: "s", state: EXAMPLE_STATE });
  const fault = { code: "run.lost", values: {}, text: "lost" };
  expect(after(...begun, training({ kind: "recovered", backend, fault, step: 3 }))).toMatchObject({ fault, backend });
});

test("news after its end change nothing", () => {
  expect(nextSearchPhase(IDLE, { kind: "state", state: EXAMPLE_STATE })).toBe(IDLE);
  const failed = after(...begun, { kind: "failed", message: "no" });
  expect(failed).toEqual({ kind: "failed", message: "no" });
  expect(nextSearchPhase(failed, { kind: "stopping" })).toBe(failed);
});

test("a search trains, and only one that broke off is unfinished", () => {
  const session = createSession();
  expect(isTraining(session.getState())).toBe(false);
  session.setState({ search: after({ kind: "asked" }) });
  expect(isSearching(session.getState().search)).toBe(true);
  expect(isTraining(session.getState())).toBe(true);
  expect(isUnfinished({ done: false, stopped: false })).toBe(true);
  expect(isUnfinished({ done: true, stopped: false })).toBe(false);
  expect(isUnfinished({ done: false, stopped: true })).toBe(false);
});
