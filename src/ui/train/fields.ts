// Which settings stand as sliders, in which group, within which ends: the form in one table.

import type { TrainingSettings } from "../../core/training/settings.ts";
import type { Scaling } from "../kit/SliderField.tsx";

type NumberName = {
  [Name in keyof TrainingSettings]: TrainingSettings[Name] extends number ? Name : never;
}[keyof TrainingSettings];

export interface FieldSpec {
  name: Extract<NumberName, keyof typeof HINTS>;
  min: number;
  max: number;
  /** What the number input allows beyond the slider. */
  hardMin: number;
  hardMax: number;
  step?: number;
  scaling?: Scaling;
}

export const HINTS = {
  batchSize: "train.batchSizeHint",
  epochs: "train.epochsHint",
  learningRate: "train.learningRateHint",
  embedDim: "train.embedDimHint",
  hiddenSize: "train.hiddenSizeHint",
  numHeads: "train.numHeadsHint",
  numLayers: "train.numLayersHint",
  dropout: "train.dropoutHint",
  maxSeqLen: "train.maxSeqLenHint",
  weightDecay: "train.weightDecayHint",
  gradientClip: "train.gradientClipHint",
  accumulation: "train.accumulationHint",
  patience: "train.patienceHint",
  warmRestartPeriod: "train.warmRestartPeriodHint",
  targetsPerEpoch: "train.targetsPerEpochHint",
  validationTargets: "train.validationTargetsHint",
  productWeight: "train.weightHint",
  quantityWeight: "train.weightHint",
  revenueWeight: "train.weightHint",
  discountWeight: "train.weightHint",
  seed: "train.seedHint",
} as const;

const weight = (name: FieldSpec["name"]): FieldSpec => ({ name, min: 0, max: 3, hardMin: 0, hardMax: 10, step: 0.1 });

export const PACE: FieldSpec[] = [
  { name: "batchSize", min: 8, max: 512, hardMin: 1, hardMax: 1024, scaling: "log2" },
  { name: "epochs", min: 1, max: 60, hardMin: 1, hardMax: 500 },
  { name: "learningRate", min: 1e-5, max: 1e-1, hardMin: 1e-6, hardMax: 1, scaling: "log10" },
];
export const SIZE: FieldSpec[] = [
  { name: "embedDim", min: 8, max: 256, hardMin: 4, hardMax: 512, step: 8 },
  { name: "hiddenSize", min: 8, max: 256, hardMin: 4, hardMax: 512, step: 8 },
  { name: "numHeads", min: 1, max: 16, hardMin: 1, hardMax: 16, scaling: "log2" },
  { name: "numLayers", min: 1, max: 4, hardMin: 1, hardMax: 4 },
  { name: "maxSeqLen", min: 2, max: 60, hardMin: 2, hardMax: 100 },
];
export const REGULAR: FieldSpec[] = [
  { name: "dropout", min: 0, max: 0.6, hardMin: 0, hardMax: 0.9, step: 0.05 },
  { name: "weightDecay", min: 0, max: 0.1, hardMin: 0, hardMax: 1, step: 0.005 },
  { name: "gradientClip", min: 0.1, max: 10, hardMin: 0.01, hardMax: 100, step: 0.1 },
];
export const SCHEDULE: FieldSpec[] = [
  { name: "patience", min: 1, max: 20, hardMin: 1, hardMax: 100 },
  { name: "warmRestartPeriod", min: 1, max: 50, hardMin: 1, hardMax: 200 },
  { name: "accumulation", min: 1, max: 16, hardMin: 1, hardMax: 32 },
  { name: "targetsPerEpoch", min: 0, max: 65_536, hardMin: 0, hardMax: 10_000_000, step: 1024 },
  { name: "validationTargets", min: 0, max: 16_384, hardMin: 0, hardMax: 10_000_000, step: 512 },
  { name: "seed", min: 0, max: 100, hardMin: 0, hardMax: 2_147_483_647 },
];
export const WEIGHTS: FieldSpec[] = [
  weight("productWeight"),
  weight("quantityWeight"),
  weight("revenueWeight"),
  weight("discountWeight"),
];

/** Settings that count epochs say so beside their name. */
export const IN_EPOCHS: ReadonlySet<string> = new Set(["epochs", "patience", "warmRestartPeriod"]);
