// A database as an older version of the page left it, put into IndexedDB record by record.

import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { fromPlain } from "./plainValues.ts";

/** All records of a fixture by table, as the page had them. */
export async function readDatabaseFixture(
  path: string,
): Promise<{ version: number; tables: Record<string, { id: string }[]> }> {
  const { version, tables } = JSON.parse(gunzipSync(await readFile(path)).toString("utf8"));
  return { version, tables: fromPlain(tables) as Record<string, { id: string }[]> };
}

/** Makes the database `name` of this fixture, of the version and with the tables that it had. */
export async function importDatabase(path: string, name: string): Promise<void> {
  const { version, tables } = await readDatabaseFixture(path);
  const asked = indexedDB.open(name, version);
  asked.onupgradeneeded = () => {
    for (const table of Object.keys(tables)) asked.result.createObjectStore(table, { keyPath: "id" });
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const transaction = database.transaction(Object.keys(tables), "readwrite");
  for (const [table, records] of Object.entries(tables)) {
    for (const record of records) transaction.objectStore(table).put(record);
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}
