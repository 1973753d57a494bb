// The runs of a list as they are wanted: those that fit the filters, in order, in groups.

import { searchFor, unmarked } from "../core/lib/unmarked.ts";
import { presetOf } from "./presetOf.ts";
import type { RunRow } from "./runRows.ts";
import type { RunFilter, RunView } from "./runView.ts";

/** What a run has in a column; undefined where it has nothing there, or does not tell. */
export type RunCell = number | string | boolean | readonly string[] | undefined;

/** Columns that are no settings, by what is in them. */
const CELLS: Readonly<Record<string, (row: RunRow) => RunCell>> = {
  name: ({ name }) => name,
  createdAt: ({ createdAt }) => createdAt,
  data: ({ dataset }) => dataset || undefined,
  search: ({ search }) => search?.name,
  tags: ({ tags }) => (tags.length > 0 ? tags : undefined),
  preset: ({ settings }) => presetOf(settings).preset,
  startedFrom: ({ startedFrom }) => startedFrom?.name,
  hit10: ({ hit10 }) => number(hit10),
  mrr: ({ mrr }) => number(mrr),
  accuracy: ({ accuracy }) => number(accuracy),
  revenueMae: ({ revenueMae }) => number(revenueMae),
  validationLoss: ({ validationLoss }) => number(validationLoss),
  seconds: ({ seconds }) => number(seconds),
};

const number = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** A setting, where the column is none of those above; lists as their JSON. */
export function runCell(row: RunRow, column: string): RunCell {
  if (Object.hasOwn(CELLS, column)) return CELLS[column]!(row);
  const settings: Readonly<Record<string, unknown>> = { ...row.features, ...row.settings };
  const value = Object.hasOwn(settings, column) ? settings[column] : undefined;
  if (value === undefined || typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The texts that a filter chooses among. */
export function cellTexts(cell: RunCell): readonly string[] {
  if (cell === undefined) return [""];
  return typeof cell === "object" ? cell : [String(cell)];
}

/** The rows in order; runs without a value come last, whichever way. */
export function sortedBy(rows: readonly RunRow[], by: string, descending: boolean, language: string): RunRow[] {
  const sign = descending ? -1 : 1;
  const compared = (a: RunCell, b: RunCell): number => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return cellTexts(a).join(", ").localeCompare(cellTexts(b).join(", "), language, { numeric: true });
  };
  return [...rows].sort((one, other) => {
    const [a, b] = [runCell(one, by), runCell(other, by)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * compared(a, b);
  });
}

/** Whether a run is wanted: by its texts, its star, and every filter. */
export function isShown(
  row: RunRow,
  { text, starred, filters }: Pick<RunView, "text" | "starred" | "filters">,
): boolean {
  if (starred && !row.star) return false;
  const told = unmarked([row.name, row.note, row.dataset, row.search?.name ?? "", ...row.tags].join("\n"));
  return searchFor(text)(told) && filters.every((filter) => fits(row, filter));
}

function fits(row: RunRow, filter: RunFilter): boolean {
  const cell = runCell(row, filter.column);
  if ("among" in filter) {
    return filter.among.length === 0 || cellTexts(cell).some((each) => filter.among.includes(each));
  }
  const { low, high } = filter;
  if (low === null && high === null) return true;
  if (typeof cell !== "number") return false;
  return (low === null || cell >= low) && (high === null || cell <= high);
}

export interface RunGroup {
  /** Of the search, or of the data set; "" for those of none, or in one group for all. */
  key: string;
  name: string;
  rows: RunRow[];
}

/** The rows in their groups, in the order of each group's first. */
export function grouped(rows: readonly RunRow[], by: RunView["group"]): RunGroup[] {
  const groups = new Map<string, RunGroup>();
  for (const row of rows) {
    const key = by === "search" ? (row.search?.id ?? "") : by === "data" ? row.fingerprint : "";
    const name = by === "search" ? (row.search?.name ?? "") : by === "data" ? row.dataset : "";
    const group = groups.get(key) ?? { key, name, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}
