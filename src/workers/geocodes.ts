// Looks the places of a data set up, each distinct text once and never again: answers are kept across data sets.

import type { PlaceText } from "../core/data/lines/saleLines.ts";
import type { PlacePoint } from "../core/geo/geocode.ts";
import { throwIfAborted } from "../core/lib/abort.ts";
import { yieldToEvents } from "../core/lib/yieldToEvents.ts";
import { placeKey } from "../storage/assignments.ts";
import { findGeocodes, keepGeocodes } from "../storage/caches.ts";
import type { Storage } from "../storage/storage.ts";
import { loadGeocoder } from "./gazetteer.ts";

/** Goes up when the geocoder answers differently, so that old answers are forgotten. */
export const GEOCODER_VERSION = "6";
/** Beyond this many the answers of earlier data sets are forgotten. */
const MAX_KEPT = 200_000;
/** Looked up between two breaths: some tens of milliseconds. */
const CHUNK = 1000;

interface LocateOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** Where each of these distinct places lies; null = unknown. The gazetteer is loaded only for new texts. */
export async function locateAll(
  storage: Storage,
  places: readonly PlaceText[],
  { signal, onProgress }: LocateOptions = {},
): Promise<(PlacePoint | null)[]> {
  let points = await findGeocodes(storage, GEOCODER_VERSION);
  let fresh = places.filter((place) => !points.has(placeKey(place)));
  if (fresh.length > 0) {
    const geocoder = await loadGeocoder();
    if (points.size + fresh.length > MAX_KEPT) {
      points = new Map();
      fresh = [...places];
    }
    for (let at = 0; at < fresh.length; at += CHUNK) {
      if (at > 0) await yieldToEvents();
      throwIfAborted(signal);
      for (const place of fresh.slice(at, at + CHUNK)) points.set(placeKey(place), geocoder.point(place));
      onProgress?.(Math.min(at + CHUNK, fresh.length), fresh.length);
    }
    await keepGeocodes(storage, GEOCODER_VERSION, points);
  }
  return places.map((place) => points.get(placeKey(place)) ?? null);
}
