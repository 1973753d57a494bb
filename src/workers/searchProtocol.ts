// What the page asks about searches for better settings.

import type { Outcome } from "../core/experiments/search/outcome.ts";
import type { SearchEvent, SearchSpec, SearchState } from "../core/experiments/search/types.ts";
import type { BackendName } from "../core/kernels/backendChoice.ts";
import type { Place } from "../storage/storedTable.ts";
import type { Method, Progress } from "./method.ts";

/** A search of the open data set as the page shows it. */
export interface StoredSearch {
  id: string;
  /** Of the data set when the search began. */
  name: string;
  createdAt: number;
  savedAt: number;
  state: SearchState;
  /** Whether it came to its end, or the user ended it before. */
  done: boolean;
  stopped: boolean;
  /** What its trials go on from takes on the disk. */
  bytes: number;
  /** Where it is kept: what is in memory alone is gone when the page is closed. */
  place: Place;
}

/** What is told while a search goes on; `id` first, once it is kept. */
export type SearchNews = { kind: "kept"; id: string; name: string; createdAt: number } | SearchEvent;

export interface SearchMethods {
  /** The searches of the open data set that no other tab goes on with, the last saved first. */
  searches: Method<undefined, never, StoredSearch[]>;
  /** Looks for better settings until the search is done or stopped. */
  search: Method<{ spec: SearchSpec; backend: BackendName | "auto" }, SearchNews | Progress, StoredSearch>;
  /** Goes on with one of them; with a `budget`, with that one. */
  resumeSearch: Method<
    { id: string; backend: BackendName | "auto"; budget?: SearchSpec["budget"] },
    SearchNews | Progress,
    StoredSearch
  >;
  /** What a search found so far; null before a trial has come to its end. */
  searchOutcome: Method<{ state: SearchState }, never, Outcome | null>;
  deleteSearch: Method<{ id: string }, never, undefined>;
  /** Brings the search back that was deleted last. */
  undoDeleteSearch: Method<undefined, never, undefined>;
}
