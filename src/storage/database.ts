// The tables in IndexedDB and their versions. A new version adds a `version(n)` below the old ones; none is changed. Records
// have versions of their own (recordKinds.ts).

import { Dexie, type Table } from "dexie";
import type { Choice } from "../core/data/mapping/choices.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import type { MetricsReport } from "../core/evaluation/report.ts";
import type { SearchState } from "../core/experiments/search/types.ts";
import type { FeatureSettings } from "../core/features/featureSettings.ts";
import type { Preprocess } from "../core/features/sampleSet.ts";
import type { PlacePoint } from "../core/geo/geocode.ts";
import type { Message } from "../core/lib/message.ts";
import type { NetworkHistory, TrainHistory } from "../core/training/events.ts";
import type { FaultKind } from "../core/training/faults.ts";
import type { TrainingSettings } from "../core/training/settings.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import type { ColumnLayout } from "./columns.ts";
import { DATABASE_NAME } from "./databaseName.ts";
import type { DatasetInfo } from "./datasetInfo.ts";
import type { StoredRecord } from "./storedRecord.ts";

export type DatasetRecord =
  | { id: string; createdAt: number; complete: true; info: DatasetInfo; layout: ColumnLayout[]; pieces: number }
  /** While the pieces are being written; such a rest of a broken visit is removed later. */
  | { id: string; createdAt: number; complete: false };

/** A part of a data set's columns; id = data set / number. */
export interface PieceRecord {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A fitted preprocessing; id = fingerprint of data, mapping and settings. */
export interface FeatureRecord {
  id: string;
  createdAt: number;
  /** Checked when it is taken from the cache, of which only few are. */
  preprocess: unknown;
}

/** What the geocoder said about distinct texts, across data sets; id = the geocoder's version. */
export interface GeocodesRecord {
  id: string;
  /** null = looked up, and unknown. */
  points: Map<string, PlacePoint | null>;
}

/** A province that a user gave to a place by hand; id = the place's texts. */
export interface AssignmentRecord {
  id: string;
  /** Two-digit code of one of today's 34. */
  province: string;
  savedAt: number;
}

/** The run whose weights a training started from, and the data that it had learnt. */
export interface StartedFrom {
  name: string;
  createdAt: number;
  fingerprint: string | null;
  /** YYYY-MM-DD. */
  lastDay: string | null;
}

/** A search, its name when the run was kept, and the number of the trial. */
export interface SearchOrigin {
  id: string;
  name: string;
  trial: number;
}

/** A finished run without its files. */
export interface RunRecord {
  id: string;
  createdAt: number;
  name: string;
  note: string;
  /** Of the data set it was trained on, and its name then ("" where unknown; absent in runs of older versions). */
  fingerprint: string;
  dataset?: string;
  settings: TrainingSettings;
  /** How its samples were made; absent in runs of older versions. */
  features?: FeatureSettings;
  metrics: MetricsReport;
  /** Of the training with the settings' seed. */
  history: TrainHistory;
  /** Of those with other seeds; absent where there are none, and in runs of older versions. */
  otherTrainings?: NetworkHistory[];
  /** Of its files; absent in runs of older versions. */
  bytes?: number;
  /** The run whose weights its training started from; absent where it started from none. */
  startedFrom?: StartedFrom;
  /** The search whose trial it was kept from; absent where it was trained by itself. */
  search?: SearchOrigin;
  /** Words that the user sorts runs by, none twice; absent where there are none. */
  tags?: string[];
  /** Marked by the user. */
  star?: true;
}

/** The files of a run's bundle by name. */
export interface RunFilesRecord {
  id: string;
  files: Map<string, Uint8Array>;
}

/** The columns chosen for files of one header; id = the header texts as the bytes tell them. */
export interface RecipeRecord {
  id: string;
  name: string;
  savedAt: number;
  mapping: Mapping;
  /** What of the mapping, beside its columns, was chosen and does not follow the file. */
  choices?: Choice[];
}

/** An unfinished run in a few words; id = run. */
export interface UnfinishedRecord {
  id: string;
  kind: "summary";
  /** Id of the data set it trains on. */
  dataset: string;
  savedAt: number;
  /** Of the data set's lines. */
  fingerprint: string;
  /** The epoch under way and the steps done. */
  epoch: number;
  step: number;
  /** 0 while no epoch has ended. */
  bestEpoch: number;
  settings: TrainingSettings;
  /** What ended it; null where the page was closed, or the run still goes on. */
  problem: { kind: FaultKind; sentence: Message } | null;
  startedFrom?: StartedFrom;
  /** The search whose trial it goes on from. */
  search?: SearchOrigin;
  /** Trainings of its model that are done, of `settings.members`; absent while there is none. */
  trainingsDone?: number;
}

/** What it goes on from; id = run with "/state" behind it. */
export interface StateRecord {
  id: string;
  kind: "state";
  dataset: string;
  snapshot: Snapshot;
  preprocess: Preprocess;
}

export type CheckpointRecord = UnfinishedRecord | StateRecord;

/** A search for better settings, without its trials' weights. */
export interface SearchRecord {
  id: string;
  /** Id of the data set that it trains on, and the name that it had when the search began. */
  dataset: string;
  name: string;
  /** Of the data set's lines. */
  fingerprint: string;
  createdAt: number;
  savedAt: number;
  state: SearchState;
  /** Whether the user ended it before its time; it can still go on. */
  stopped: boolean;
  /** Of the states of trials that are kept, by the trial's number. */
  bytes: Readonly<Record<string, number>>;
}

/** What a trial goes on from; id = search / trial. */
export interface SearchTrialRecord {
  id: string;
  snapshot: Snapshot;
}

export class StudioDatabase extends Dexie {
  declare datasets: Table<StoredRecord, string>;
  declare pieces: Table<StoredRecord, string>;
  declare features: Table<StoredRecord, string>;
  declare geocodes: Table<StoredRecord, string>;
  declare assignments: Table<StoredRecord, string>;
  declare runs: Table<StoredRecord, string>;
  declare runFiles: Table<StoredRecord, string>;
  declare recipes: Table<StoredRecord, string>;
  declare checkpoints: Table<StoredRecord, string>;
  declare searches: Table<StoredRecord, string>;
  declare searchTrials: Table<StoredRecord, string>;

  constructor(name = DATABASE_NAME) {
    super(name);
    this.version(1).stores({
      datasets: "id",
      pieces: "id",
      features: "id",
      geocodes: "id",
      runs: "id",
      runFiles: "id",
      recipes: "id",
      checkpoints: "id",
    });
    this.version(2).stores({ assignments: "id" });
    this.version(3).stores({ searches: "id", searchTrials: "id" });
  }
}
