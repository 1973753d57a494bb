// The gazetteer in Node: the file that the page also fetches, read from public/.

import { readFile } from "node:fs/promises";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import type { Geocode } from "../core/features/sampleSet.ts";
import { parseGazetteer } from "../core/geo/gazetteer.ts";
import { createGeocoder, type Geocoder } from "../core/geo/geocode.ts";
import { programFile } from "./packed.ts";

const FILE = programFile("../../public/geo/gazetteer.json", "../dist/geo/gazetteer.json");

let loaded: Promise<Geocoder> | undefined;

/** The geocoder, built once per process (some tens of milliseconds). */
export function loadGeocoder(): Promise<Geocoder> {
  loaded ??= readFile(FILE).then((bytes) => createGeocoder(parseGazetteer(bytes)));
  return loaded;
}

/** [place codes] the province of each place, 1..34; 0 = not recognised. */
export async function provincesOf({ place }: Pick<SaleLines, "place">): Promise<Uint8Array> {
  const geocoder = await loadGeocoder();
  return Uint8Array.from(place?.values ?? [], (each) => geocoder.point(each)?.province ?? 0);
}

/** As features want it. */
export async function loadGeocode(): Promise<Geocode> {
  return (await loadGeocoder()).point;
}
