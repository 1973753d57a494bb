// What is computed once and looked up again: fitted preprocessing, geocoded texts, and the columns chosen for a header.

import type { Mapping } from "../core/data/mapping.ts";
import type { GeoPoint, Preprocess } from "../core/features/sampleSet.ts";
import type { RecipeRecord } from "./database.ts";
import type { Storage } from "./storage.ts";

/** A cache, not an archive: the oldest preprocessing gives way. */
const MAX_FEATURES = 50;

export async function findPreprocess(storage: Storage, fingerprint: string): Promise<Preprocess | null> {
  return (await storage.features.get(fingerprint))?.preprocess ?? null;
}

export async function keepPreprocess(storage: Storage, fingerprint: string, preprocess: Preprocess): Promise<void> {
  await storage.features.put({ id: fingerprint, createdAt: Date.now(), preprocess });
  const records = (await storage.features.list()).sort((a, b) => b.createdAt - a.createdAt);
  const old = records.slice(MAX_FEATURES).map(({ id }) => id);
  if (old.length) await storage.features.delete(...old);
}

/** What is known of these texts: text → point (null = looked up, and unknown). Texts not in the map are new. */
export async function findGeocodes(storage: Storage, texts: string[]): Promise<Map<string, GeoPoint | null>> {
  const found = new Map<string, GeoPoint | null>();
  for (const record of await storage.geocodes.getMany(texts)) if (record) found.set(record.id, record.point);
  return found;
}

export async function keepGeocodes(storage: Storage, points: ReadonlyMap<string, GeoPoint | null>): Promise<void> {
  await storage.geocodes.put(...Array.from(points, ([id, point]) => ({ id, point })));
}

/** The columns last chosen for a file of exactly this header. */
export async function findRecipe(storage: Storage, header: string[]): Promise<RecipeRecord | null> {
  return (await storage.recipes.get(recipeId(header))) ?? null;
}

export async function keepRecipe(storage: Storage, name: string, mapping: Mapping): Promise<void> {
  await storage.recipes.put({ id: recipeId(mapping.header), name, savedAt: Date.now(), mapping });
}

function recipeId(header: string[]): string {
  return JSON.stringify(header);
}
