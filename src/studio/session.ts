// What the page shows at this moment: one small vanilla store, changed only by the actions of this folder.

import { createStore } from "zustand/vanilla";
import { ALL_LINES, type LineFilter } from "../core/explore/lineFilter.ts";
import type { PlacesReport } from "../core/explore/placesReport.ts";
import type { Message } from "../core/lib/message.ts";
import type { TrainingSettings } from "../core/training/settings.ts";
import type { OddRecord } from "../storage/oddRecords.ts";
import type { RecipeRecord } from "../storage/recipes.ts";
import type {
  DataOrigin,
  DatasetInfo,
  Estimate,
  ModelSummary,
  Progress,
  ProvinceChange,
  SamplesSummary,
  UnfinishedRun,
} from "../workers/protocol.ts";
import type { StoredSearch } from "../workers/searchProtocol.ts";
import type { DataPhase } from "./data.ts";
import type { HeavyWork } from "./heavyWork.ts";
import type { LocalisedText } from "./problem.ts";
import type { Question } from "./question.ts";
import type { RunPhase } from "./run.ts";
import type { RunRow } from "./runRows.ts";
import type { SearchPhase } from "./search.ts";
import type { Form } from "./settings.ts";

/** What is known about the training to come. */
export interface Plan {
  busy: "features" | "measuring" | null;
  share: number | null;
  samples: SamplesSummary | null;
  /** The last measurement and the settings it was made with. */
  measured: { estimate: Estimate; settings: TrainingSettings } | null;
  problem: LocalisedText | null;
}

/** What is known of where the open data set's lines were sold. */
export interface Places {
  /** Id of the data set that all of this is about. */
  dataset: string;
  /** Stays while it is made anew; `of` = the filter whose lines it is about. */
  report: PlacesReport | null;
  of: LineFilter;
  busy: { progress: Progress | null } | null;
  /** The user cancelled before there was a report. */
  stopped: boolean;
  problem: LocalisedText | null;
  /** What takes back each step of this visit, the last step last. */
  undo: ProvinceChange[][];
}

/** The model that answers on the screens, and where it comes from. */
export interface OpenModel {
  summary: ModelSummary;
  /** "stored": a run of this machine, brought back. */
  origin: "trained" | "loaded" | "stored";
  /** Counts up with each model, so that screens forget the answers of the one before. */
  serial: number;
}

/** The runs kept on this machine. */
export interface RunsState {
  /** Newest first; null until they were read. */
  rows: RunRow[] | null;
  /** Runs that cannot be read here. */
  odd: OddRecord[];
  /** What was deleted last and can be brought back. */
  removed: { name: string; undo(): Promise<void> } | null;
  problem: LocalisedText | null;
}

export interface Session {
  data: DataPhase;
  /** What went wrong with data, and whether the file or the worker is to blame. */
  dataProblem: DataProblem | null;
  stored: DatasetInfo[];
  recipes: RecipeRecord[];
  /** What is kept beside the runs and cannot be read here. */
  odd: OddRecord[];
  /** What the user should know about keeping data in this browser, said once; null while all is well. */
  keepingNotice: { message: Message; read: boolean } | null;
  /** Bytes of the browser's space that the page uses; null where that is unknown. */
  use: { used: number; quota: number } | null;
  /** Whether the browser keeps it even when the disk runs low; null where it does not say. */
  persisted: boolean | null;
  /** The data set being kept on this machine, beside the work with it. */
  storing: { id: string; name: string; progress: Progress | null } | null;
  /** Which of the open data set's lines the Explore screen counts. */
  filter: LineFilter;
  /** The filter that was cleared last, until there is another one: it can be brought back. */
  clearedFilter: LineFilter | null;
  /** Sales by province; null until the Explore screen asks. */
  places: Places | null;
  plan: Plan;
  run: RunPhase;
  /** Of the open data set, the last saved first. */
  unfinished: UnfinishedRun[];
  /** Whether another tab trains on the open data set. */
  elsewhere: boolean;
  search: SearchPhase;
  /** The searches of the open data set, the last saved first; null until they were read. */
  searches: readonly StoredSearch[] | null;
  /** The search that was deleted last and can be brought back. */
  searchRemoved: StoredSearch | null;
  /** The trial whose settings the form was given last, and the form before. */
  taken: { search: string; trial: number; before: Form } | null;
  /** A worker that is asked something has not answered for a while. */
  silent: boolean;
  /** Takes over a new version of the page, which waits for it; null where there is none. */
  newVersion: (() => void) | null;
  /** A part of the page could not be fetched: its server has gone, or the network has. */
  serverGone: boolean;
  /** What the page was doing when it last ended without a word; null where it did not, or where that was read. */
  endedIn: HeavyWork | null;
  /** Another tab has deleted the open data set: it is in this one's memory alone. */
  deletedElsewhere: boolean;
  model: OpenModel | null;
  /** The zip that the model of this number came from; null where it came from none, or that was read. */
  openedZip: { serial: number; name: string; savedAt: number } | null;
  /** The run whose model was open at the last visit, until the first screen that needs one opens it. */
  lastModel: string | null;
  /** The user has read that there is an unfinished run or search. */
  unfinishedRead: boolean;
  /** Answers for very many customers that are being made. */
  batches: number;
  /** A zip being brought back: its share done, null where unknown. */
  loading: { share: number | null } | null;
  modelProblem: LocalisedText | null;
  /** What is asked of the model; null before the first question. */
  question: Question | null;
  runs: RunsState;
}

export interface DataProblem {
  message: LocalisedText;
  kind: "file" | "worker";
  /** A file that was told wrongly, perhaps: it can be looked at with an encoding and a delimiter chosen by hand. */
  origin?: DataOrigin;
}

export const NO_PLAN: Plan = { busy: null, share: null, samples: null, measured: null, problem: null };

export type SessionStore = ReturnType<typeof createSession>;

/** A session in which nothing was opened yet. */
export function createSession() {
  return createStore<Session>(() => ({
    data: { kind: "empty" },
    dataProblem: null,
    stored: [],
    recipes: [],
    odd: [],
    keepingNotice: null,
    use: null,
    persisted: null,
    storing: null,
    filter: ALL_LINES,
    clearedFilter: null,
    places: null,
    plan: NO_PLAN,
    run: { kind: "idle" },
    unfinished: [],
    elsewhere: false,
    search: { kind: "idle" },
    searches: null,
    searchRemoved: null,
    taken: null,
    silent: false,
    newVersion: null,
    serverGone: false,
    endedIn: null,
    deletedElsewhere: false,
    model: null,
    lastModel: null,
    openedZip: null,
    unfinishedRead: false,
    batches: 0,
    loading: null,
    modelProblem: null,
    question: null,
    runs: { rows: null, odd: [], removed: null, problem: null },
  }));
}
