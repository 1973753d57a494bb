// Looks the places of a data set up, each distinct text once and never again: answers are kept across data sets.

import type { PlaceText, SaleLines } from "../core/data/saleLines.ts";
import type { Geocode } from "../core/features/sampleSet.ts";
import { findGeocodes, keepGeocodes } from "../storage/caches.ts";
import type { Storage } from "../storage/storage.ts";
import { loadGeocode } from "./gazetteer.ts";

/** Goes up when the geocoder answers differently, so that old answers are forgotten. */
const VERSION = "1";
/** Beyond this many the answers of earlier data sets are forgotten. */
const MAX_KEPT = 200_000;

/** A lookup for these lines; undefined where they name no places. The gazetteer is loaded only for new texts. */
export async function geocodeFor(storage: Storage, lines: SaleLines): Promise<Geocode | undefined> {
  if (!lines.place) return undefined;
  const places = lines.place.values;
  let points = await findGeocodes(storage, VERSION);
  const fresh = places.filter((place) => !points.has(textOf(place)));
  if (fresh.length > 0) {
    const geocode = await loadGeocode();
    if (points.size + fresh.length > MAX_KEPT) points = new Map();
    for (const place of points.size === 0 ? places : fresh) points.set(textOf(place), geocode(place));
    await keepGeocodes(storage, VERSION, points);
  }
  return (place) => points.get(textOf(place)) ?? null;
}

function textOf({ address, ward, district, province }: PlaceText): string {
  return `${address}\u001f${ward}\u001f${district}\u001f${province}`;
}
