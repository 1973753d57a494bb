// What the geocoder says of a place, put together from the readings that explain its text equally well.

import type { Mention } from "./evidence.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Stretch } from "./misspelt.ts";
import { PROVINCES, plainName } from "./provinces.ts";
import { CONTRADICTION, type Reading } from "./resolve.ts";
import type { Token } from "./tokens.ts";
import { WARD_UNIT } from "./units.ts";

/**
 * exact: every level named is known under that name; inferred: part follows from the rest, a former name was used, the
 * ward named is none of the place's, or it was split since; weak: misspelt, a two-letter abbreviation, wrong marks, or contradicted by another name in the text.
 */
export type Confidence = "exact" | "inferred" | "weak";

/** The words of the text that gave a level. */
export interface GeoMatch {
  level: "province" | "district" | "ward";
  text: string;
}

/** A unit of today by its official code. */
export interface GeoUnit {
  code: string;
  name: string;
}

/** Codes and names are null where the text does not tell, or tells several equally well. */
export interface GeoAnswer {
  province34: string | null;
  province34Name: string | null;
  province63: string | null;
  province63Name: string | null;
  district: string | null;
  districtName: string | null;
  /** The unit meant, old or new. */
  ward: string | null;
  wardName: string | null;
  /** Today's unit. */
  wardNew: string | null;
  wardNewName: string | null;
  /** Today's units that an old ward was split among, `wardNew` first, which is a guess; empty where one took it over. */
  successors: GeoUnit[];
  /** The ward as written where the place above it has none of that name ("phường 99"). */
  unknownWard: string | null;
  /** Of the smallest unit known, WGS 84 degrees. */
  latitude: number | null;
  longitude: number | null;
  /** 1 urban, 0 rural, by the kind of ward written, else the ward's, else the district's. */
  urban: 0 | 1 | null;
  /** null when nothing is known. */
  confidence: Confidence | null;
  matched: GeoMatch[];
}

export const UNKNOWN_PLACE: Readonly<GeoAnswer> = Object.freeze({
  province34: null,
  province34Name: null,
  province63: null,
  province63Name: null,
  district: null,
  districtName: null,
  ward: null,
  wardName: null,
  wardNew: null,
  wardNewName: null,
  successors: Object.freeze([]) as unknown as GeoUnit[],
  unknownWard: null,
  latitude: null,
  longitude: null,
  urban: null,
  confidence: null,
  matched: Object.freeze([]) as unknown as GeoMatch[],
});

/** What the equally good readings agree on. */
export function answerOf(
  tokens: readonly Token[],
  readings: readonly Reading[],
  { complete, unknownWard }: { complete: boolean; unknownWard: Stretch | null },
  gazetteer: Gazetteer,
): GeoAnswer {
  const best = readings[0]!;
  let { provinceUnit, districtUnit, wardUnit } = best;
  // One name against another of its own weight.
  const names = [best.province, best.district, best.ward].filter((mention) => mention !== null);
  if (names.length === 1 && best.contradiction >= CONTRADICTION) return UNKNOWN_PLACE;
  for (const other of readings) {
    if (other.province34 !== best.province34) return UNKNOWN_PLACE;
    // An old unit and today's that took it over are the same place.
    if (newWardOf(other, gazetteer) !== newWardOf(best, gazetteer)) wardUnit = -1;
    if (other.provinceUnit !== provinceUnit) provinceUnit = -1;
  }
  const ward = wardUnit < 0 ? null : gazetteer.wards[wardUnit]!;
  if (!ward && readings.some((other) => other.districtUnit !== districtUnit)) districtUnit = -1;
  if (ward?.isNew && districtUnit < 0 && ward.fromDistricts.length === 1) districtUnit = ward.fromDistricts[0]!;
  const district = districtUnit < 0 ? null : gazetteer.districts[districtUnit]!;
  const wardNew = ward ? gazetteer.wards[ward.newWard]! : null;
  const split = ward?.splitAmong.map((index) => gazetteer.wards[index]!) ?? [];
  const old = provinceUnit < 0 ? null : gazetteer.provinces[provinceUnit]!;
  const today = PROVINCES[best.province34 - 1]!;
  const spot = wardNew ?? district ?? old ?? today;
  const mentions = [best.province, district && best.district, ward && best.ward].filter((mention) => mention !== null);
  return {
    province34: today.code,
    province34Name: plainName(today),
    province63: old?.code ?? null,
    province63Name: old?.name ?? null,
    district: district?.code ?? null,
    districtName: district?.name ?? null,
    ward: ward?.code ?? null,
    wardName: ward?.name ?? null,
    wardNew: wardNew?.code ?? null,
    wardNewName: wardNew?.name ?? null,
    successors: split.map(({ code, name }) => ({ code, name })),
    unknownWard: unknownWard && wordsOf(tokens, unknownWard.start, unknownWard.end),
    latitude: spot.latitude,
    longitude: spot.longitude,
    urban: urbanOf(ward && best.ward, ward?.typeNow ?? null, district?.type ?? null),
    confidence: confidenceOf(readings, mentions, complete && split.length === 0),
    matched: mentions.map(({ span, entry }) => ({ level: entry.level, text: wordsOf(tokens, span.from, span.to) })),
  };
}

/** Index of today's unit; −1 without a ward. */
function newWardOf({ wardUnit }: Reading, { wards }: Gazetteer): number {
  return wardUnit < 0 ? -1 : wards[wardUnit]!.newWard;
}

function wordsOf(tokens: readonly Token[], start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += `${i > start ? " " : ""}${tokens[i]!.word.text}`;
  return text;
}

function urbanOf(mention: Mention | null, ward: string | null, district: string | null): 0 | 1 | null {
  const written = mention?.span.unit ?? 0;
  if (written & (WARD_UNIT.ward | WARD_UNIT.townlet)) return 1;
  if (written & WARD_UNIT.commune) return 0;
  // A special zone is an island with towns and villages.
  if (written & WARD_UNIT.zone || ward === "D") return null;
  if (ward) return ward === "X" ? 0 : 1;
  if (district) return district === "H" ? 0 : 1;
  return null;
}

function confidenceOf(readings: readonly Reading[], mentions: Mention[], complete: boolean): Confidence {
  const best = readings[0]!;
  const doubtful = mentions.some(({ span, entry, score }) => span.fuzzy || entry.weak || score < 0.9);
  if (doubtful || best.contradiction > 0) return "weak";
  const open = readings.some((other) => other.wardUnit !== best.wardUnit || other.districtUnit !== best.districtUnit);
  const inferred = open || !best.province || !complete;
  return inferred || mentions.some(({ entry }) => entry.former) ? "inferred" : "exact";
}
