// What each table holds: the version of its records, what they must look like when they are read, and the small pure steps
// from older versions (docs/formats.md). A record is never returned unchecked.

import { historySchema, mappingSchema, metricsSchema } from "../core/artefact/artefactSchemas.ts";
import { REJECT_RULES } from "../core/data/ingest/inspection.ts";
import { CHOICES } from "../core/data/mapping/choices.ts";
import { FIELDS } from "../core/data/mapping/mapping.ts";
import { LINE_ROLES } from "../core/data/roles/lineRole.ts";
import { readSearch, storeSearch } from "../core/experiments/search/searchFormat.ts";
import { readPreprocess, storedFeatureSettings } from "../core/features/preprocessSchema.ts";
import type { PlacePoint } from "../core/geo/geocode.ts";
import { table } from "../core/lib/listSchema.ts";
import { isMessage, type Message } from "../core/lib/message.ts";
import { type Migration, versionMessage } from "../core/lib/versions.ts";
import { z } from "../core/lib/zod.ts";
import type { TrainHistory } from "../core/training/events.ts";
import type { FaultKind } from "../core/training/faults.ts";
import { snapshotSchema } from "../core/training/snapshotSchema.ts";
import { storedSettings, storeSettings } from "../core/training/storedSettings.ts";
import type {
  AssignmentRecord,
  CheckpointRecord,
  DatasetRecord,
  FeatureRecord,
  GeocodesRecord,
  PieceRecord,
  RecipeRecord,
  RunFilesRecord,
  RunRecord,
  SearchRecord,
  SearchTrialRecord,
} from "./database.ts";
import type { DatasetInfo } from "./datasetInfo.ts";
import type { RecordKind } from "./storedRecord.ts";

const count = z.number().int().min(0);
const number = z.custom<number>((value) => typeof value === "number").describe("number");
const message = z.custom<Message>((value) => isMessage(value)).describe("message");
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array).describe("Uint8Array");
const preprocess = z.unknown().describe("preprocess").transform(readPreprocess);
const record = { id: z.string() };
const startedFrom = z.object({
  name: z.string(),
  createdAt: number,
  fingerprint: z.string().nullable(),
  lastDay: z.string().nullable(),
});

const infoSchema = z.object({
  id: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  createdAt: number,
  grownFrom: z.array(z.string()).optional(),
  truth: z.object({ ceilingAccuracy: number, note: z.string() }).nullable(),
  bytes: number.optional(),
  inspection: z.object({
    file: z.object({ name: z.string(), size: number }),
    files: z
      .array(z.object({ name: z.string(), rows: count, repeated: count, first: z.string(), last: z.string() }))
      .optional(),
    dialect: z.object({
      encoding: z.string(),
      delimiter: z.string(),
      newline: z.enum(["\n", "\r\n", "\r"]),
      quote: z.string(),
      gzip: z.boolean(),
    }),
    mapping: mappingSchema,
    columns: z.array(
      z.object({
        header: z.string(),
        field: z.enum(FIELDS).nullable(),
        reason: z.string(),
        sentence: message.optional(),
        samples: z.array(z.string()),
      }),
    ),
    notes: z.array(z.string()),
    noteSentences: z.array(message).optional(),
    rows: count,
    kept: count,
    rejected: z.partialRecord(
      z.enum(REJECT_RULES),
      z.object({
        count,
        lines: z.array(number),
        values: z.array(z.string()),
        sentences: z.array(message.nullable()).optional(),
      }),
    ),
    duplicates: count,
    returns: count.optional(),
    roles: z
      .array(
        z.object({
          header: z.string(),
          values: z.array(z.object({ value: z.string(), role: z.enum(LINE_ROLES), count })),
        }),
      )
      .optional(),
    walkIns: count,
    totals: z.object({ quantity: number, revenue: number, discountAmount: number }),
    customers: count,
    products: count,
    orders: count,
    first: z.string(),
    last: z.string(),
    bulk: z.object({ first: z.string(), last: z.string() }).optional(),
    seconds: number,
    peakBytes: number,
  }),
}) satisfies z.ZodType<DatasetInfo>;

export const DATASETS: RecordKind<DatasetRecord> = {
  // 1 → 2: the mapping may name a currency. 2 → 3: it may say what lines are and how blanks and dates were read.
  format: { what: versionMessage("stored.dataset"), migrations: [(dataset) => dataset, (dataset) => dataset] },
  schema: z.discriminatedUnion("complete", [
    z.object({
      ...record,
      createdAt: number,
      complete: z.literal(true),
      info: infoSchema,
      layout: z.array(z.object({ name: z.string(), type: z.enum(["u8", "i32", "u32", "f64", "json"]), bytes: count })),
      pieces: count,
    }),
    z.object({ ...record, createdAt: number, complete: z.literal(false) }),
  ]),
};

export const PIECES: RecordKind<PieceRecord> = {
  format: { what: versionMessage("stored.piece"), migrations: [] },
  schema: z.object({ ...record, bytes }),
};

export const FEATURES: RecordKind<FeatureRecord> = {
  format: { what: versionMessage("stored.preprocess"), migrations: [] },
  schema: z.object({ ...record, createdAt: number, preprocess: z.unknown().describe("preprocess") }),
};

const points = z
  .custom<Map<string, PlacePoint | null>>((value) => value instanceof Map && [...value.values()].every(isPoint))
  .describe(
    "Map of null | { province: number, latitude: number, longitude: number, urban: number, province63: null | string, confidence: string }",
  );

export const GEOCODES: RecordKind<GeocodesRecord> = {
  format: { what: versionMessage("stored.geocodes"), migrations: [] },
  schema: z.object({ ...record, points }),
};

export const ASSIGNMENTS: RecordKind<AssignmentRecord> = {
  format: { what: versionMessage("stored.assignment"), migrations: [] },
  schema: z.object({ ...record, province: z.string().regex(/^\d\d$/), savedAt: number }),
};

const search = z.object({ id: z.string(), name: z.string(), trial: count });

// Checked by hand: the list of runs reads the thousands of steps of every run.
const history = z.custom<TrainHistory>(isHistory).describe("history");

export const RUNS: RecordKind<RunRecord> = {
  // 1 → 2: how the samples were made may stand beside the settings. 2 → 3: a run may be of a search, and has tags and a star.
  // 3 → 4: the histories of further trainings may stand beside the first.
  format: { what: versionMessage("stored.run"), migrations: [(run) => run, (run) => run, (run) => run] },
  schema: z.object({
    ...record,
    createdAt: number,
    name: z.string(),
    note: z.string(),
    fingerprint: z.string(),
    dataset: z.string().optional(),
    settings: storedSettings,
    features: storedFeatureSettings.optional(),
    metrics: metricsSchema,
    history,
    otherTrainings: z.array(z.object({ seed: count, history })).optional(),
    bytes: count.optional(),
    startedFrom: startedFrom.optional(),
    search: search.optional(),
    tags: z.array(z.string()).optional(),
    star: z.literal(true).optional(),
  }),
  store: (run) => ({ ...run, settings: storeSettings(run.settings) }),
};

export const RUN_FILES: RecordKind<RunFilesRecord> = {
  format: { what: versionMessage("stored.runFiles"), migrations: [] },
  schema: z.object({
    ...record,
    files: z
      .custom<Map<string, Uint8Array>>(
        (value) => value instanceof Map && [...value.values()].every((file) => file instanceof Uint8Array),
      )
      .describe("Map of Uint8Array"),
  }),
};

export const RECIPES: RecordKind<RecipeRecord> = {
  // 1 → 2: the mapping may name a currency, and it may be a choice. 2 → 3: it may say what lines are and how blanks and
  // dates were read.
  format: { what: versionMessage("stored.recipe"), migrations: [(recipe) => recipe, (recipe) => recipe] },
  schema: z.object({
    ...record,
    name: z.string(),
    savedAt: number,
    mapping: mappingSchema,
    choices: z.array(z.enum(CHOICES)).optional(),
  }),
};

const FAULT_KINDS = ["lost", "memory", "error", "notANumber"] as const satisfies readonly FaultKind[];

/** 1 → 2: an unfinished run has an id of its own; before, there was one to a data set, under its id. */
const keyByRun: Migration = ({ id, ...rest }) => ({ ...rest, id, dataset: String(id).replace(/\/state$/, "") });

// 2 → 3: networks may be done beside the one under way. 3 → 4: a run may be of a search, and tells how many trainings are done.
// 4 → 5: a watched epoch tells NDCG and what the network adds.
export const CHECKPOINTS: RecordKind<CheckpointRecord> = {
  format: {
    what: versionMessage("stored.checkpoint"),
    migrations: [keyByRun, (checkpoint) => checkpoint, (checkpoint) => checkpoint, (checkpoint) => checkpoint],
  },
  schema: z.discriminatedUnion("kind", [
    z.object({
      ...record,
      kind: z.literal("summary"),
      dataset: z.string(),
      savedAt: number,
      fingerprint: z.string(),
      epoch: count,
      step: count,
      bestEpoch: count,
      settings: storedSettings,
      problem: z.object({ kind: z.enum(FAULT_KINDS), sentence: message }).nullable(),
      startedFrom: startedFrom.optional(),
      search: search.optional(),
      trainingsDone: count.optional(),
    }),
    z.object({ ...record, kind: z.literal("state"), dataset: z.string(), snapshot: snapshotSchema, preprocess }),
  ]),
  store: (checkpoint) =>
    checkpoint.kind === "summary"
      ? { ...checkpoint, settings: storeSettings(checkpoint.settings) }
      : { ...checkpoint, snapshot: { ...checkpoint.snapshot, settings: storeSettings(checkpoint.snapshot.settings) } },
};

export const SEARCHES: RecordKind<SearchRecord> = {
  format: { what: versionMessage("stored.search"), migrations: [] },
  schema: z.object({
    ...record,
    dataset: z.string(),
    name: z.string(),
    fingerprint: z.string(),
    createdAt: number,
    savedAt: number,
    state: z.unknown().describe("search").transform(readSearch),
    stopped: z.boolean(),
    bytes: table(count),
  }),
  store: (search) => ({ ...search, state: storeSearch(search.state) }),
};

export const SEARCH_TRIALS: RecordKind<SearchTrialRecord> = {
  format: { what: versionMessage("stored.searchTrial"), migrations: [(trial) => trial] },
  schema: z.object({ ...record, snapshot: snapshotSchema }),
  store: (trial) => ({
    ...trial,
    snapshot: { ...trial.snapshot, settings: storeSettings(trial.snapshot.settings) },
  }),
};

/** Every table's kind, by the table's name. */
export const RECORD_KINDS = {
  datasets: DATASETS,
  pieces: PIECES,
  features: FEATURES,
  geocodes: GEOCODES,
  assignments: ASSIGNMENTS,
  runs: RUNS,
  runFiles: RUN_FILES,
  recipes: RECIPES,
  checkpoints: CHECKPOINTS,
  searches: SEARCHES,
  searchTrials: SEARCH_TRIALS,
};

function isPoint(point: unknown): boolean {
  if (point === null) return true;
  if (typeof point !== "object" || !("province" in point) || !("latitude" in point) || !("longitude" in point))
    return false;
  return [point.province, point.latitude, point.longitude].every((value) => typeof value === "number");
}

/** The many steps are looked at by hand, the first one whole. */
function isHistory(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("steps" in value) || !("epochs" in value)) return false;
  const { steps, epochs } = value;
  if (!Array.isArray(steps) || !Array.isArray(epochs)) return false;
  return steps.every(isStep) && historySchema.safeParse({ ...value, steps: steps.slice(0, 1) }).success;
}

function isStep(step: unknown): boolean {
  if (typeof step !== "object" || step === null || !("step" in step) || !("loss" in step)) return false;
  return typeof step.step === "number" && typeof step.loss === "object" && step.loss !== null;
}
