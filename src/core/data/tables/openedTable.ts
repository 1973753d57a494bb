// What a file is once it is open: bytes of text, whatever it was stored as.

import type { Message } from "../../lib/message.ts";
import type { ByteSource } from "../source/source.ts";

export interface OpenedTable {
  /** "text" is the file's own bytes, whose encoding and delimiter have to be told; others are UTF-8 with commas. */
  kind: "text" | "workbook" | "parquet";
  source: ByteSource;
  /** What was read of the file and what was not. */
  notes: Message[];
  /** Sheets with tables, for a choice; none where the file has no sheets. */
  sheets: SheetInfo[];
  /** The sheets that are read, in this order. */
  read: string[];
}

export interface SheetInfo {
  name: string;
  /** Rows below the header, where the file tells. */
  lines: number | null;
}

export interface OpenOptions {
  /** Read this sheet alone. */
  sheet?: string;
  /** The user says how the text is written: what only looks like a page or JSON is taken for a table. */
  asText?: boolean;
  signal?: AbortSignal;
}

/** Bytes of text that are read as they are. */
export function textTable(source: ByteSource): OpenedTable {
  return { kind: "text", source, notes: [], sheets: [], read: [] };
}
