// One settings object is schema, defaults, form, URL, command line and checkpoint, the seed included.

import { z } from "zod";
import { DEFAULT_FEATURE_SETTINGS } from "../features/featureSettings.ts";
import { MEMORIES } from "../model/config.ts";

// A strict content policy forbids the code generation that zod would otherwise try.
z.config({ jitless: true });

const integer = (low: number, high: number) => z.number().int().min(low).max(high);
const real = (low: number, high: number) => z.number().min(low).max(high);

export const trainingSettingsSchema = z.strictObject({
  batchSize: integer(1, 1024),
  epochs: integer(1, 500),
  learningRate: real(1e-6, 1),
  embedDim: integer(4, 512),
  hiddenSize: integer(4, 512),
  numHeads: integer(1, 16),
  numLayers: integer(1, 4),
  dropout: real(0, 0.9),
  maxSeqLen: integer(2, 100),
  weightDecay: real(0, 1),
  gradientClip: real(0.01, 100),
  accumulation: integer(1, 32),
  patience: integer(1, 100),
  /** T_0 of the cosine warm restarts, in epochs. */
  warmRestartPeriod: integer(1, 200),
  warmRestartFactor: integer(1, 4),
  minLearningRate: real(0, 0.1),
  productWeight: real(0, 10),
  quantityWeight: real(0, 10),
  revenueWeight: real(0, 10),
  discountWeight: real(0, 10),
  memory: z.enum(MEMORIES),
  fusionDim: integer(8, 1024),
  headDim: integer(4, 256),
  periodHidden: integer(4, 256),
  customerDim: integer(4, 256),
  /** Training targets seen per epoch, drawn anew each epoch; 0 = all of them. */
  targetsPerEpoch: integer(0, 10_000_000),
  /** Validation targets scored after each epoch; 0 = all of them. */
  validationTargets: integer(0, 10_000_000),
  seed: integer(0, 2_147_483_647),
});

export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;

export const PRESETS = ["quick", "development", "production", "experiment"] as const;
export type Preset = (typeof PRESETS)[number];

const FULL: TrainingSettings = {
  batchSize: 64,
  epochs: 20,
  learningRate: 1e-3,
  embedDim: 128,
  hiddenSize: 256,
  numHeads: 8,
  numLayers: 2,
  dropout: 0.2,
  maxSeqLen: DEFAULT_FEATURE_SETTINGS.maxSeqLen,
  weightDecay: 1e-2,
  gradientClip: 1,
  accumulation: 1,
  patience: 5,
  warmRestartPeriod: 10,
  warmRestartFactor: 2,
  minLearningRate: 1e-6,
  productWeight: 1,
  quantityWeight: 0.2,
  revenueWeight: 0.2,
  discountWeight: 0.2,
  memory: "counts",
  fusionDim: 256,
  headDim: 64,
  periodHidden: 64,
  customerDim: 64,
  targetsPerEpoch: 0,
  validationTargets: 0,
  seed: 1,
};

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
