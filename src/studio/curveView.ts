// How a user likes to look at the curves of a run: remembered from visit to visit.

import { TASKS, type Task } from "../core/training/events.ts";
import { createRememberedView } from "./rememberedView.ts";
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
export const createCurveView = (storage: TextStore) => createRememberedView(storage, KEY, readView);

/** What was remembered, as far as it fits. */
function readView({ smoothing, x, log, loss }: Readonly<Record<string, unknown>>): CurveView {
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
