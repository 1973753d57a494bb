// One table with a memory behind it: when the disk is full or IndexedDB is missing, records are kept for this visit.

import type { Table } from "dexie";

export type Place = "disk" | "memory";

export class StoredTable<Value extends { id: string }> {
  readonly #table: Table<Value, string> | null;
  readonly #trouble: (error: unknown) => void;
  readonly #memory = new Map<string, Value>();

  /** Without a table everything stays in memory. `trouble` hears of each refusal of the disk. */
  constructor(table: Table<Value, string> | null, trouble: (error: unknown) => void) {
    this.#table = table;
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
      await this.#table.bulkPut(records);
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

  async get(id: string): Promise<Value | undefined> {
    return (await this.getMany([id]))[0];
  }

  /** The records of these ids in this order; undefined where there is none. */
  async getMany(ids: string[]): Promise<(Value | undefined)[]> {
    const stored = await this.#ask(
      (table) => table.bulkGet(ids),
      ids.map(() => undefined),
    );
    return ids.map((id, i) => this.#memory.get(id) ?? stored[i]);
  }

  async list(): Promise<Value[]> {
    const stored = await this.#ask((table) => table.toArray(), []);
    return [...stored.filter(({ id }) => !this.#memory.has(id)), ...this.#memory.values()];
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

  async #ask<T, Otherwise>(
    question: (table: Table<Value, string>) => PromiseLike<T>,
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
