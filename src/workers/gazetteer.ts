// The gazetteer in the page: fetched from the page's own files when a data set first has addresses.

import gazetteerUrl from "/geo/gazetteer.json?url";
import type { Geocode } from "../core/features/sampleSet.ts";
import { parseGazetteer } from "../core/geo/gazetteer.ts";
import { createGeocoder, type Geocoder } from "../core/geo/geocode.ts";
import { MessageError } from "../core/lib/message.ts";
import { workerMessage } from "./workerMessages.ts";

let loaded: Promise<Geocoder> | undefined;

/** The geocoder, built once per worker. Throws a localised error when the file cannot be fetched; the next call tries again. */
export function loadGeocoder(): Promise<Geocoder> {
  loaded ??= fetchGeocoder().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** As features want it. */
export async function loadGeocode(): Promise<Geocode> {
  return (await loadGeocoder()).point;
}

async function fetchGeocoder(): Promise<Geocoder> {
  const response = await fetch(new URL(gazetteerUrl, self.location.href)).catch(() => null);
  if (!response) throw new MessageError(workerMessage("worker.noPart"));
  if (!response.ok) throw new MessageError(workerMessage("worker.noPlaces", { status: String(response.status) }));
  return createGeocoder(parseGazetteer(new Uint8Array(await response.arrayBuffer())));
}
