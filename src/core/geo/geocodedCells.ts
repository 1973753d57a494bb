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
  "ward_new_options",
  "unknown_ward",
] as const;

/**
 * One cell a header; empty where unknown. `ward_new_options` are today's wards that an old one was split among ("00008 Ngọc
 * Hà|00025 Giảng Võ"), `unknown_ward` the file's own words for a ward that the place does not have.
 */
export function geocodedCells(answer: GeoAnswer): string[] {
  const { province34, province63, district, ward, wardNew, latitude, longitude, urban, confidence } = answer;
  const options = answer.successors.map(({ code, name }) => `${code} ${name}`).join("|");
  return [
    ...[province34, province63, district, ward, wardNew, latitude, longitude, urban, confidence],
    ...[options, answer.unknownWard],
  ].map((cell) => (cell === null ? "" : String(cell)));
}
