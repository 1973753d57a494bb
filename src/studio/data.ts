// The life of the open data set: chosen, sniffed, mapped, read, ready.

import type { Sniff } from "../core/data/ingest/inspection.ts";
import type { DialectChoice, Field, Mapping } from "../core/data/mapping/mapping.ts";
import type { DataOrigin, OpenedDataset, Progress, SampleName } from "../workers/protocol.ts";
import type { ReadingControl, ShownDoubt } from "./doubts.ts";

/** A recipe in use for a file: as it was applied, or set aside for the proposal. */
export interface UsedRecipe {
  id: string;
  name: string;
  savedAt: number;
  /** The mapping it led to. */
  mapping: Mapping;
  aside: boolean;
}

/** A file that was looked at. */
export interface LookedAt {
  origin: DataOrigin;
  /** What the file says without any choice; files are alike by its header. */
  told: Sniff;
  /** What it says with the encoding, delimiter and header chosen. */
  sniff: Sniff;
  /** The columns and choices as they stand. */
  mapping: Mapping;
  /** What the file leaves open, and what became of it. */
  doubts: readonly ShownDoubt[];
  recipe: UsedRecipe | null;
  /** The recipe of this header was forgotten here: reading does not bring it back. */
  forgotten?: boolean;
}

/** Files on their way into a data set. */
export interface Adding {
  to: OpenedDataset;
  origin: DataOrigin;
  /** The data set's mapping laid onto their header, with what was answered. */
  mapping: Mapping;
  /** Its mapping as it is. */
  saved: Mapping;
  doubts: readonly ShownDoubt[];
}

export type DataPhase =
  | { kind: "empty" }
  | { kind: "sniffing"; name: string; progress: Progress | null }
  /**
   * The proposed columns stand to be checked; nothing was read yet. `again` while the file is looked at anew, `goTo` the
   * choice that a note on the file led back to.
   */
  | ({ kind: "mapping"; again?: DialectChoice; goTo?: ReadingControl } & LookedAt)
  | ({ kind: "reading"; progress: Progress | null } & LookedAt)
  /** `again`: id of the data set of the last visit, opened without being asked for; another can be chosen meanwhile. */
  | { kind: "opening"; name: string; progress: Progress | null; again?: string }
  /** Files to be added to the open data set `to`, which are asked about first; nothing was added yet. */
  | ({ kind: "adding" } & Adding)
  /** `source` is there as long as the page still holds the file: its columns can be changed and rejected lines saved. */
  | { kind: "ready"; info: OpenedDataset; source: LookedAt | null };

/** The name under which an origin is shown. */
export function originName(origin: DataOrigin): string {
  if (origin.kind === "file") {
    const { file, more = [] } = origin;
    return more.length === 0 ? file.name : `${file.name} + ${more.length}`;
  }
  return `synthetic-${origin.sample}-${origin.rows}-seed${origin.seed}.csv`;
}

/** The sample that `originName` names so; null for every other name. */
export function sampleOfName(name: string): { sample: SampleName; rows: number; seed: number } | null {
  const found = /^synthetic-(distributor|shop)-(\d+)-seed(\d+)\.csv$/.exec(name);
  return found && { sample: found[1] as SampleName, rows: Number(found[2]), seed: Number(found[3]) };
}

/** Bytes of an origin's files; 0 for a sample. */
export function originSize(origin: DataOrigin): number {
  const files = origin.kind === "file" ? [origin.file, ...(origin.more ?? [])] : [];
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** The name a recipe starts with: the file's, without its endings. */
export function recipeName(origin: DataOrigin): string {
  const name = originName(origin);
  return name.replace(/(\.[a-z0-9]{1,4}){1,2}$/i, "") || name;
}

/** Fields without which no line can be used. */
export const REQUIRED_FIELDS = ["customer", "product", "date"] as const satisfies readonly Field[];

/** The required fields that no column is chosen for; a product name, a telephone number or an e-mail address may stand in. */
export function missingFields(mapping: Mapping): Field[] {
  const has = (field: Field) => mapping.columns[field] !== undefined;
  const instead = (field: Field) =>
    field === "product" ? has("productName") : field === "customer" && (has("phone") || has("email"));
  return REQUIRED_FIELDS.filter((field) => !has(field) && !instead(field));
}
