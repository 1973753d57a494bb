// What a file turned out to be: shown in the page and printed by `inspect`.

import type { Message } from "../../lib/message.ts";
import type { Doubt } from "../doubts/doubt.ts";
import type { ColumnWriting } from "../mapping/columnWriting.ts";
import type { Dialect, Field, Mapping } from "../mapping/mapping.ts";
import type { LineRole } from "../roles/lineRole.ts";
import type { ValueCount } from "../roles/roleColumns.ts";
import type { RoleReport } from "../roles/roleReport.ts";
import type { OpenedTable } from "../tables/openedTable.ts";

export interface ColumnReport {
  header: string;
  /** The field this column was mapped to; null when unused. */
  field: Field | null;
  /** Why it was (or was not) mapped, in a sentence. */
  reason: string;
  /** The reason as it can be translated; absent in reports of older versions. */
  sentence?: Message;
  /** A few sample values as written. */
  samples: string[];
}

/** What the first lines say about how they are to be read, beside each choice. */
export interface ReadingEvidence {
  encoding: Message;
  delimiter: Message;
  header: Message;
  decimal: Message;
  date: Message;
  currency: Message;
}

/** A first look at the head of a file: enough to propose a mapping. */
export interface Sniff {
  dialect: Dialect;
  columns: ColumnReport[];
  mapping: Mapping;
  /** Things the user should know, in sentences (for example a date order the file cannot decide). */
  notes: string[];
  /** The notes as they can be translated, in the same order. */
  noteSentences?: Message[];
  /** The notes with the columns they are about and what can be chosen, in the same order. */
  doubts: Doubt[];
  /** Columns of few values, by which a user may tell what lines are, with what their words say. */
  fewValues: { column: number; values: (ValueCount & { role: LineRole })[] }[];
  /** How the values of each column are written. */
  writings: ColumnWriting[];
  /** The first data lines as text, for a preview table. */
  preview: string[][];
  evidence: ReadingEvidence;
  /** Records above the header; NO_HEADER where there is none. */
  above: number;
  /** The first records of the file, the header among them: what a user chooses the header from. */
  beginnings: string[];
  /** Where the file is no text but a table of its own kind; absent for text. */
  table?: Pick<OpenedTable, "kind" | "sheets" | "read">;
  /** Several files are read as one. */
  joined?: true;
}

/** In the order in which they are tried. */
export const REJECT_RULES = [
  "no purchase",
  "no product",
  "cancelled",
  "return by type",
  "not confirmed",
  "gift",
  "missing customer",
  "missing product",
  "missing time",
  "unreadable time",
  "far date",
  "unreadable number",
  "impossible number",
  "far too large",
  "other currency",
  "ragged line",
  "impossible discount",
  "return",
  "in two files",
  "nothing sold",
] as const;
export type RejectRule = (typeof REJECT_RULES)[number];

export interface RejectReport {
  count: number;
  /** First data line numbers, and the offending values beside them. */
  lines: number[];
  values: string[];
  /** Beside each value the sentence it is, or null where it is text of the file. */
  sentences?: (Message | null)[];
}

/** One of several files that are read as one. */
export interface FileReport {
  name: string;
  rows: number;
  /** Lines that stand in a file before. */
  repeated: number;
  /** Times of its first and its last kept line, ISO without zone; "" where none was kept. */
  first: string;
  last: string;
}

/** The quality report of a whole file. Totals are over kept lines. */
export interface Inspection {
  file: { name: string; size: number };
  /** Of several files, in the order in which their lines stand: lines of each, those left out as repeats, first and last time. */
  files?: FileReport[];
  dialect: Dialect;
  mapping: Mapping;
  columns: ColumnReport[];
  notes: string[];
  /** The notes as they can be translated, in the same order; absent in reports of older versions. */
  noteSentences?: Message[];
  rows: number;
  kept: number;
  rejected: Partial<Record<RejectRule, RejectReport>>;
  duplicates: number;
  /** Lines that are returns by their sign, their type or a returned quantity, kept or set aside; absent in reports of older versions. */
  returns?: number;
  /** The columns that tell what lines are; absent where none does. */
  roles?: RoleReport[];
  walkIns: number;
  totals: { quantity: number; revenue: number; discountAmount: number };
  customers: number;
  products: number;
  orders: number;
  /** First and last time, ISO without zone. */
  first: string;
  last: string;
  /** The same of the bulk of the lines; absent where none lies far from it. */
  bulk?: { first: string; last: string };
  seconds: number;
  peakBytes: number;
}
