// One run's life as a discriminated union, and what each event of the worker makes of it.

import type { StopReason, TrainEvent } from "../core/training/events.ts";
import type { Progress } from "../workers/protocol.ts";
import type { Said } from "./problem.ts";

export type Started = Extract<TrainEvent, { kind: "started" }>;

/** How a finished training ended. */
export interface Outcome {
  reason: StopReason;
  bestEpoch: number;
  seconds: number;
}

export type RunPhase =
  | { kind: "idle" }
  /** `share` 0..1 of the named work, null where it is unknown. */
  | { kind: "preparing"; what: "features" | "compiling" | "initialising"; share: number | null }
  /** `outcome` is set once the epochs are over and the test targets are being judged. */
  | { kind: "training"; started: Started; outcome: Outcome | null; share: number | null; stopping: boolean }
  | { kind: "paused"; started: Started }
  | { kind: "done"; started: Started; outcome: Outcome }
  | { kind: "failed"; message: Said };

export type RunEvent =
  | TrainEvent
  | { kind: "progress"; progress: Progress }
  | { kind: "asked" }
  | { kind: "stopping" }
  | { kind: "answered" }
  | { kind: "cancelled" }
  | { kind: "failed"; message: Said };

/** Whether a run holds the training worker. */
export function isActive(phase: RunPhase): boolean {
  return phase.kind === "preparing" || phase.kind === "training" || phase.kind === "paused";
}

/** The phase after this event; the same object when the event changes nothing. */
export function nextPhase(phase: RunPhase, event: RunEvent): RunPhase {
  switch (event.kind) {
    case "asked":
      return { kind: "preparing", what: "features", share: null };
    case "preparing":
      return phase.kind === "preparing" ? { kind: "preparing", what: event.what, share: null } : phase;
    case "started":
      return { kind: "training", started: event, outcome: null, share: null, stopping: false };
    case "progress":
      return withShare(phase, event.progress.total > 0 ? event.progress.done / event.progress.total : null);
    case "steps":
    case "epoch":
      return phase;
    case "paused":
      return phase.kind === "training" ? { kind: "paused", started: phase.started } : phase;
    case "resumed":
      return phase.kind === "paused"
        ? { kind: "training", started: phase.started, outcome: null, share: null, stopping: false }
        : phase;
    case "stopping":
      if (phase.kind === "training") return { ...phase, stopping: true };
      if (phase.kind === "paused") {
        return { kind: "training", started: phase.started, outcome: null, share: null, stopping: true };
      }
      return phase;
    case "finished": {
      if (phase.kind !== "training" && phase.kind !== "paused") return phase;
      const { reason, bestEpoch, seconds } = event;
      return {
        kind: "training",
        started: phase.started,
        outcome: { reason, bestEpoch, seconds },
        share: null,
        stopping: false,
      };
    }
    case "answered":
      return phase.kind === "training" && phase.outcome
        ? { kind: "done", started: phase.started, outcome: phase.outcome }
        : phase;
    case "cancelled":
      return { kind: "idle" };
    case "failed":
      return { kind: "failed", message: event.message };
    default:
      return event satisfies never;
  }
}

function withShare(phase: RunPhase, share: number | null): RunPhase {
  if (phase.kind === "preparing" && phase.what === "features") return { ...phase, share };
  if (phase.kind === "training" && phase.outcome) return { ...phase, share };
  return phase;
}
