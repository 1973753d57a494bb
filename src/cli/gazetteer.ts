// The gazetteer in Node: the file that the page also fetches, read from public/.

import { readFile } from "node:fs/promises";
import type { Geocode } from "../core/features/sampleSet.ts";
import { parseGazetteer } from "../core/geo/gazetteer.ts";
import { createGeocoder, type Geocoder } from "../core/geo/geocode.ts";

const FILE = new URL("../../public/geo/gazetteer.json", import.meta.url);

let loaded: Promise<Geocoder> | undefined;

/** The geocoder, built once per process (some tens of milliseconds). */
export function loadGeocoder(): Promise<Geocoder> {
  loaded ??= readFile(FILE).then((bytes) => createGeocoder(parseGazetteer(bytes)));
  return loaded;
}

/** As features want it. */
export async function loadGeocode(): Promise<Geocode> {
  return (await loadGeocoder()).point;
}
