// Provinces by their names alone, today's and those up to 30 June 2025: what a model that travels tells where its customers are by,
// without the gazetteer. What it answers is what the geocoder answers for such a name.

import { FORMER_PROVINCES } from "./formerProvinces.ts";
import type { GeoPoint } from "./geoPoint.ts";
import { PROVINCES, type Province, plainName } from "./provinces.ts";

/** A name of a province, and where a customer of whom no more is known is put, WGS 84 degrees. */
export interface ProvinceName {
  name: string;
  latitude: number;
  longitude: number;
}

/** The names of a province: today's (in short, in full, in English) and those that it took over. A name stands once. */
export function provinceNames(province: Province): ProvinceName[] {
  const former = FORMER_PROVINCES.filter(({ code }) => province.merged63.includes(code));
  const names = new Map<string, ProvinceName>();
  for (const { name, latitude, longitude } of former) names.set(name, { name, latitude, longitude });
  // Several of today's are called as one that was smaller: the name alone means that one.
  const namesake = former.find(({ name }) => keyOf(name) === keyOf(plainName(province)));
  const { latitude, longitude } = namesake ?? province;
  for (const name of [province.short, province.name, province.nameEn]) {
    if (!names.has(name)) names.set(name, { name, latitude, longitude });
  }
  return [...names.values()];
}

const KIND = /^(?:thanh pho|tp|tinh) /;

/** A name without marks, case, punctuation and its kind: "TP. Hồ Chí Minh" as "ho chi minh". */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(KIND, "");
}

const POINTS: ReadonlyMap<string, GeoPoint> = new Map(
  PROVINCES.flatMap((province) =>
    provinceNames(province).map(({ name, latitude, longitude }) => {
      const point = { province: province.id, latitude, longitude, urban: 0.5 };
      return [keyOf(name), point] as const;
    }),
  ),
);

/** Where a place lies of which the province's name alone is known; null for any other text. */
export function pointOfProvince(name: string): GeoPoint | null {
  return POINTS.get(keyOf(name)) ?? null;
}
