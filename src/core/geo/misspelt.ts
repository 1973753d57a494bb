// Second look at words that no name explains: units near the places already found whose name is one letter apart.

import type { Gazetteer } from "./gazetteer.ts";
import type { NameEntry, NameIndex } from "./names.ts";
import { compact, oneLetterApart } from "./normalise.ts";
import type { Reading } from "./resolve.ts";
import { makeSpan, type Span, type Units } from "./spans.ts";
import type { PlaceColumn, Token } from "./tokens.ts";
import { DISTRICT_UNITS, PROVINCE_UNITS, WARD_UNITS } from "./units.ts";

/** A stretch of words [start, end) that the reading leaves unexplained. */
export interface Stretch {
  start: number;
  end: number;
  unit: number;
  column: PlaceColumn;
}

const MIN_LETTERS = 5;
/** Enough where the unit above is known, so that few names are compared. */
const MIN_LETTERS_WITHIN = 4;
/** Enough there behind a unit word when the marks agree too ("H.a Vì"). */
const SHORTEST = 3;

/** The words outside the reading's names, cut at unit words, numbers and segment ends; streets are left out. */
export function unexplained(tokens: readonly Token[], units: Units, reading: Reading | null): Stretch[] {
  const used = new Uint8Array(tokens.length);
  for (const mention of [reading?.province, reading?.district, reading?.ward]) {
    if (mention && !mention.span.dangling) used.fill(1, mention.span.from, mention.span.to);
  }
  const stretches: Stretch[] = [];
  let streetSegment = -1;
  for (let i = 0; i < tokens.length; i++) {
    const { word, segment, column } = tokens[i]!;
    const unit = units.before[i]!;
    if (unit) streetSegment = -1;
    if (used[i]) {
      streetSegment = -1;
      continue;
    }
    if (units.inside[i]) continue;
    if (word.isNumber || word.isStreet || word.isRoad || word.isNumberedPart) {
      streetSegment = segment;
      continue;
    }
    if (streetSegment === segment) continue;
    let end = i + 1;
    while (end < tokens.length && tokens[end]!.segment === segment && !stops(tokens[end]!, units, used, end)) end++;
    stretches.push({ start: i, end, unit, column });
    i = end - 1;
  }
  return stretches;
}

function stops(token: Token, units: Units, used: Uint8Array, index: number): boolean {
  return used[index] === 1 || units.inside[index] === 1 || token.word.isNumber;
}

/** Spans of misspelt names among the stretches, compared with the units of the places the readings agree on. */
export function misspeltSpans(
  tokens: readonly Token[],
  units: Units,
  stretches: readonly Stretch[],
  readings: readonly Reading[],
  names: NameIndex,
  gazetteer: Gazetteer,
): Span[] {
  const found: Span[] = [];
  const provinces34 = new Set(readings.map((reading) => reading.province34));
  const districts = new Set(readings.map((reading) => reading.districtUnit).filter((unit) => unit >= 0));
  const written = stretches.map((stretch) => {
    const words = tokens.slice(stretch.start, stretch.end).map((token) => token.word);
    return { folds: compact(words.map((word) => word.fold)), marked: compact(words.map((word) => word.marked)) };
  });
  const look = (index: number, entries: Iterable<NameEntry>, minLetters: number): NameEntry[] => {
    const stretch = stretches[index]!;
    const { folds, marked } = written[index]!;
    const short = folds.length < minLetters;
    if (short && !(stretch.unit && folds.length === SHORTEST && minLetters === MIN_LETTERS_WITHIN)) return [];
    const near: NameEntry[] = [];
    for (const entry of entries) if (oneLetterApart(folds, entry.compact)) near.push(entry);
    if (near.length === 0) return near;
    // Of several names one letter apart, those that keep the marks are meant.
    const closest = near.filter((entry) => oneLetterApart(marked, entry.compactMarked));
    if (short && closest.length === 0) return [];
    const entriesNear = closest.length > 0 ? closest : near;
    found.push(makeSpan(tokens, units, stretch.start, stretch.end, entriesNear, true));
    return entriesNear;
  };

  const provinceNamed = readings.length > 0 && readings.every((reading) => reading.province);
  for (const [index, { unit, column }] of stretches.entries()) {
    if (provinceNamed || !mayBe("province", unit, column)) continue;
    for (const entry of look(index, names.provinces, MIN_LETTERS)) {
      for (const province of entry.units) provinces34.add(gazetteer.provinces[province]!.province34);
    }
  }
  const districtNamed = readings.length > 0 && readings.every((reading) => reading.district);
  for (const [index, { unit, column }] of stretches.entries()) {
    if (districtNamed || !mayBe("district", unit, column)) continue;
    const within: NameEntry[] = [];
    for (const province of provinces34) within.push(...(names.districtsOfProvince.get(province) ?? []));
    // Without a province only a name that is marked as a district's is compared with all of them.
    const all = unit > 0 || column === "district" ? names.districts : [];
    const near = provinces34.size > 0 ? look(index, within, MIN_LETTERS_WITHIN) : look(index, all, MIN_LETTERS);
    for (const entry of near) districts.add(entry.units[0]!);
  }
  for (const [index, { unit, column }] of stretches.entries()) {
    if (!mayBe("ward", unit, column)) continue;
    const within: NameEntry[] = [];
    for (const district of districts) within.push(...(names.wardsOfDistrict.get(district) ?? []));
    if (districts.size === 0 && (unit || column === "ward")) {
      for (const province of provinces34) within.push(...(names.wardsOfProvince.get(province) ?? []));
    }
    look(index, within, MIN_LETTERS_WITHIN);
  }
  return found;
}

const UNITS_OF = { province: PROVINCE_UNITS, district: DISTRICT_UNITS, ward: WARD_UNITS };

function mayBe(level: keyof typeof UNITS_OF, unit: number, column: PlaceColumn): boolean {
  if (unit) return (unit & UNITS_OF[level]) !== 0;
  return column === "address" || column === level || (column === "province" && level === "district");
}
