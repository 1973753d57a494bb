// The files of a downloaded model: the same names in the zip and in the command line's output folder.

import type { Mapping } from "../data/mapping/mapping.ts";
import type { MetricsReport } from "../evaluation/report.ts";
import type { Preprocess } from "../features/sampleSet.ts";
import type { ModelConfig } from "../model/config.ts";
import type { TrainHistory } from "../training/events.ts";
import type { TrainingSettings } from "../training/settings.ts";

/** A trained model with all it needs to predict and to be judged. */
export interface ModelBundle {
  config: ModelConfig;
  settings: TrainingSettings;
  mapping: Mapping;
  preprocess: Preprocess;
  metrics: MetricsReport;
  history: TrainHistory;
  /** PyTorch names → shape and values. */
  weights: Map<string, { shape: number[]; values: Float32Array }>;
}

/** File names of a bundle, in the order they are written. */
export const BUNDLE_FILES = [
  "model.safetensors",
  "preprocess.json",
  "config.json",
  "metrics.json",
  "history.json",
  "MODEL_CARD.md",
  "predictions.csv",
] as const;
export type BundleFile = (typeof BUNDLE_FILES)[number];

/** A run's name and note, in the zip of a run that moves to another machine. */
export const RUN_FILE = "run.json";
