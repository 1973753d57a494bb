// Where a written Vietnamese address lies, offline: old or new units, marks or none, abbreviations, a letter wrong.

import type { PlaceText } from "../data/lines/saleLines.ts";
import { answerOf, type Confidence, type GeoAnswer, UNKNOWN_PLACE } from "./answer.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { GeoPoint } from "./geoPoint.ts";
import { Misspellings, unexplained } from "./misspelt.ts";
import { buildNames } from "./names.ts";
import { provinceId } from "./provinces.ts";
import { Resolver } from "./resolve.ts";
import { findSpans, findUnits, isMisnamed } from "./spans.ts";
import { type Token, Tokeniser } from "./tokens.ts";
import { ABROAD, TITLES } from "./units.ts";
import { leftOpen } from "./unknownUnits.ts";

export type { Confidence, GeoAnswer, GeoMatch } from "./answer.ts";

/** Where a place lies, and how much of that is guesswork. */
export interface PlacePoint extends GeoPoint {
  /** Two-digit code up to 30 June 2025; null where the text does not tell which of those merged into today's it is. */
  province63: string | null;
  confidence: Confidence;
  /** What is not known of the ward that the text names; absent where all is. */
  ward?: WardDoubt;
}

/** An old ward that several of today's took a part of, or one that the place does not have. */
export type WardDoubt =
  | { kind: "split"; named: string; among: string[] }
  | { kind: "unknown"; named: string; within: string };

export interface Geocoder {
  /** Never throws, whatever the text. About 20 µs a call: geocode each distinct place once. */
  geocode(place: PlaceText): GeoAnswer;
  /** The same as features want it; null when the province is unknown. */
  point(place: PlaceText): PlacePoint | null;
}

/** Builds the name index (a few tenths of a second) and returns the geocoder over it. */
export function createGeocoder(gazetteer: Gazetteer): Geocoder {
  const names = buildNames(gazetteer);
  const tokeniser = new Tokeniser(names);
  const resolver = new Resolver(gazetteer);
  const misspellings = new Misspellings(names, gazetteer);

  function geocode(place: PlaceText): GeoAnswer {
    const tokens = withoutCountry(tokeniser.tokenise(place));
    if (tokens.length === 0 || isAbroad(tokens)) return UNKNOWN_PLACE;
    const units = findUnits(tokens);
    const person = isPerson(tokens);
    const found = findSpans(tokens, units, names);
    const spans = person ? found.filter((span) => !isMisnamed(tokens, span)) : found;
    let readings = resolver.resolve(tokens, spans);
    let left = unexplained(tokens, units, readings[0] ?? null);
    if (left.length > 0 && !person) {
      const misspelt = misspellings.find(tokens, units, left, readings);
      if (misspelt.length > 0) {
        readings = resolver.resolve(tokens, [...spans, ...misspelt]);
        left = unexplained(tokens, units, readings[0] ?? null);
      }
    }
    if (readings.length === 0) return UNKNOWN_PLACE;
    return answerOf(tokens, readings, leftOpen(tokens, units, left, readings), gazetteer);
  }

  return {
    geocode,
    point(place) {
      const found = geocode(place);
      if (found.province34 === null || found.latitude === null || found.longitude === null) return null;
      if (found.confidence === null) return null;
      return {
        province: provinceId(found.province34),
        latitude: found.latitude,
        longitude: found.longitude,
        urban: found.urban ?? 0.5,
        province63: found.province63,
        confidence: found.confidence,
        ...wardDoubt(found),
      };
    },
  };
}

function wardDoubt(found: GeoAnswer): { ward?: WardDoubt } {
  const { successors, wardName, unknownWard, districtName, province34Name } = found;
  if (successors.length > 0)
    return { ward: { kind: "split", named: wardName!, among: successors.map(({ name }) => name) } };
  if (unknownWard === null) return {};
  return { ward: { kind: "unknown", named: unknownWard, within: districtName ?? province34Name! } };
}

/** "Chú Thọ", "Bà Thái": a title and a name, no misspelt place. */
function isPerson(tokens: readonly Token[]): boolean {
  const [title, name, more] = tokens;
  return more === undefined && name?.segment === title!.segment && TITLES.has(title!.word.marked);
}

/** Whether the last part is another country's name. */
function isAbroad(tokens: readonly Token[]): boolean {
  const { segment } = tokens[tokens.length - 1]!;
  let name = "";
  for (let i = tokens.length - 1; i >= 0 && tokens[i]!.segment === segment; i--)
    name = `${tokens[i]!.word.fold}${name}`;
  return ABROAD.has(name);
}

/** "Việt Nam" and "VN" say nothing here, and must not stand as the last part. */
function withoutCountry(tokens: Token[]): Token[] {
  return tokens.some(isCountry) ? tokens.filter((token, index) => !isCountry(token, index, tokens)) : tokens;
}

function isCountry({ word, segment }: Token, index: number, tokens: Token[]): boolean {
  if (word.fold === "vietnam" || word.fold === "vn") return true;
  const partner = word.fold === "viet" ? tokens[index + 1] : word.fold === "nam" ? tokens[index - 1] : undefined;
  return partner?.segment === segment && partner.word.fold === (word.fold === "viet" ? "nam" : "viet");
}
