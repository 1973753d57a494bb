// Provinces that a user gave to places by hand, remembered across data sets.

import type { PlaceText } from "../core/data/lines/saleLines.ts";
import type { Storage } from "./storage.ts";

/** A place as key: its four texts. */
export function placeKey({ address, ward, district, province }: PlaceText): string {
  return `${address}\u001f${ward}\u001f${district}\u001f${province}`;
}

/** Place key → two-digit code of one of today's 34 provinces. */
export type Assignments = ReadonlyMap<string, string>;

export async function listAssignments(storage: Storage): Promise<Assignments> {
  return new Map((await storage.assignments.list()).map(({ id, province }) => [id, province]));
}

/** Remembers these provinces; null forgets what was assigned. */
export async function keepAssignments(storage: Storage, changes: ReadonlyMap<string, string | null>): Promise<void> {
  const savedAt = Date.now();
  const kept = [...changes].flatMap(([id, province]) => (province === null ? [] : [{ id, province, savedAt }]));
  const forgotten = [...changes].flatMap(([id, province]) => (province === null ? [id] : []));
  if (kept.length > 0) await storage.assignments.put(...kept);
  if (forgotten.length > 0) await storage.assignments.delete(...forgotten);
}
