// A geocoder's answer as cells of a table: what the command line's `geocode` appends to every line.

import type { GeoAnswer } from "./answer.ts";

/** Headers of the cells; codes are the official ones, positions WGS 84 degrees. */
export const GEOCODED_COLUMNS = [
  "province34",
  "province63",
  "district_code",
  "ward_code",
  "ward_new",
  "lat",
  "lon",
  "urban",
  "confidence",
] as const;

/** One cell a header; empty where unknown. */
export function geocodedCells(answer: GeoAnswer): string[] {
  const { province34, province63, district, ward, wardNew, latitude, longitude, urban, confidence } = answer;
  return [province34, province63, district, ward, wardNew, latitude, longitude, urban, confidence].map((cell) =>
    cell === null ? "" : String(cell),
  );
}
