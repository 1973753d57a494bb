// The sizes of the model that a user may set: schema, bounds and controls in one place.

import { choice, integer, real } from "../lib/settingControl.ts";
import { z } from "../lib/zod.ts";

/**
 * off; the history's frequencies, as PyTorch's golden vectors have it; all parts of features/memory; or these and a second stage
 * that multiplies (experts.ts).
 */
export const MEMORIES = ["off", "frequency", "counts", "experts"] as const;
export type Memory = (typeof MEMORIES)[number];

/** Heads of the attention over the periods; they share the width of `periodHidden`. */
export const PERIOD_HEADS = 4;

export const modelSettingsSchema = z.strictObject({
  embedDim: integer({ value: 128, bounds: [4, 512], group: "size", slider: [8, 256], step: 8 }),
  /** H, per direction. */
  hiddenSize: integer({ value: 256, bounds: [4, 512], group: "size", slider: [8, 256], step: 8 }),
  numHeads: integer({ value: 8, bounds: [1, 16], group: "size", slider: [1, 16], scale: "log2" }),
  numLayers: integer({ value: 2, bounds: [1, 4], group: "size", slider: [1, 4] }),
  memory: choice(MEMORIES, { value: "experts", before: "counts", group: "size" }),
  dropout: real({ value: 0.2, bounds: [0, 0.9], group: "regular", slider: [0, 0.6], step: 0.05 }),
  fusionDim: integer({ value: 256, bounds: [8, 1024], group: "size", advanced: true, slider: [8, 512], step: 8 }),
  headDim: integer({ value: 64, bounds: [4, 256], group: "size", advanced: true, slider: [8, 128], step: 8 }),
  periodHidden: integer({ value: 64, bounds: [4, 256], group: "size", advanced: true, slider: [8, 128], step: 8 }),
  customerDim: integer({ value: 64, bounds: [4, 256], group: "size", advanced: true, slider: [8, 128], step: 8 }),
});

/** The sizes that a user may set. */
export type ModelSettings = z.infer<typeof modelSettingsSchema>;
