// A tiny model and samples of a small synthetic distributor, as the tests of training and prediction want them.

import { sniff } from "../../data/dialect/sniff.ts";
import { distributorSource } from "../../data/generate/distributor.ts";
import { ingest } from "../../data/ingest/ingest.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../../features/featureSettings.ts";
import { fitAndOpen } from "../../features/open.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { PRESET_SETTINGS, type TrainingSettings } from "../settings.ts";

/** A model that learns in a moment. */
export const TINY_MODEL: TrainingSettings = {
  ...PRESET_SETTINGS.quick,
  embedDim: 8,
  hiddenSize: 8,
  numHeads: 2,
  fusionDim: 16,
  headDim: 8,
  periodHidden: 8,
  customerDim: 8,
  maxSeqLen: 6,
};

/** Generates, reads and opens `rows` lines, through the same doors as a user's file. */
export async function distributorSamples(rows: number, maxSeqLen: number): Promise<SampleSet> {
  const source = distributorSource({ rows, seed: 7 });
  const { mapping } = await sniff(source);
  const { lines } = await ingest(source, mapping);
  return fitAndOpen(lines, { ...DEFAULT_FEATURE_SETTINGS, maxSeqLen });
}
