// What is computed once and looked up again: fitted preprocessing and geocoded texts.

import { readPreprocess } from "../core/features/preprocessSchema.ts";
import type { Preprocess } from "../core/features/sampleSet.ts";
import type { PlacePoint } from "../core/geo/geocode.ts";
import { messageOf } from "../core/lib/message.ts";
import type { Storage } from "./storage.ts";

/** A cache, not an archive: the oldest preprocessing gives way. */
const MAX_FEATURES = 50;

/** What is kept under this key; one that this version cannot read is forgotten: it is made anew. */
export async function findPreprocess(storage: Storage, fingerprint: string): Promise<Preprocess | null> {
  try {
    const record = await storage.features.get(fingerprint);
    return record ? readPreprocess(record.preprocess) : null;
  } catch (error) {
    if (!messageOf(error)) throw error;
    await forgetPreprocess(storage, fingerprint);
    return null;
  }
}

export async function forgetPreprocess(storage: Storage, fingerprint: string): Promise<void> {
  await storage.features.delete(fingerprint);
}

export async function keepPreprocess(storage: Storage, fingerprint: string, preprocess: Preprocess): Promise<void> {
  await storage.features.put({ id: fingerprint, createdAt: Date.now(), preprocess });
  const records = (await storage.features.list()).sort((a, b) => b.createdAt - a.createdAt);
  const old = records.slice(MAX_FEATURES).map(({ id }) => id);
  if (old.length) await storage.features.delete(...old);
}

/** Forgets what was fitted to other lines than those of these fingerprints, each of which is a word of its key. */
export async function sweepFeatures(storage: Storage, fingerprints: ReadonlySet<string>): Promise<void> {
  const ids = (await storage.features.idsOnDisk()) ?? [];
  const orphans = ids.filter((id) => !id.split(" ").some((word) => fingerprints.has(word)));
  if (orphans.length > 0) await storage.features.delete(...orphans);
}

/** All that this version of the geocoder is known to say: text → point (null = unknown). */
export async function findGeocodes(storage: Storage, version: string): Promise<Map<string, PlacePoint | null>> {
  try {
    return (await storage.geocodes.get(version))?.points ?? new Map();
  } catch (error) {
    if (!messageOf(error)) throw error;
    // Looked up anew, and kept in place of what cannot be read.
    return new Map();
  }
}

/** Keeps these answers in place of all others, of this version and of older ones. */
export async function keepGeocodes(
  storage: Storage,
  version: string,
  points: Map<string, PlacePoint | null>,
): Promise<void> {
  const others = (await storage.geocodes.ids()).filter((id) => id !== version);
  if (others.length) await storage.geocodes.delete(...others);
  await storage.geocodes.put({ id: version, points });
}
