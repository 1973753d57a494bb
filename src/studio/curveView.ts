// How a user likes to look at the curves of a run: remembered from visit to visit.

import { createStore } from "zustand/vanilla";
import { TASKS, type Task } from "../core/training/events.ts";
import type { TextStore } from "./settings.ts";

export const X_AXES = ["steps", "epochs", "time"] as const;
/** What the curves run along; time is that of work on the run alone. */
export type XAxis = (typeof X_AXES)[number];

export const SHOWN_LOSSES = ["total", ...TASKS, "tasks"] as const;
/** A loss, or those of all tasks side by side. */
export type ShownLoss = "total" | Task | "tasks";

export interface CurveView {
  /** Weight of the past in the smoothed lines, 0..MOST_SMOOTHING; 0 = not smoothed. */
  smoothing: number;
  x: XAxis;
  log: boolean;
  loss: ShownLoss;
}

export const MOST_SMOOTHING = 0.99;
export const DEFAULT_VIEW: CurveView = { smoothing: 0.95, x: "steps", log: false, loss: "total" };

const KEY = "sales-studio.curves";

export type CurveViewStore = ReturnType<typeof createCurveView>;

/** The view as it was left; each change is remembered. */
export function createCurveView(storage: TextStore) {
  const store = createStore<CurveView>(() => readView(storage));
  store.subscribe((view) => {
    try {
      storage.setItem(KEY, JSON.stringify(view));
    } catch {
      // Private windows forbid storage: the view then lives as long as the page.
    }
  });
  return store;
}

/** What was remembered, as far as it fits. */
function readView(storage: TextStore): CurveView {
  let kept: unknown;
  try {
    kept = JSON.parse(storage.getItem(KEY) ?? "{}");
  } catch {
    kept = null;
  }
  const { smoothing, x, log, loss } = (typeof kept === "object" && kept !== null ? kept : {}) as Record<
    string,
    unknown
  >;
  return {
    smoothing:
      typeof smoothing === "number" && smoothing >= 0 && smoothing <= MOST_SMOOTHING
        ? smoothing
        : DEFAULT_VIEW.smoothing,
    x: X_AXES.find((each) => each === x) ?? DEFAULT_VIEW.x,
    log: log === true,
    loss: SHOWN_LOSSES.find((each) => each === loss) ?? DEFAULT_VIEW.loss,
  };
}
