// The log of a run: what happened when, in entries that can be told in any language. Bounded, and remembered for the data
// set it belongs to, so that a run that goes on after a closed page goes on with its log.

import { createStore } from "zustand/vanilla";
import type { BackendChoice } from "../core/kernels/backendChoice.ts";
import type { Message } from "../core/lib/message.ts";
import type { ProductBaseline } from "../core/model/baselineNames.ts";
import type { StopReason } from "../core/training/events.ts";
import { restartsWithin, scheduleOf } from "../core/training/schedule.ts";
import type { EpochCheck } from "../core/training/watched.ts";
import type { LocalisedText } from "./problem.ts";
import type { RunEvent } from "./run.ts";
import type { TextStore } from "./settings.ts";
import type { Verdict } from "./verdict.ts";

export type LogEvent =
  | { kind: "asked"; how: "start" | "warm" | "continue" | "lighter" | "finish"; dataset: string; lines: number }
  | { kind: "preparing"; what: "features" | "counting" | "comparing" | "compiling" | "initialising" | "experts" }
  | {
      kind: "started";
      backend: BackendChoice;
      /** "batchSize=64 epochs=8 ..." */
      settings: string;
      parameters: number;
      epochs: number;
      stepsPerEpoch: number;
      samplesPerEpoch: number;
    }
  | { kind: "network"; number: number; of: number; seed: number }
  | { kind: "counted"; targets: number; hit10: number }
  | { kind: "watching"; baseline: ProductBaseline; targets: number; customers: number; hit10: number }
  | { kind: "untrained"; gap: EpochCheck["gap"]; baseline: ProductBaseline | null }
  | { kind: "continued"; step: number; epoch: number; epochs: number }
  | {
      kind: "epoch";
      epoch: number;
      train: number;
      validation: number;
      best: boolean;
      seconds: number;
      samplesPerSecond: number;
      gap: EpochCheck["gap"] | null;
      baseline: ProductBaseline | null;
    }
  | { kind: "restart"; step: number; rate: number }
  | { kind: "recovered"; backend: BackendChoice; step: number; fault: Message }
  | { kind: "paused" }
  | { kind: "resumed"; seconds: number }
  | { kind: "stopping" }
  | { kind: "finished"; reason: StopReason; bestEpoch: number; seconds: number }
  | { kind: "judged"; targets: number; hit10: number; verdict: (Verdict & { baseline: ProductBaseline }) | null }
  | { kind: "cancelled" }
  | { kind: "failed"; message: LocalisedText };

/** `time`: ms since 1970. */
export type LogEntry = LogEvent & { time: number };

interface LogState {
  entries: readonly LogEntry[];
  /** Entries that made room for later ones. */
  dropped: number;
}

const KEY = "sales-studio.log";
const MOST_ENTRIES = 1000;
/** As many are remembered, and epochs are so at most this often. */
const MOST_KEPT = 300;
const KEEP_MS = 1000;

export type RunLog = ReturnType<typeof createRunLog>;

/** An empty log; `now` in ms since 1970. */
export function createRunLog(storage: TextStore, now: () => number = Date.now) {
  const store = createStore<LogState>(() => ({ entries: [], dropped: 0 }));
  let dataset: string | null = null;
  let restarts = new Set<number>();
  let pausedAt = 0;
  let speed = 0;
  let baseline: ProductBaseline | null = null;
  let kept = 0;

  const keep = (): void => {
    kept = now();
    const { entries, dropped } = store.getState();
    const last = entries.slice(-MOST_KEPT);
    try {
      storage.setItem(KEY, JSON.stringify({ dataset, dropped: dropped + entries.length - last.length, entries: last }));
    } catch {
      // A full or forbidden storage: the log then lives as long as the page.
    }
  };
  const push = (event: LogEvent): void => {
    store.setState(({ entries, dropped }) => {
      const all = [...entries, { ...event, time: now() }];
      const over = Math.max(0, all.length - MOST_ENTRIES);
      return { entries: over > 0 ? all.slice(over) : all, dropped: dropped + over };
    });
    if (event.kind !== "epoch" || now() - kept >= KEEP_MS) keep();
  };

  return {
    store,
    /** Another data set is open: its log of an earlier visit, if it was the last one, or none. */
    open(id: string): void {
      dataset = id;
      store.setState(remembered(storage, id) ?? { entries: [], dropped: 0 });
    },
    /** A new run begins anew, one that goes on goes on. */
    ask(event: Extract<LogEvent, { kind: "asked" }>): void {
      if (event.how === "start" || event.how === "warm") store.setState({ entries: [], dropped: 0 });
      restarts = new Set();
      baseline = null;
      push(event);
    },
    judged(event: Extract<LogEvent, { kind: "judged" }>): void {
      push(event);
    },
    record(event: RunEvent): void {
      switch (event.kind) {
        case "started": {
          const { backend, settings, parameters, epochs, stepsPerEpoch, samplesPerEpoch } = event;
          const first = restartsWithin(scheduleOf(settings), epochs).map((at) => at * stepsPerEpoch + 1);
          restarts = new Set(first);
          const text = Object.entries(settings)
            .map(([name, value]) => `${name}=${value}`)
            .join(" ");
          push({ kind: "started", backend, settings: text, parameters, epochs, stepsPerEpoch, samplesPerEpoch });
          return;
        }
        case "counted":
          push({ kind: "counted", targets: event.counted.targets, hit10: event.counted.hit10 });
          return;
        case "network":
          push({ kind: "network", number: event.number, of: event.of, seed: event.seed });
          return;
        case "watching": {
          const { targets, customers, baselineHit10 } = event.watched;
          baseline = event.watched.baseline;
          push({ kind: "watching", baseline, targets, customers, hit10: baselineHit10 });
          return;
        }
        case "untrained":
          push({ kind: "untrained", gap: event.check.gap, baseline });
          return;
        case "steps":
          speed = event.samplesPerSecond;
          for (const { step, learningRate } of event.steps) {
            if (restarts.has(step)) push({ kind: "restart", step, rate: learningRate });
          }
          return;
        case "epoch": {
          const { epoch, train, validation, best, seconds, check } = event.report;
          const losses = { train: train.total, validation: validation.total };
          const gap = check?.gap ?? null;
          push({ kind: "epoch", epoch, ...losses, best, seconds, samplesPerSecond: speed, gap, baseline });
          return;
        }
        case "continued":
          push({ kind: "continued", step: event.step, epoch: event.epoch, epochs: event.epochs.length });
          return;
        case "paused":
          pausedAt = now();
          push({ kind: "paused" });
          return;
        case "resumed":
          push({ kind: "resumed", seconds: (now() - pausedAt) / 1000 });
          return;
        case "preparing":
        case "recovered":
        case "stopping":
        case "finished":
        case "cancelled":
        case "failed":
          push(event);
          return;
        case "asked":
        case "answered":
        case "progress":
          return;
        default:
          event satisfies never;
      }
    },
  };
}

const KINDS = new Set<unknown>([
  "asked",
  "preparing",
  "started",
  "network",
  "counted",
  "watching",
  "untrained",
  "continued",
  "epoch",
  "restart",
  "recovered",
  "paused",
  "resumed",
  "stopping",
  "finished",
  "judged",
  "cancelled",
  "failed",
] satisfies LogEvent["kind"][]);

/** The log that was remembered for a data set; null where it was another's, or is no log. */
function remembered(storage: TextStore, id: string): LogState | null {
  try {
    const { dataset, entries, dropped } = JSON.parse(storage.getItem(KEY) ?? "{}") as Partial<
      LogState & { dataset: string }
    >;
    if (dataset !== id || !Array.isArray(entries) || typeof dropped !== "number") return null;
    const known = entries.filter(
      (entry: Partial<LogEntry> | null) => KINDS.has(entry?.kind) && entry?.time !== undefined,
    );
    return { entries: known, dropped };
  } catch {
    return null;
  }
}
