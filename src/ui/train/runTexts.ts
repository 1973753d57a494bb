// The names of what a run goes through, for its card and its log.

import type { StopReason } from "../../core/training/events.ts";

export const REASON: Record<StopReason, "train.reasonDone" | "train.reasonEarly" | "train.reasonUser"> = {
  "all epochs done": "train.reasonDone",
  "early stop": "train.reasonEarly",
  "stopped by user": "train.reasonUser",
};

export const PREPARING = {
  features: "train.stateFeatures",
  counting: "watch.stateCounting",
  comparing: "watch.stateComparing",
  compiling: "train.stateCompiling",
  initialising: "train.stateInitialising",
  experts: "train.stateExperts",
} as const;
