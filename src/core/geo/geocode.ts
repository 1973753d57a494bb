// Where a written Vietnamese address lies, offline: old or new units, marks or none, abbreviations, a letter wrong.

import type { PlaceText } from "../data/saleLines.ts";
import type { GeoPoint } from "../features/sampleSet.ts";
import type { Mention } from "./evidence.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { misspeltSpans, unexplained } from "./misspelt.ts";
import { buildNames, type NameIndex } from "./names.ts";
import { PROVINCES, provinceId } from "./provinces.ts";
import { type Reading, Resolver } from "./resolve.ts";
import { findSpans, findUnits } from "./spans.ts";
import { type Token, Tokeniser } from "./tokens.ts";
import { WARD_UNIT } from "./units.ts";

/**
 * exact: every level named is known under that name; inferred: part follows from the rest, or a former name was used;
 * weak: misspelt, a two-letter abbreviation, wrong marks, or contradicted by another name in the text.
 */
export type Confidence = "exact" | "inferred" | "weak";

/** The words of the text that gave a level. */
export interface GeoMatch {
  level: "province" | "district" | "ward";
  text: string;
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
  /** Of the smallest unit known, WGS 84 degrees. */
  latitude: number | null;
  longitude: number | null;
  /** 1 urban, 0 rural, by the kind of ward written, else the ward's, else the district's. */
  urban: 0 | 1 | null;
  /** null when nothing is known. */
  confidence: Confidence | null;
  matched: GeoMatch[];
}

export interface Geocoder {
  /** Never throws, whatever the text. About 20 µs a call: geocode each distinct place once. */
  geocode(place: PlaceText): GeoAnswer;
  /** The same as features want it; null when the province is unknown. */
  point(place: PlaceText): GeoPoint | null;
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
  latitude: null,
  longitude: null,
  urban: null,
  confidence: null,
  matched: Object.freeze([]) as unknown as GeoMatch[],
});

/** Builds the name index (some tens of milliseconds) and returns the geocoder over it. */
export function createGeocoder(gazetteer: Gazetteer): Geocoder {
  const names = buildNames(gazetteer);
  const tokeniser = new Tokeniser(names.syllables);
  const resolver = new Resolver(gazetteer);

  function geocode(place: PlaceText): GeoAnswer {
    const tokens = withoutCountry(tokeniser.tokenise(place));
    if (tokens.length === 0) return UNKNOWN_PLACE;
    const { readings, complete } = read(tokens, names, resolver, gazetteer);
    return readings.length === 0 ? UNKNOWN_PLACE : answer(tokens, readings, complete, gazetteer);
  }

  return {
    geocode,
    point(place) {
      const found = geocode(place);
      if (found.province34 === null || found.latitude === null || found.longitude === null) return null;
      return {
        province: provinceId(found.province34),
        latitude: found.latitude,
        longitude: found.longitude,
        urban: found.urban ?? 0.5,
      };
    },
  };
}

function read(
  tokens: Token[],
  names: NameIndex,
  resolver: Resolver,
  gazetteer: Gazetteer,
): { readings: Reading[]; complete: boolean } {
  const units = findUnits(tokens);
  const spans = findSpans(tokens, units, names);
  let readings = resolver.resolve(tokens, spans);
  let left = unexplained(tokens, units, readings[0] ?? null);
  if (left.length > 0) {
    const misspelt = misspeltSpans(tokens, units, left, readings, names, gazetteer);
    if (misspelt.length > 0) {
      readings = resolver.resolve(tokens, [...spans, ...misspelt]);
      left = unexplained(tokens, units, readings[0] ?? null);
    }
  }
  return { readings, complete: !left.some((stretch) => stretch.unit > 0 || stretch.column !== "address") };
}

/** "Việt Nam" and "VN" say nothing here, and must not stand as the last part. */
function withoutCountry(tokens: Token[]): Token[] {
  const isCountry = (index: number) => {
    const { word, segment } = tokens[index]!;
    if (word.fold === "vietnam" || word.fold === "vn") return true;
    const paired = (at: number, fold: string) => tokens[at]?.segment === segment && tokens[at]!.word.fold === fold;
    return (word.fold === "viet" && paired(index + 1, "nam")) || (word.fold === "nam" && paired(index - 1, "viet"));
  };
  return tokens.some((_, index) => isCountry(index)) ? tokens.filter((_, index) => !isCountry(index)) : tokens;
}

/** What the equally good readings agree on. */
function answer(tokens: Token[], readings: Reading[], complete: boolean, gazetteer: Gazetteer): GeoAnswer {
  const best = readings[0]!;
  const agree = <T>(of: (reading: Reading) => T) => readings.every((reading) => of(reading) === of(best));
  if (!agree((reading) => reading.province34)) return UNKNOWN_PLACE;
  const provinceUnit = agree((reading) => reading.provinceUnit) ? best.provinceUnit : -1;
  const wardUnit = agree((reading) => reading.wardUnit) ? best.wardUnit : -1;
  let districtUnit = agree((reading) => reading.districtUnit) ? best.districtUnit : -1;
  const ward = wardUnit < 0 ? null : gazetteer.wards[wardUnit]!;
  if (ward?.isNew && districtUnit < 0 && ward.fromDistricts.length === 1) districtUnit = ward.fromDistricts[0]!;
  const district = districtUnit < 0 ? null : gazetteer.districts[districtUnit]!;
  const wardNew = ward ? gazetteer.wards[ward.newWard]! : null;
  const old = provinceUnit < 0 ? null : gazetteer.provinces[provinceUnit]!;
  const today = PROVINCES[best.province34 - 1]!;
  const spot = wardNew ?? district ?? old ?? today;
  const mentions = [best.province, district && best.district, ward && best.ward].filter((mention) => mention !== null);
  return {
    province34: today.code,
    province34Name: today.short,
    province63: old?.code ?? null,
    province63Name: old?.name ?? null,
    district: district?.code ?? null,
    districtName: district?.name ?? null,
    ward: ward?.code ?? null,
    wardName: ward?.name ?? null,
    wardNew: wardNew?.code ?? null,
    wardNewName: wardNew?.name ?? null,
    latitude: spot.latitude,
    longitude: spot.longitude,
    urban: urbanOf(ward && best.ward, ward?.typeNow ?? null, district?.type ?? null),
    confidence: confidenceOf(readings, mentions, complete),
    matched: mentions.map(({ span, entry }) => ({
      level: entry.level,
      text: tokens
        .slice(span.from, span.to)
        .map((token) => token.word.text)
        .join(" "),
    })),
  };
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

function confidenceOf(readings: Reading[], mentions: Mention[], complete: boolean): Confidence {
  const best = readings[0]!;
  const doubtful = mentions.some(({ span, entry, score }) => span.fuzzy || entry.weak || score < 0.9);
  if (doubtful || best.contradicted) return "weak";
  const inferred = readings.length > 1 || !best.province || !complete;
  return inferred || mentions.some(({ entry }) => entry.former) ? "inferred" : "exact";
}
