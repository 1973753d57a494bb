// One table with a memory behind it: when the disk is full or IndexedDB is missing, records are kept for this visit. What
// comes from the disk is migrated to today's version and checked.

import type { Table } from "dexie";
import { type Message, MessageError, messageOf } from "../core/lib/message.ts";
import { readStored } from "../core/lib/storedValue.ts";
import { currentVersion, versionMessage } from "../core/lib/versions.ts";
import type { RecordKind, StoredRecord } from "./storedRecord.ts";

export type Place = "disk" | "memory";

/** A record that cannot be read, and why. */
export interface UnreadableRecord {
  id: string;
  /** The name that lies in it, "" where there is none. */
  name: string;
  why: Message;
}

export class StoredTable<Value extends { id: string }> {
  /** What the last `list` left out. */
  unreadable: readonly UnreadableRecord[] = [];
  readonly #table: Table<StoredRecord, string> | null;
  readonly #kind: RecordKind<Value>;
  readonly #trouble: (error: unknown) => void;
  readonly #memory = new Map<string, Value>();

  /** Without a table everything stays in memory. `trouble` hears of each refusal of the disk. */
  constructor(table: Table<StoredRecord, string> | null, kind: RecordKind<Value>, trouble: (error: unknown) => void) {
    this.#table = table;
    this.#kind = kind;
    this.#trouble = trouble;
  }

  /** Keeps records, on disk where possible; says where they are. */
  async put(...records: Value[]): Promise<Place> {
    return (await this.putOnDisk(...records)) ? "disk" : this.putInMemory(...records);
  }

  /** Keeps records on disk, or nowhere where the disk refuses: then the answer is false. */
  async putOnDisk(...records: Value[]): Promise<boolean> {
    if (!this.#table) return false;
    try {
      const version = currentVersion(this.#kind.format);
      const { store = (record: Value) => record } = this.#kind;
      await this.#table.bulkPut(records.map((record) => ({ ...store(record), id: record.id, version })));
    } catch (error) {
      this.#trouble(error);
      return false;
    }
    for (const { id } of records) this.#memory.delete(id);
    return true;
  }

  /** Keeps records that belong to others in memory. */
  putInMemory(...records: Value[]): Place {
    for (const record of records) this.#memory.set(record.id, record);
    return "memory";
  }

  /** Replaces a record where it lies. */
  async update(record: Value): Promise<Place> {
    return this.#memory.has(record.id) ? this.putInMemory(record) : this.put(record);
  }

  /** The record of this id. Throws a message where it is newer than this code, or damaged. */
  async get(id: string): Promise<Value | undefined> {
    return (await this.getMany([id]))[0];
  }

  /** The records of these ids in this order; undefined where there is none. Throws as `get` does. */
  async getMany(ids: string[]): Promise<(Value | undefined)[]> {
    const stored = await this.#ask(
      (table) => table.bulkGet(ids),
      ids.map(() => undefined),
    );
    return ids.map((id, i) => this.#memory.get(id) ?? (stored[i] && this.#read(stored[i])));
  }

  /** All records, or those of these ids, that can be read; the others are told by `unreadable`. */
  async list(ids?: string[]): Promise<Value[]> {
    const unreadable: UnreadableRecord[] = [];
    const records: Value[] = [];
    for (const [id, stored] of await this.#listStored(ids)) {
      if (this.#memory.has(id)) continue;
      try {
        if (!stored) throw new MessageError(versionMessage("version.unreadable", { what: this.#kind.format.what }));
        records.push(this.#read(stored));
      } catch (error) {
        unreadable.push({ id, name: nameIn(stored), why: messageOf(error) ?? this.#damaged(error) });
      }
    }
    this.unreadable = unreadable;
    const wanted = ids && new Set(ids);
    return [...records, ...[...this.#memory.values()].filter(({ id }) => wanted?.has(id) ?? true)];
  }

  /** A record as it lies on the disk, of any version, unchecked. */
  async raw(id: string): Promise<StoredRecord | undefined> {
    return this.#ask((table) => table.get(id), undefined);
  }

  /** The records that are in memory alone: they are gone with this visit. */
  inMemory(): Value[] {
    return [...this.#memory.values()];
  }

  isInMemory(id: string): boolean {
    return this.#memory.has(id);
  }

  /** The ids of all records, without reading the records. */
  async ids(): Promise<string[]> {
    return [...new Set([...((await this.idsOnDisk()) ?? []), ...this.#memory.keys()])];
  }

  /** The ids of the records that are so, by what lies there of any version: nothing is checked, and one is read at a time. */
  async idsWhere(isSo: (record: Readonly<Record<string, unknown>>) => boolean): Promise<string[]> {
    const onDisk = await this.#ask((table) => table.filter(isSo).primaryKeys(), []);
    const inMemory = [...this.#memory.values()].filter((value) => isSo({ ...value })).map(({ id }) => id);
    return [...new Set([...onDisk, ...inMemory])];
  }

  /** The ids of all records on disk, without reading the records; null where the disk does not tell. */
  async idsOnDisk(): Promise<string[] | null> {
    return this.#ask((table) => table.toCollection().primaryKeys(), null);
  }

  async delete(...ids: string[]): Promise<void> {
    for (const id of ids) this.#memory.delete(id);
    await this.#ask((table) => table.bulkDelete(ids), undefined);
  }

  /** Deletes all records whose ids begin so. */
  async deleteAll(prefix: string): Promise<void> {
    for (const id of this.#memory.keys()) if (id.startsWith(prefix)) this.#memory.delete(id);
    await this.#ask((table) => table.where(":id").startsWith(prefix).delete(), 0);
  }

  /** The records by id; null for one that the disk does not give out, which takes no other with it. */
  async #listStored(ids?: string[]): Promise<[string, StoredRecord | null][]> {
    const table = this.#table;
    if (!table) return [];
    try {
      const found = await (ids ? table.bulkGet(ids) : table.toArray());
      return found.flatMap((record) => (record ? [[record.id, record]] : []));
    } catch {
      const found: [string, StoredRecord | null][] = [];
      for (const id of ids ?? (await this.idsOnDisk()) ?? []) {
        try {
          const record = await table.get(id);
          if (record) found.push([id, record]);
        } catch (error) {
          this.#trouble(error);
          found.push([id, null]);
        }
      }
      return found;
    }
  }

  /** What to say where reading a record failed in a way that nobody foresaw. */
  #damaged(error: unknown): Message {
    return versionMessage("version.damaged", { what: this.#kind.format.what, where: String(error) });
  }

  #read(stored: StoredRecord): Value {
    return readStored(this.#kind.format, this.#kind.schema, stored);
  }

  async #ask<T, Otherwise>(
    question: (table: Table<StoredRecord, string>) => PromiseLike<T>,
    otherwise: Otherwise,
  ): Promise<T | Otherwise> {
    if (!this.#table) return otherwise;
    try {
      return await question(this.#table);
    } catch (error) {
      this.#trouble(error);
      return otherwise;
    }
  }
}

/** What a record calls itself, whatever it is. */
function nameIn(stored: StoredRecord | null): string {
  const info = stored?.info;
  const within = typeof info === "object" && info !== null && "name" in info ? info.name : undefined;
  const name = stored?.name ?? within;
  return typeof name === "string" ? name : "";
}
