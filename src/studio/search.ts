// One search's life on the page as a discriminated union, and what each piece of its news makes of it.

import type { SearchState, SearchWork } from "../core/experiments/search/types.ts";
import type { BackendChoice } from "../core/kernels/backendChoice.ts";
import type { Message } from "../core/lib/message.ts";
import type { Progress } from "../workers/protocol.ts";
import type { SearchNews, StoredSearch } from "../workers/searchProtocol.ts";
import type { LocalisedText } from "./problem.ts";

/** The trial that trains now. */
export interface Running {
  work: SearchWork;
  /** What is done before its first step; null while it steps. */
  preparing: "features" | "counting" | "comparing" | "compiling" | "initialising" | null;
  /** Its steps, as a share of all that it would take to its last epoch. */
  share: number;
}

export type SearchPhase =
  | { kind: "idle" }
  | {
      kind: "searching";
      /** Null until it is kept. */
      id: string | null;
      /** Null before the first trial. */
      state: SearchState | null;
      running: Running | null;
      backend: BackendChoice | null;
      paused: boolean;
      stopping: boolean;
      /** The last loss of a device. */
      fault: Message | null;
    }
  | { kind: "failed"; message: LocalisedText };

export type SearchPhaseEvent =
  | SearchNews
  | { kind: "asked"; id?: string; state?: SearchState }
  | { kind: "progress"; progress: Progress }
  | { kind: "stopping" }
  | { kind: "ended" }
  | { kind: "failed"; message: LocalisedText };

/** Whether a search broke off: it neither came to its end nor was ended by the user. */
export function isUnfinished({ done, stopped }: Pick<StoredSearch, "done" | "stopped">): boolean {
  return !done && !stopped;
}

export function isSearching(phase: SearchPhase): boolean {
  return phase.kind === "searching";
}

/** The phase after this event; the same object when the event changes nothing. */
export function nextSearchPhase(phase: SearchPhase, event: SearchPhaseEvent): SearchPhase {
  switch (event.kind) {
    case "asked":
      return {
        ...{ kind: "searching", id: event.id ?? null, state: event.state ?? null, running: null, backend: null },
        ...{ paused: false, stopping: false, fault: null },
      };
    case "ended":
      return { kind: "idle" };
    case "failed":
      return { kind: "failed", message: event.message };
    default:
      return phase.kind === "searching" ? whileSearching(phase, event) : phase;
  }
}

type Searching = Extract<SearchPhase, { kind: "searching" }>;

function whileSearching(
  phase: Searching,
  event: Exclude<SearchPhaseEvent, { kind: "asked" | "ended" | "failed" }>,
): Searching {
  switch (event.kind) {
    case "kept":
      return { ...phase, id: event.id };
    case "state":
      return { ...phase, state: event.state };
    case "stopping":
      return { ...phase, stopping: true, paused: false };
    case "progress":
      return phase.running ? { ...phase, running: { ...phase.running, preparing: "features" } } : phase;
    case "trial":
      return { ...phase, running: { work: event.work, preparing: "features", share: 0 } };
    case "training":
      return withTraining(phase, event.event);
    default:
      return event satisfies never;
  }
}

function withTraining(phase: Searching, event: Extract<SearchNews, { kind: "training" }>["event"]): Searching {
  const { running } = phase;
  if (!running) return phase;
  switch (event.kind) {
    case "preparing":
      return event.what === "experts" ? phase : { ...phase, running: { ...running, preparing: event.what } };
    case "started":
      return { ...phase, backend: event.backend, running: { ...running, preparing: null } };
    case "steps":
      return { ...phase, running: { ...running, preparing: null, share: event.progress } };
    case "paused":
      return { ...phase, paused: true };
    case "resumed":
      return { ...phase, paused: false };
    case "recovered":
      return { ...phase, backend: event.backend, fault: event.fault };
    default:
      return phase;
  }
}
