// The committed gazetteer for tests, parsed once.

import { readFileSync } from "node:fs";
import { parseGazetteer } from "../gazetteer.ts";
import { createGeocoder, type GeoAnswer } from "../geocode.ts";

export const bytes = readFileSync(new URL("../../../../public/geo/gazetteer.json", import.meta.url));
export const gazetteer = parseGazetteer(bytes);
export const geocoder = createGeocoder(gazetteer);

/** Geocodes one free text. */
export function locate(address: string): GeoAnswer {
  return geocoder.geocode({ address, ward: "", district: "", province: "" });
}

/** [province34, district, today's ward], as names. */
export function named(address: string): (string | null)[] {
  const { province34Name, districtName, wardNewName } = locate(address);
  return [province34Name, districtName, wardNewName];
}
