// Opens what the studio keeps between visits; where that is impossible, says so and goes on in memory.

import type { Message } from "../core/lib/message.ts";
import { StudioDatabase } from "./database.ts";
import { RECORD_KINDS } from "./recordKinds.ts";
import { storageMessage } from "./storageMessages.ts";
import type { RecordKind } from "./storedRecord.ts";
import { StoredTable } from "./storedTable.ts";

/** The tables, each with a memory behind it. */
export class Storage {
  /** A sentence for the user when something could not be kept on disk; null while all is well. */
  noticeSentence: Message | null = null;
  readonly #database: StudioDatabase | null;
  readonly datasets;
  readonly pieces;
  readonly features;
  readonly geocodes;
  readonly assignments;
  readonly runs;
  readonly runFiles;
  readonly recipes;
  readonly checkpoints;
  readonly searches;
  readonly searchTrials;

  constructor(database: StudioDatabase | null, openError: unknown = null) {
    this.#database = database;
    if (!database) this.noticeSentence = noticeOf(openError);
    else if (isNewer(database)) this.noticeSentence = storageMessage("storage.newer");
    const open = <Value extends { id: string }>(
      name: keyof typeof RECORD_KINDS,
      kind: RecordKind<Value>,
    ): StoredTable<Value> =>
      new StoredTable(database?.[name] ?? null, kind, (error) => {
        this.noticeSentence = noticeOf(error);
      });
    this.datasets = open("datasets", RECORD_KINDS.datasets);
    this.pieces = open("pieces", RECORD_KINDS.pieces);
    this.features = open("features", RECORD_KINDS.features);
    this.geocodes = open("geocodes", RECORD_KINDS.geocodes);
    this.assignments = open("assignments", RECORD_KINDS.assignments);
    this.runs = open("runs", RECORD_KINDS.runs);
    this.runFiles = open("runFiles", RECORD_KINDS.runFiles);
    this.recipes = open("recipes", RECORD_KINDS.recipes);
    this.checkpoints = open("checkpoints", RECORD_KINDS.checkpoints);
    this.searches = open("searches", RECORD_KINDS.searches);
    this.searchTrials = open("searchTrials", RECORD_KINDS.searchTrials);
  }

  /** The notice as text. */
  get notice(): string | null {
    return this.noticeSentence?.text ?? null;
  }

  close(): void {
    this.#database?.close();
  }
}

/** Opens the database; never fails: without one the storage is memory alone, and its notice says so. */
export async function openStorage(name?: string): Promise<Storage> {
  const database = new StudioDatabase(name);
  try {
    await database.open();
    return new Storage(database);
  } catch (error) {
    database.close();
    return new Storage(null, error);
  }
}

/** Bytes used of the browser's quota; null where the browser does not say. */
export async function storageUse(): Promise<{ used: number; quota: number } | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { used: usage, quota };
  } catch {
    return null;
  }
}

/** Whether the browser keeps all of it even when the disk runs low; null where it does not say. */
export async function isPersisted(): Promise<boolean | null> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return null;
  }
}

/** Whether a newer version of the studio made the database: its native version is ten times Dexie's, and some for repairs. */
function isNewer(database: StudioDatabase): boolean {
  return Math.floor(database.backendDB().version / 10) > database.verno;
}

function noticeOf(error: unknown): Message {
  const names = [error, inner(error)].map((each) =>
    each instanceof Error || each instanceof DOMException ? each.name : "",
  );
  if (names.includes("QuotaExceededError")) {
    return storageMessage("storage.full");
  }
  // What a library advises those who build with it is nothing to users.
  const reason = error instanceof Error ? error.message.split("\n")[0]!.replace(/\.? [^.]*https?:.*$/, "") : "";
  const why = reason && ` (${reason})`;
  return storageMessage("storage.refused", { why });
}

function inner(error: unknown): unknown {
  return typeof error === "object" && error !== null && "inner" in error ? error.inner : null;
}
