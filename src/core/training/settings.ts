// One settings object is schema, defaults, form, URL, command line and checkpoint, the seed included.

import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings, featureSettingsSchema } from "../features/featureSettings.ts";
import { defaultsOf, integer, real } from "../lib/settingControl.ts";
import { type Format, versionMessage } from "../lib/versions.ts";
import { z } from "../lib/zod.ts";
import { modelSettingsSchema } from "../model/modelSettings.ts";

const weight = (value: number) => real({ value, bounds: [0, 10], group: "weights", slider: [0, 3], step: 0.1 });

const { memory, fusionDim, headDim, periodHidden, customerDim, ...sizes } = modelSettingsSchema.shape;

/** In the order in which config.json has always held them. */
export const trainingSettingsSchema = z.strictObject({
  batchSize: integer({ value: 64, bounds: [1, 1024], group: "pace", slider: [8, 512], scale: "log2" }),
  epochs: integer({ value: 20, bounds: [1, 500], group: "pace", slider: [1, 60] }),
  learningRate: real({ value: 1e-3, bounds: [1e-6, 1], group: "pace", slider: [1e-5, 1e-1], scale: "log10" }),
  ...sizes,
  maxSeqLen: featureSettingsSchema.shape.maxSeqLen,
  weightDecay: real({ value: 1e-2, bounds: [0, 1], group: "regular", slider: [0, 0.1], step: 0.005 }),
  gradientClip: real({ value: 1, bounds: [0.01, 100], group: "regular", slider: [0.1, 10], step: 0.1 }),
  accumulation: integer({ value: 1, bounds: [1, 32], group: "schedule", slider: [1, 16] }),
  patience: integer({ value: 5, bounds: [1, 100], group: "schedule", slider: [1, 20], unit: "epochs" }),
  /** T_0 of the cosine warm restarts, in epochs. */
  warmRestartPeriod: integer({ value: 10, bounds: [1, 200], group: "schedule", slider: [1, 50], unit: "epochs" }),
  /** T_mult, each period's length over the one before. */
  warmRestartFactor: integer({ value: 2, bounds: [1, 4], group: "schedule", advanced: true, slider: [1, 4] }),
  /** eta_min, the rate at a period's end. */
  minLearningRate: real({
    ...{ value: 1e-6, bounds: [0, 0.1], group: "schedule", advanced: true },
    ...{ slider: [1e-8, 1e-2], scale: "log10" },
  }),
  productWeight: weight(1),
  quantityWeight: weight(0.2),
  revenueWeight: weight(0.2),
  discountWeight: weight(0.2),
  ...{ memory, fusionDim, headDim, periodHidden, customerDim },
  /** Training targets seen per epoch, drawn anew each epoch; 0 = all of them. */
  targetsPerEpoch: integer({ value: 0, bounds: [0, 10_000_000], group: "schedule", slider: [0, 65_536], step: 1024 }),
  /** Validation targets scored after each epoch; 0 = all of them. */
  validationTargets: integer({ value: 0, bounds: [0, 10_000_000], group: "schedule", slider: [0, 16_384], step: 512 }),
  seed: integer({ value: 1, bounds: [0, 2_147_483_647], group: "schedule", slider: [0, 100] }),
  /** Networks trained one after the other with seeds from `seed` on, whose answers are averaged. */
  members: integer({ value: 1, bounds: [1, 20], group: "networks", slider: [1, 10] }),
  /** Weights kept of each network: those at the ends of its last so many restart periods; 1 = its best epoch's. */
  snapshots: integer({ value: 1, bounds: [1, 10], group: "networks", advanced: true, slider: [1, 10] }),
});

export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;

/**
 * Settings as files hold them. A new setting adds `(settings) => settings`: what its absence stands for is declared with it.
 * Any other change adds the step from the version before.
 */
export const SETTINGS_FORMAT: Format = {
  what: versionMessage("stored.settings"),
  // 1 → 2: the memory may be `experts`. 2 → 3: a model may have several networks.
  migrations: [(settings) => settings, (settings) => settings],
};

export const PRESETS = ["quick", "development", "production", "experiment"] as const;
export type Preset = (typeof PRESETS)[number];

/** The original's sizes. */
const FULL: TrainingSettings = defaultsOf(trainingSettingsSchema);

/**
 * Starting points: Quick look takes two cores without a GPU a minute or two, Development some five; the others have the
 * original's sizes. Light weights of the easy tasks let the hard one, the product, learn sooner (docs/quality.md).
 */
export const PRESET_SETTINGS: Record<Preset, TrainingSettings> = {
  quick: {
    ...FULL,
    batchSize: 64,
    epochs: 8,
    learningRate: 4e-3,
    embedDim: 48,
    hiddenSize: 48,
    numHeads: 4,
    numLayers: 1,
    maxSeqLen: 12,
    dropout: 0.05,
    fusionDim: 96,
    headDim: 32,
    periodHidden: 16,
    customerDim: 32,
    warmRestartPeriod: 8,
    patience: 4,
    targetsPerEpoch: 16384,
    validationTargets: 2048,
  },
  development: {
    ...FULL,
    epochs: 8,
    learningRate: 2e-3,
    embedDim: 64,
    hiddenSize: 64,
    numHeads: 4,
    numLayers: 1,
    maxSeqLen: 20,
    dropout: 0.1,
    fusionDim: 128,
    headDim: 48,
    periodHidden: 32,
    customerDim: 48,
    warmRestartPeriod: 8,
    patience: 4,
    targetsPerEpoch: 32768,
    validationTargets: 4096,
  },
  production: { ...FULL, batchSize: 256, epochs: 50, patience: 10 },
  experiment: { ...FULL, batchSize: 128, epochs: 30 },
};

/** How samples are made for a model of these settings: its sequence length, and what was chosen beside it. */
export function featureSettings(
  { maxSeqLen }: Pick<TrainingSettings, "maxSeqLen">,
  chosen: Partial<FeatureSettings> = {},
): FeatureSettings {
  return { ...DEFAULT_FEATURE_SETTINGS, customFeatures: [], ...chosen, maxSeqLen };
}
