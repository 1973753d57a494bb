// A trained model with all it needs to predict and to be judged, and the files that it is kept in: the same names in the
// zip of the page and in the folder of the command line.

import type { Mapping } from "../data/mapping/mapping.ts";
import type { OrderModel } from "../evaluation/baskets/orderModel.ts";
import type { MetricsReport } from "../evaluation/report.ts";
import type { Preprocess } from "../features/sampleSet.ts";
import type { Members } from "../training/member.ts";
import type { Golden } from "./golden/golden.ts";
import type { Provenance } from "./provenance.ts";

export interface Artefact {
  /** One or several networks of one preprocess, whose answers are averaged. */
  members: Members;
  mapping: Mapping;
  preprocess: Preprocess;
  /** Of the members' mean on the test part. */
  metrics: MetricsReport;
  provenance: Provenance;
  /** What makes orders of the members' answers; absent in models of older versions. */
  orders?: OrderModel;
  /** A few customers' lines and answers; absent in models of older versions, and where they were left out. */
  golden?: Golden;
}

export const MANIFEST_FILE = "manifest.json";
export const ORDERS_FILE = "orders.json";
export const INPUTS_FILE = "inputs.json";
export const GOLDEN_FILE = "golden.json";
export const CARD_FILE = "MODEL_CARD.md";
/** The files beside the members' folders. */
export const SHARED_FILES = [
  MANIFEST_FILE,
  "preprocess.json",
  "metrics.json",
  "predictions.csv",
  CARD_FILE,
  ORDERS_FILE,
  INPUTS_FILE,
  GOLDEN_FILE,
] as const;
export const AMOUNTS_FILE = "amounts.safetensors";
/** The files of each member's folder; the last two where it was trained with them. */
export const MEMBER_FILES = ["model.safetensors", "config.json", "history.json", "experts.json", AMOUNTS_FILE] as const;
/** Names of files of a model of any version: in version 1 the one member's lay, without a manifest, at the top. */
export const MODEL_FILES = [...SHARED_FILES, ...MEMBER_FILES] as const;
/** A run's name and note, in the zip of a run that moves to another machine. */
export const RUN_FILE = "run.json";

/** The folder of a member, from 1. */
export const memberFolder = (number: number): string => `members/${number}`;
export const MEMBER_FOLDER = /^members\/[1-9]\d{0,2}$/;

const TOP_FILES: ReadonlySet<string> = new Set([...MODEL_FILES, RUN_FILE]);

/** Whether this path, with / between its parts, is that of a file of a model of any version. */
export function isModelFile(path: string): boolean {
  if (TOP_FILES.has(path)) return true;
  const at = path.lastIndexOf("/");
  return MEMBER_FOLDER.test(path.slice(0, at)) && MEMBER_FILES.some((name) => name === path.slice(at + 1));
}
