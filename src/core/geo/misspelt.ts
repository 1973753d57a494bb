// Second look at words that no name explains: units near the places already found whose name is one letter apart.

import type { Gazetteer } from "./gazetteer.ts";
import { type NameEntry, type NameIndex, NO_NAMESAKES } from "./names.ts";
import { compact, oneLetterApart } from "./normalise.ts";
import type { Reading } from "./resolve.ts";
import { makeSpan, type Span, type Units } from "./spans.ts";
import type { PlaceColumn, Token } from "./tokens.ts";
import { DISTRICT_UNITS, PROVINCE_UNITS, WARD_UNITS } from "./units.ts";
import type { Word } from "./words.ts";

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
/** Enough behind a unit word when the marks agree too ("H.a Vì", "Tỉnh Cà Mu"). */
const SHORTEST = 3;
/** Parts of the country, and cities abroad, that differ by a letter from a unit's name. */
const ELSEWHERE = new Set(["taynguyen", "taybac", "dongbac", "taynam", "nambo", "bacbo", "trungbo", "backinh"]);

/** The words outside the reading's names, cut at unit words, numbers and segment ends; streets are left out. */
export function unexplained(tokens: readonly Token[], units: Units, reading: Reading | null): Stretch[] {
  const used: boolean[] = new Array(tokens.length).fill(false);
  for (const mention of [reading?.province, reading?.district, reading?.ward]) {
    if (mention && !mention.span.dangling) used.fill(true, mention.span.from, mention.span.to);
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
    // "huyện Quan Hóa": a unit word behind a unit word begins a name.
    if (units.inside[i] && (!unit || word.text.length === 1)) continue;
    if (word.unit && isLast(tokens, i)) continue;
    const numbered = word.isRoad || (word.isNumberedPart && tokens[i + 1]?.word.isNumber);
    if (word.isNumber || (!unit && (word.isStreet || numbered))) {
      streetSegment = segment;
      continue;
    }
    if (streetSegment === segment) continue;
    let end = i + 1;
    while (
      end < tokens.length &&
      tokens[end]!.segment === segment &&
      !stops(tokens, units, used, end, unit || column === "ward")
    )
      end++;
    stretches.push({ start: i, end, unit, column });
    i = end - 1;
  }
  return stretches;
}

function stops(
  tokens: readonly Token[],
  units: Units,
  used: boolean[],
  index: number,
  told: number | boolean,
): boolean {
  const { word } = tokens[index]!;
  // "xã An Thạnh 2" ends in its number.
  const ownNumber = word.isNumber && told && word.fold.length === 1 && isLast(tokens, index);
  const houseNumber = word.isStreet && tokens[index + 1]?.word.isNumber;
  return used[index]! || units.inside[index]! || houseNumber || (word.isNumber && !ownNumber);
}

function isLast(tokens: readonly Token[], index: number): boolean {
  return tokens[index + 1]?.segment !== tokens[index]!.segment;
}

/** Finds misspelt names among unexplained stretches, comparing only with units of the places already read. */
export class Misspellings {
  constructor(
    private readonly names: NameIndex,
    private readonly gazetteer: Gazetteer,
  ) {}

  /** Spans with the entries one letter apart; empty when nothing is near. */
  find(tokens: readonly Token[], units: Units, stretches: readonly Stretch[], readings: readonly Reading[]): Span[] {
    const levels = { province: true, district: true, ward: true };
    if (readings.length > 0) {
      for (const level of LEVELS) {
        // A word for the kind of unit outweighs a bare name: "Gio Linh, huyện io Linh".
        const told = stretches.some(({ unit }) => unit & UNITS_OF[level]);
        levels[level] = readings.some(({ [level]: mention }) => mention === null || (told && mention.span.unit === 0));
      }
      if (readings.some((reading) => reading.ward?.span.dangling)) levels.ward = true;
    }
    const alone = readings.length === 0;
    const open = stretches.filter(
      (stretch) =>
        LEVELS.some(
          (level) => mayBe(level, stretch.unit, stretch.column) && (levels[level] || stretch.end === tokens.length),
        ) && !this.isNamed(tokens, stretch, alone),
    );
    if (open.length === 0) return [];
    const provinces34 = new Set(readings.map((reading) => reading.province34));
    const districts = new Set<number>();
    for (const { district, districtUnit, ward } of readings) {
      if (districtUnit >= 0 && (district || !ward?.span.dangling)) districts.add(districtUnit);
      // A town and the huyện around it that bear one name.
      for (const { units } of district?.span.names.district ?? []) {
        if (this.gazetteer.districts[units[0]!]!.province === this.gazetteer.districts[districtUnit]!.province)
          districts.add(units[0]!);
      }
    }
    const spans: Span[] = [];
    for (const stretch of open) {
      const last = stretch.end === tokens.length;
      if (!(levels.province || last) || !mayBe("province", stretch.unit, stretch.column)) continue;
      const minLetters = last && stretch.start > 0 ? MIN_LETTERS_WITHIN : MIN_LETTERS;
      for (const entry of look(tokens, units, stretch, this.names.provinces, minLetters, spans, alone)) {
        for (const unit of entry.units) provinces34.add(this.gazetteer.provinces[unit]!.province34);
      }
    }
    for (const stretch of open) {
      if (!levels.district || !mayBe("district", stretch.unit, stretch.column)) continue;
      const within = this.districtsWithin(provinces34, stretch);
      const minLetters = provinces34.size > 0 ? MIN_LETTERS_WITHIN : MIN_LETTERS;
      for (const entry of look(tokens, units, stretch, within, minLetters, spans, alone))
        districts.add(entry.units[0]!);
    }
    for (const stretch of open) {
      if (!levels.ward || !mayBe("ward", stretch.unit, stretch.column)) continue;
      const within = this.wardsWithin(provinces34, districts, stretch);
      const found = look(tokens, units, stretch, within, MIN_LETTERS_WITHIN, spans);
      const whole = segmentEnd(tokens, stretch.end);
      // "Phường Beắc Cam Ranh": the rest of the name was read as another.
      if (found.length === 0 && stretch.unit > 0 && whole > stretch.end) {
        look(tokens, units, { ...stretch, end: whole }, within, MIN_LETTERS_WITHIN, spans);
      }
    }
    return spans;
  }

  /** A province's name as it stands is no misspelling; nor is any name with nothing beside it, though it says too little. */
  private isNamed(tokens: readonly Token[], { start, end, unit }: Stretch, alone: boolean): boolean {
    let node = 0;
    for (let i = start; i < end && node >= 0; i++) node = this.names.tree.child(node, tokens[i]!.word.syllable);
    const namesakes = node < 0 ? undefined : this.names.namesakes[node];
    return namesakes !== undefined && (alone || (!unit && namesakes.province.length > 0));
  }

  private districtsWithin(provinces34: Set<number>, { unit, column }: Stretch): readonly NameEntry[] {
    // Without a province only a name that is marked as a district's is compared, with all of them.
    if (provinces34.size === 0) return unit > 0 || column === "district" ? this.names.districts : [];
    const within: NameEntry[] = [];
    for (const province of provinces34) within.push(...(this.names.districtsOfProvince.get(province) ?? []));
    return within;
  }

  private wardsWithin(provinces34: Set<number>, districts: Set<number>, { unit, column }: Stretch): NameEntry[] {
    const within: NameEntry[] = [];
    for (const district of districts) within.push(...(this.names.wardsOfDistrict.get(district) ?? []));
    if (districts.size === 0 && (unit > 0 || column === "ward")) {
      for (const province of provinces34) within.push(...(this.names.wardsOfProvince.get(province) ?? []));
    }
    return within;
  }
}

function segmentEnd(tokens: readonly Token[], end: number): number {
  const { segment } = tokens[end - 1]!;
  while (tokens[end]?.segment === segment) end++;
  return end;
}

/** Entries one letter apart from a stretch, which become one more span. */
function look(
  tokens: readonly Token[],
  units: Units,
  { start, end, unit }: Stretch,
  entries: readonly NameEntry[],
  minLetters: number,
  spans: Span[],
  alone = false,
): readonly NameEntry[] {
  let folds = "";
  for (let i = start; i < end; i++) folds += tokens[i]!.word.fold;
  if (ELSEWHERE.has(folds)) return [];
  folds = compact([folds]);
  const short = folds.length < minLetters;
  if (short && (!unit || folds.length < SHORTEST)) return [];
  const near = entries.filter((entry) => oneLetterApart(folds, entry.compact));
  if (near.length === 0) return near;
  const closest = closestByMarks(
    tokens.slice(start, end).map((token) => token.word),
    near,
    alone,
  );
  // Short names, and names with nothing beside them, are not guessed when the marks differ.
  if (closest.length === 0 && (short || alone) && units.marked) return [];
  const chosen = closest.length > 0 ? closest : near;
  const { level } = chosen[0]!;
  const wardProvinces = Uint8Array.from(level === "ward" ? chosen : [], ({ province34 }) => province34);
  const names = { ...NO_NAMESAKES, [level]: chosen, wardProvinces };
  spans.push(makeSpan(tokens, units, start, end, names, true));
  return chosen;
}

/** Of several names one letter apart, those that keep the marks are meant; none without marks. */
function closestByMarks(words: readonly Word[], near: readonly NameEntry[], alone: boolean): readonly NameEntry[] {
  const composed = compact(words.map((word) => word.composed));
  const byComposed = near.filter((entry) => oneLetterApart(composed, entry.compactComposed));
  if (byComposed.length > 0) return byComposed;
  const marked = compact(words.map((word) => word.marked));
  const byMarked = near.filter((entry) => oneLetterApart(marked, entry.compactMarked));
  // With nothing else to go by, "Hải Nam" is not a misspelt Hà Nam.
  if (byMarked.length > 0 || alone) return byMarked;
  const shaped = compact(words.map((word) => word.shaped));
  return near.filter((entry) => oneLetterApart(shaped, entry.compactShaped));
}

const LEVELS = ["province", "district", "ward"] as const;
const UNITS_OF = { province: PROVINCE_UNITS, district: DISTRICT_UNITS, ward: WARD_UNITS };

function mayBe(level: keyof typeof UNITS_OF, unit: number, column: PlaceColumn): boolean {
  if (unit) return (unit & UNITS_OF[level]) !== 0;
  return column === "address" || column === level || (column === "province" && level === "district");
}
