// One run's life as a discriminated union, and what each event of the worker makes of it.

import type { StopReason, TrainEvent } from "../core/training/events.ts";
import type { Progress } from "../workers/protocol.ts";
import type { LocalisedText } from "./problem.ts";

export type Started = Extract<TrainEvent, { kind: "started" }>;

/** How a finished training ended. */
export interface Outcome {
  reason: StopReason;
  bestEpoch: number;
  seconds: number;
}

/** A device that was lost in mid-run: what was said, what trains now, and the step that training went back to. */
export type Recovery = Extract<TrainEvent, { kind: "recovered" }>;

/** Which network of a model of several is being trained. */
export interface Network {
  number: number;
  of: number;
  /** Seconds that those before it took. */
  spent: number;
}

export type RunPhase =
  | { kind: "idle" }
  /** `share` 0..1 of the named work, null where it is unknown. */
  | {
      kind: "preparing";
      what: "features" | "counting" | "comparing" | "compiling" | "initialising" | "experts";
      share: number | null;
      network?: Network;
    }
  | Training
  | { kind: "paused"; started: Started; network: Network | null; recovery: Recovery | null }
  | { kind: "done"; started: Started; network: Network | null; outcome: Outcome; recovery: Recovery | null }
  | { kind: "failed"; message: LocalisedText };

export interface Training {
  kind: "training";
  started: Started;
  /** Null where the model has one. */
  network: Network | null;
  /** Set once the epochs are over and the test targets are being judged. */
  outcome: Outcome | null;
  share: number | null;
  stopping: boolean;
  /** True from the loss of a device until training starts over on the next. */
  recovering: boolean;
  /** The last loss of a device. */
  recovery: Recovery | null;
}

export type RunEvent =
  | TrainEvent
  | { kind: "progress"; progress: Progress }
  | { kind: "asked" }
  | { kind: "stopping" }
  | { kind: "answered" }
  | { kind: "cancelled" }
  | { kind: "failed"; message: LocalisedText };

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
      return phase.kind === "preparing" ? { ...phase, what: event.what, share: null } : phase;
    case "network": {
      const spent = event.done.reduce((sum, { history }) => sum + history.seconds, 0);
      const network = { number: event.number, of: event.of, spent };
      if (phase.kind === "training") return { ...phase, network, outcome: null, share: null };
      return phase.kind === "preparing" ? { ...phase, network } : phase;
    }
    case "started": {
      const stopping = phase.kind === "training" && phase.stopping;
      const network = ("network" in phase && phase.network) || null;
      return {
        ...trainingOf({ started: event, network, recovery: "recovery" in phase ? phase.recovery : null }),
        stopping,
      };
    }
    case "recovered":
      if (phase.kind !== "training" && phase.kind !== "paused") return phase;
      return {
        ...trainingOf({ ...phase, recovery: event }),
        recovering: true,
        stopping: phase.kind === "training" && phase.stopping,
      };
    case "progress":
      return withShare(phase, event.progress.total > 0 ? event.progress.done / event.progress.total : null);
    case "counted":
    case "watching":
    case "untrained":
    case "steps":
    case "epoch":
    case "continued":
      return phase;
    case "paused":
      return phase.kind === "training" ? { kind: "paused", ...ofRun(phase) } : phase;
    case "resumed":
      return phase.kind === "paused" ? trainingOf(phase) : phase;
    case "stopping":
      if (phase.kind === "training") return { ...phase, stopping: true };
      return phase.kind === "paused" ? { ...trainingOf(phase), stopping: true } : phase;
    case "finished": {
      if (phase.kind !== "training" && phase.kind !== "paused") return phase;
      const { reason, bestEpoch, seconds } = event;
      return { ...trainingOf(phase), outcome: { reason, bestEpoch, seconds: (phase.network?.spent ?? 0) + seconds } };
    }
    case "answered":
      return phase.kind === "training" && phase.outcome
        ? { kind: "done", ...ofRun(phase), outcome: phase.outcome }
        : phase;
    case "cancelled":
      return { kind: "idle" };
    case "failed":
      return { kind: "failed", message: event.message };
    default:
      return event satisfies never;
  }
}

type OfRun = Pick<Training, "started" | "network" | "recovery">;

function ofRun({ started, network, recovery }: OfRun): OfRun {
  return { started, network, recovery };
}

function trainingOf(run: OfRun): Training {
  return { kind: "training", ...ofRun(run), outcome: null, share: null, stopping: false, recovering: false };
}

function withShare(phase: RunPhase, share: number | null): RunPhase {
  if (phase.kind === "preparing" && phase.what === "features") return { ...phase, share };
  if (phase.kind === "training" && phase.outcome) return { ...phase, share };
  return phase;
}
