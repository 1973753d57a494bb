// How the list of runs is looked at: sorted, searched, filtered, grouped; remembered from visit to visit.

import { createRememberedView } from "./rememberedView.ts";
import type { TextStore } from "./settings.ts";

/** What a run must have in a column: a number within bounds, or one of some values as their texts. */
export type RunFilter =
  | { column: string; low: number | null; high: number | null }
  | { column: string; among: readonly string[] };

export const GROUPINGS = ["none", "search", "data"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface RunView {
  by: string;
  descending: boolean;
  /** Words that must all stand in a run's texts. */
  text: string;
  /** Only those with a star. */
  starred: boolean;
  /** One to a column. */
  filters: readonly RunFilter[];
  group: Grouping;
  /** Every column, not only what differs. */
  all: boolean;
}

export const DEFAULT_RUN_VIEW: RunView = {
  ...{ by: "createdAt", descending: true, text: "", starred: false, filters: [], group: "none", all: false },
};

const KEY = "sales-studio.runs";
const LONGEST = 200;
const MOST_FILTERS = 20;

export type RunViewStore = ReturnType<typeof createRunView>;

/** The view as it was left; each change is remembered. */
export const createRunView = (storage: TextStore) => createRememberedView(storage, KEY, readView);

/** What was remembered, as far as it fits. */
export function readView({
  by,
  descending,
  text,
  starred,
  filters,
  group,
  all,
}: Readonly<Record<string, unknown>>): RunView {
  const isText = (value: unknown): value is string => typeof value === "string" && value.length <= LONGEST;
  return {
    by: isText(by) ? by : DEFAULT_RUN_VIEW.by,
    descending: typeof descending === "boolean" ? descending : DEFAULT_RUN_VIEW.descending,
    text: isText(text) ? text : "",
    starred: starred === true,
    filters: (Array.isArray(filters) ? filters : []).slice(0, MOST_FILTERS).flatMap(readFilter),
    group: GROUPINGS.find((each) => each === group) ?? "none",
    all: all === true,
  };
}

function readFilter(kept: unknown): RunFilter[] {
  if (typeof kept !== "object" || kept === null || !("column" in kept) || typeof kept.column !== "string") return [];
  const { column } = kept;
  if ("among" in kept && Array.isArray(kept.among)) {
    return [{ column, among: kept.among.filter((each): each is string => typeof each === "string") }];
  }
  const bound = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);
  if (!("low" in kept) || !("high" in kept)) return [];
  return [{ column, low: bound(kept.low), high: bound(kept.high) }];
}
