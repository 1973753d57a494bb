// What lies beside the tables of samples: everything that a training elsewhere needs to make a model that the studio opens.

import type { Mapping } from "../../data/mapping/mapping.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import type { Preprocess, SampleSizes, SplitName } from "../../features/sampleSet.ts";
import { writeSafetensors } from "../../lib/safetensors.ts";
import { sha256 } from "../../lib/sha256.ts";
import { configToJson } from "../../model/config.ts";
import { modelConfig, startingParameters } from "../../model/fromSettings.ts";
import type { TrainingSettings } from "../../training/settings.ts";
import { storeSettings } from "../../training/storedSettings.ts";
import { jsonFile } from "../jsonFiles.ts";
import { sampleFeatures, sampleShapes } from "./sampleTable.ts";

export const SAMPLES_FORMAT = "sales-studio samples";
export const SAMPLES_VERSION = 1;
/** The file that names the others, written last. */
export const SAMPLES_FILE = "samples.json";
/** Files of the folder that are there whatever the number of tables. */
export const SAMPLE_FOLDER_FILES = [
  "preprocess.json",
  "settings.json",
  "config.json",
  "start.safetensors",
  SAMPLES_FILE,
];
/** The key of the table files' metadata. */
export const SAMPLES_KEY = "sales_studio";

/** One table, as `samples.json` names it. */
export interface SampleFile {
  path: string;
  rows: Record<SplitName, number>;
  bytes: number;
  sha256: string;
}

/** What the lines are, of which the samples are made. */
export interface SampleData {
  /** Of the lines; null where they were never in one process. */
  fingerprint: string | null;
  lines: number;
  customers: number;
  firstDay: string | null;
  lastDay: string | null;
}

/** The name of a shard's table, from 0. */
export function shardName(shard: number): string {
  return `part-${String(shard).padStart(5, "0")}.parquet`;
}

export interface SampleSource {
  preprocess: Preprocess;
  mapping: Mapping;
  settings: TrainingSettings;
}

/** Preprocessing, settings, sizes and starting weights, by file name. */
export function sampleSideFiles({ preprocess, mapping, settings }: SampleSource): Map<string, Uint8Array> {
  const config = modelConfig(sizesOf(preprocess), preprocess, settings);
  const sizes = configToJson(config);
  const metadata = new Map([
    ["format", "pt"],
    ["config", JSON.stringify(sizes)],
  ]);
  const start = startingParameters(config, preprocess, settings.seed);
  return new Map<string, Uint8Array>([
    ["preprocess.json", jsonFile({ ...preprocess, mapping })],
    ["settings.json", jsonFile(storeSettings(settings), 2)],
    ["config.json", jsonFile(sizes, 2)],
    ["start.safetensors", writeSafetensors({ tensors: start, metadata })],
  ]);
}

/** What a table says of itself: which of how many it is, what its columns hold, and which preprocessing made it. */
export function sampleMetadata(source: SampleSource, shard: number, shards: number): Record<string, unknown> {
  const { preprocess } = source;
  return {
    format: SAMPLES_FORMAT,
    version: SAMPLES_VERSION,
    shard,
    shards,
    length: preprocess.settings.maxSeqLen,
    sizes: sizesOf(preprocess),
    shapes: sampleShapes(preprocess),
    features: sampleFeatures(preprocess),
    time: "wall clock, milliseconds, no time zone",
    bytes: "little endian, row-major: products int32, all others float32",
    preprocess: preprocessHash(source),
  };
}

/** `samples.json`: the tables and their sums. */
export function sampleIndex(
  source: SampleSource,
  files: readonly SampleFile[],
  data: SampleData,
): Record<string, unknown> {
  const rows = { train: 0, validation: 0, test: 0 };
  for (const file of files) for (const part of ["train", "validation", "test"] as const) rows[part] += file.rows[part];
  const { shard: _, ...metadata } = sampleMetadata(source, 0, files.length);
  return { ...metadata, data, rows, files };
}

/** SHA-256 of `preprocess.json`. */
function preprocessHash({ preprocess, mapping }: SampleSource): string {
  return sha256(jsonFile({ ...preprocess, mapping }));
}

function sizesOf(preprocess: Preprocess): SampleSizes {
  return {
    numProducts: preprocess.products.length + FIRST_PRODUCT,
    stepFeatures: preprocess.steps.length,
    periodFeatures: preprocess.periods.week.length,
    customerFeatures: preprocess.customer.length,
  };
}
