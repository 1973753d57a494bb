// The typed conversation between page and workers: a call has events, then one result or one error. Both sides import
import type { CardPart } from "../core/artefact/cardText.ts";
import type { TakeawayChoice } from "../core/artefact/takeawayChoice.ts";
// only these types; `rpc.ts` carries them. Everything here survives structured cloning.

import type { FeatureCorrelations } from "../core/analysis/featureCorrelation.ts";
import type { Doubt } from "../core/data/doubts/doubt.ts";
import type { KnownLines } from "../core/data/files/fileSurvey.ts";
import type { Inspection, Sniff } from "../core/data/ingest/inspection.ts";
import type { PlaceText, SaleLines } from "../core/data/lines/saleLines.ts";
import type { DialectChoice, Mapping } from "../core/data/mapping/mapping.ts";
import type { MetricsReport } from "../core/evaluation/report.ts";
import type { ComparedModel } from "../core/experiments/compare/compareModels.ts";
import type { Scale } from "../core/features/batch.ts";
import type { FeatureSettings } from "../core/features/featureSettings.ts";
import type { FormulaPreview } from "../core/features/formula/preview.ts";
import type { Leak } from "../core/features/leaks/leak.ts";
import type { SampleSizes } from "../core/features/sampleSet.ts";
import type { BackendChoice, BackendName } from "../core/kernels/backendChoice.ts";
import type { Message } from "../core/lib/message.ts";
import type { TrainEvent, TrainHistory } from "../core/training/events.ts";
import type { FaultKind } from "../core/training/faults.ts";
import type { TrainingSettings } from "../core/training/settings.ts";
import type { RunRecord } from "../storage/database.ts";
import type { DatasetInfo, SampleTruth } from "../storage/datasetInfo.ts";
import type { WrittenPart } from "../storage/datasets.ts";
import type { RunChange } from "../storage/runs.ts";
import type { Place } from "../storage/storedTable.ts";
import type { LinesParcel } from "./linesParcel.ts";
import type { Method, Progress } from "./method.ts";
import type { PredictMethods } from "./predictProtocol.ts";
import type { AnalysisMethods, ExploreMethods, OrderMethods } from "./questions.ts";
import type { SearchMethods } from "./searchProtocol.ts";

export type { DatasetInfo, Method, Progress, SampleTruth };

/** Where a data set comes from. */
export type DataOrigin =
  /** With `more` of the same columns; `leftOut` are files that came with them and are no tables. */
  | { kind: "file"; file: File; more?: readonly File[]; leftOut?: readonly string[] }
  | { kind: "sample"; sample: SampleName; rows: number; seed: number };
export const SAMPLE_NAMES = ["distributor", "shop"] as const;
export type SampleName = (typeof SAMPLE_NAMES)[number];

/** What became of a file or a sample. */
export interface ReadOutcome extends ReadReport {
  /** For the training worker alone to open. */
  lines: LinesParcel;
}

/** The same where the lines are at hand. */
export interface ReadLines extends ReadReport {
  lines: SaleLines;
}

interface ReadReport {
  inspection: Inspection;
  fingerprint: string;
  truth: SampleTruth | null;
  /** What of the lines is on disk already. */
  written?: WrittenPart | null;
}

/** ---- ingest worker: bytes → canonical columns ---- */
export interface IngestMethods {
  /** Reads the head of the file and proposes a mapping; `dialect` goes before what the bytes tell. */
  sniff: Method<{ origin: DataOrigin; dialect?: DialectChoice }, Progress, Sniff & { truth: SampleTruth | null }>;
  /** What the first lines of the file leave open about this mapping, that of another file where it was `saved`; cheap for the file that was looked at last. */
  doubts: Method<{ origin: DataOrigin; mapping: Mapping; saved?: Mapping }, never, Doubt[]>;
  /** What the first lines of the file speak against in the mapping of a data set that it is to be added to, laid onto its header. */
  differences: Method<{ origin: DataOrigin; mapping: Mapping }, never, { mapping: Mapping; doubts: Doubt[] }>;
  /**
   * Reads the whole file with this mapping; the lines come in a parcel for the training worker. Under the data set id `keepAs` a file's lines
   * are written to the disk meanwhile; nothing stays there when reading fails. Where the mapping is that of
   * another file, `saved` is it as it was there: what this file's values speak against is told. Lines that are `there` already are set aside.
   */
  ingest: Method<
    { origin: DataOrigin; mapping: Mapping; keepAs?: string; saved?: Mapping; there?: KnownLines },
    Progress,
    ReadOutcome
  >;
  /** The generated sample as a CSV file to keep. */
  sampleCsv: Method<{ sample: SampleName; rows: number; seed: number }, Progress, { csv: Blob; name: string }>;
  /** The lines set aside, as CSV. */
  rejectedCsv: Method<{ origin: DataOrigin; mapping: Mapping }, Progress, { csv: Blob; name: string }>;
}

/** A sentence for the user when something could not be kept on disk. */
export interface StorageNotice {
  notice: string | null;
  noticeSentence?: Message | null;
}

/** An open data set; `stored` once it is kept on this machine. */
export type OpenedDataset = DatasetInfo & StorageNotice & { stored: boolean };

/** The province a user gives to a place, by the code of one of today's 34; null takes it back. */
export interface ProvinceChange {
  place: PlaceText;
  province: string | null;
}

/** What the samples of a data set look like. */
export interface SamplesSummary {
  counts: { train: number; validation: number; test: number; customers: number; products: number };
  tasks: { quantity: boolean; revenue: boolean; discount: boolean };
  /** Of a model's inputs, and the period scales in use. */
  sizes: SampleSizes;
  scales: Scale[];
  scalesOff: { scale: string; reason: string; sentence?: Message }[];
  protocol: string;
  protocolSentences?: Message[];
  /** Times of the cuts, ms; for the time line of the split. */
  cuts: { first: number; train: number; validation: number; last: number };
  /** What would make success look larger than it is. */
  leaks: Leak[];
  seconds: number;
  cached: boolean;
}

export interface Estimate {
  backend: BackendChoice;
  parameters: number;
  secondsPerEpoch: number;
  samplesPerEpoch: number;
  peakBytes: number;
}

/** A trained (or loaded) model as the page shows it. */
export interface ModelSummary {
  /** Run id in IndexedDB; "loaded" models get one too. */
  id: string;
  settings: TrainingSettings;
  metrics: MetricsReport;
  history: TrainHistory;
  parameters: number;
  customers: number;
  products: number;
  /** What it was trained and judged on: the data set's name, "" where unknown, and its days, YYYY-MM-DD. */
  data: { name: string; firstDay: string | null; lastDay: string | null };
  /** Of the money it was trained on, "" where unknown; absent in models of older versions. */
  currency?: string;
  /** Paths of the files that its download holds. */
  files: string[];
  /** Where it is kept: what is in memory alone is gone when the page is closed. */
  place: Place;
  /** Of a zip: whether the customers that it came with are answered as where it was trained; absent where it came with none. */
  replayed?: Message;
}

/** The runs of a data set that did not come to their end. */
export interface Unfinished {
  runs: UnfinishedRun[];
  /** Whether another tab trains on this data set now. */
  elsewhere: boolean;
}

/** Columns of predicted against actual on the test targets, for charts (a sample of at most `limit`). */
export interface ActualVersusPredicted {
  quantity: { actual: Float64Array; predicted: Float64Array };
  revenue: { actual: Float64Array; predicted: Float64Array };
  discount: { actual: Float64Array; predicted: Float64Array };
  total: number;
}

/** A run whose state was kept and that did not come to its end. */
export interface UnfinishedRun {
  id: string;
  savedAt: number;
  /** Which of `settings.members` is under way, from 1. */
  training: number;
  /** Its epoch under way and the steps done. */
  epoch: number;
  step: number;
  /** 0 while no epoch has ended. */
  bestEpoch: number;
  settings: TrainingSettings;
  /** What ended it; null where the page was closed. */
  problem: { kind: FaultKind; sentence: Message } | null;
  /** The same steps in about half the memory; null where there is no such pair. */
  halvedBatch: Pick<TrainingSettings, "batchSize" | "accumulation"> | null;
}

/** ---- training worker: columns → samples → model → answers. It holds one data set and one model at a time. ---- */
export interface TrainingMethods extends AnalysisMethods, ExploreMethods, OrderMethods, PredictMethods, SearchMethods {
  /** Which backends work here, best first; self-tested. */
  backends: Method<undefined, never, BackendChoice[]>;
  /**
   * Takes new lines over and makes them current; `storeOpen` then keeps what is not written of them. The data
   * set has the id that they are written under, or the one under which the same lines are kept already.
   */
  openLines: Method<ReadOutcome & { name: string }, Progress, OpenedDataset>;
  /**
   * Data line numbers of lines, read with the open data set's mapping, that it has already, and how many others there are
   * of the same days; the lines come back in a new parcel.
   */
  repeatedLines: Method<{ lines: LinesParcel }, never, { repeated: Uint32Array; beside: number; lines: LinesParcel }>;
  /**
   * Puts lines behind those of the open data set and makes the whole current, under an id of its own: what was stored before
   * goes when `storeOpen` has kept it.
   */
  appendLines: Method<ReadOutcome, Progress, OpenedDataset>;
  /** Keeps the open data set on this machine, beside other work; an aborted or failed write leaves nothing. */
  storeOpen: Method<{ id: string }, Progress, StorageNotice>;
  /** The open data set has another name now. */
  nameOpen: Method<{ id: string; name: string }, never, undefined>;
  /** Reopens a stored data set. */
  openStored: Method<{ id: string }, Progress, OpenedDataset>;
  /** Remembers provinces by hand, for all data sets; answers what was remembered before. */
  assignProvinces: Method<{ changes: ProvinceChange[] }, never, ProvinceChange[]>;
  /** Fits the preprocessing (or takes it from the cache). */
  prepare: Method<{ settings: FeatureSettings }, Progress, SamplesSummary>;
  /** Describes a formula's values over at most `limit` training targets of the prepared samples. */
  previewFormula: Method<{ formula: string; limit: number }, never, FormulaPreview>;
  /** Correlations of features and targets over at most `limit` training targets of samples with these settings. */
  featureCorrelations: Method<{ settings: FeatureSettings; limit: number }, Progress, FeatureCorrelations>;
  /** Times a few steps on this device. */
  estimate: Method<{ settings: TrainingSettings; backend: BackendName | "auto" }, Progress, Estimate>;
  /** Trains, evaluates on the test part, keeps the run. `pause`, `resume`, `stop` act on it. */
  train: Method<
    {
      settings: TrainingSettings;
      backend: BackendName | "auto";
      /** Id of a stored run whose weights it starts from. */
      startFrom?: string;
      /** The trial of a search whose settings these are: it goes on from where the trial stands. */
      trial?: { search: string; trial: number };
    },
    TrainEvent | Progress,
    ModelSummary
  >;
  /** The runs that did not come to their end on the open data set, the last saved first. */
  unfinished: Method<undefined, never, Unfinished>;
  /** Goes on with one of them as it was, with half the batch and twice the accumulation, or ends it with its best epoch. */
  resumeRun: Method<
    { id: string; how: "continue" | "lighter" | "finish"; backend: BackendName | "auto" },
    TrainEvent | Progress,
    ModelSummary
  >;
  discardUnfinished: Method<{ id: string }, never, undefined>;
  pause: Method<undefined, never, undefined>;
  resume: Method<undefined, never, undefined>;
  /** Ends the run early; the best weights are kept and evaluated. */
  stop: Method<undefined, never, undefined>;
  actualVersusPredicted: Method<{ limit: number }, never, ActualVersusPredicted>;
  /** The zip of the current model with what was chosen; `page` is the page's address, which runners are fetched from. */
  /** MODEL_CARD.md in pieces, to be given in the page's language. */
  modelCard: Method<Record<string, never>, never, CardPart[]>;
  /** `card`: MODEL_CARD.md as the page wrote it. */
  bundle: Method<TakeawayChoice & { page: string; card: string }, Progress, { zip: Blob; name: string }>;
  /** Brings a downloaded model back; it predicts on the current data set if one is open. */
  loadBundle: Method<{ zip: Blob }, Progress, ModelSummary>;
  /** Brings the model of a stored run back. */
  loadRun: Method<{ id: string }, Progress, ModelSummary>;
  /** The runs that are in this worker's memory alone, since the disk refused them. */
  heldRuns: Method<undefined, never, RunRecord[]>;
  /** The zip of one of them, its name and note included. */
  heldZip: Method<{ id: string }, never, Blob>;
  describeHeld: Method<{ id: string; change: RunChange }, never, undefined>;
  /** Every run but the first beside it, by their answers for test targets. */
  compareRuns: Method<{ ids: readonly string[] }, never, ComparedModel[]>;
  /** Tries again to keep one of them; says where it is now. */
  keepHeld: Method<{ id: string }, never, Place>;
}
