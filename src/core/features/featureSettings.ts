// What a user may set about samples: schema, bounds and controls of each setting in one place, and their defaults.

import { choice, defaultsOf, flag, integer } from "../lib/settingControl.ts";
import { z } from "../lib/zod.ts";
import type { CustomFeature } from "./formula/customFeature.ts";

/** before-visit: lines of strictly earlier time and of another visit; previous-lines: all earlier lines. */
export const HISTORY_RULES = ["before-visit", "previous-lines"] as const;
export type HistoryRule = (typeof HISTORY_RULES)[number];
/** Targets are split by their time, by customer, or one by one; the last of these leaks. */
export const SPLIT_RULES = ["time", "customer", "line"] as const;
export type SplitRule = (typeof SPLIT_RULES)[number];

/** In an order that stays: preprocess.json holds it, and checkpoints are known by that file's text. */
export const featureSettingsSchema = z.strictObject({
  /** L, the longest sequence shown to the model. */
  maxSeqLen: integer({ value: 30, bounds: [2, 100], group: "size", slider: [2, 60] }),
  /** Lines of history that a line needs to be a target. */
  minHistory: integer({ value: 1, bounds: [1, 100], group: "samples", advanced: true, slider: [1, 20] }),
  historyRule: choice(HISTORY_RULES, { value: "before-visit", group: "samples" }),
  split: choice(SPLIT_RULES, { value: "time", group: "samples" }),
  /** Draws customers or lines where the split is not by time. */
  splitSeed: integer({ value: 1, bounds: [0, 2_147_483_647], group: "samples", advanced: true, slider: [0, 100] }),
  /** Training lines that a product needs to have an id of its own. */
  minProductCount: integer({ value: 2, bounds: [1, 1000], group: "samples", advanced: true, slider: [1, 50] }),
  /** Ids at most, for the most frequent products. */
  maxProducts: integer({
    ...{ value: 5000, bounds: [2, 50_000], group: "samples", advanced: true },
    ...{ slider: [10, 20_000], scale: "log10" },
  }),
  /** Leave walk-in customers (many people under one code) out. */
  dropWalkIns: flag({ value: false, group: "samples" }),
});

/** Everything a user may set about samples; part of the fingerprint that caches are keyed by. */
export interface FeatureSettings extends z.infer<typeof featureSettingsSchema> {
  /** Customer inputs the user defined, behind the built-in ones; absent in files of older versions. */
  customFeatures?: readonly CustomFeature[];
}

export const DEFAULT_FEATURE_SETTINGS: FeatureSettings = defaultsOf(featureSettingsSchema);
