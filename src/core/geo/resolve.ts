// Chooses the ward, district and province that explain a text best: every combination of the names found that lies
// inside one another is scored by the evidence for each name; what several explain equally well stays open.

import type { Gazetteer } from "./gazetteer.ts";
import type { NameEntry } from "./names.ts";
import { PROVINCES } from "./provinces.ts";
import type { Span } from "./spans.ts";
import type { Token } from "./tokens.ts";
import { DISTRICT_UNITS, PROVINCE_UNITS, UNIT, WARD_UNITS } from "./units.ts";

/** One name taken as one unit, with the evidence for it. */
export interface Mention {
  span: Span;
  entry: NameEntry;
  score: number;
}

/** A consistent reading of the text; mentions are null where a level is not named. */
export interface Reading {
  score: number;
  province: Mention | null;
  district: Mention | null;
  ward: Mention | null;
  /** Indices into the gazetteer; −1 where unknown. */
  wardUnit: number;
  districtUnit: number;
  /** −1 when only the new province is known. */
  provinceUnit: number;
  province34: string;
  /** Another province or district is named and contradicts. */
  contradicted: boolean;
}

/** Readings closer than this explain the text equally well. */
const EQUAL = 0.08;
/** A reading below is no evidence. */
const ENOUGH = 1;
/** A name that strong must not be left out of a reading without a cost. */
const STRONG_PROVINCE = 1.9;
const STRONG_DISTRICT = 1.7;
const CONTRADICTION = 1;

export class Resolver {
  /** [provinces of 63] whether the name is a new province's, too. */
  private readonly isNewName: boolean[];

  constructor(private readonly gazetteer: Gazetteer) {
    const shorts = new Map(PROVINCES.map((province) => [province.code, province.short]));
    this.isNewName = gazetteer.provinces.map((province) => shorts.get(province.code34) === province.name);
  }

  /** The best reading first, then those as good; empty when nothing is named well enough. */
  resolve(tokens: readonly Token[], spans: readonly Span[]): Reading[] {
    const provinces = mentionsOf("province", tokens, spans);
    const districts = mentionsOf("district", tokens, spans);
    const readings: Reading[] = [];
    let best = ENOUGH;
    const offer = (reading: Reading) => {
      if (reading.score < best - EQUAL) return;
      reading.score -= this.contradictions(reading, provinces, districts);
      if (reading.score < best - EQUAL || reading.score < ENOUGH) return;
      if (reading.score > best) best = reading.score;
      readings.push(reading);
    };
    for (const province of provinces) {
      const { span, entry } = province;
      if (entry.weak && !span.whole && !span.unit) continue;
      if (!span.unit && !span.atStart && !span.atEnd) continue;
      const codes = new Set(entry.units.map((unit) => this.gazetteer.provinces[unit]!.code34));
      for (const province34 of codes) {
        const units = entry.units.filter((unit) => this.gazetteer.provinces[unit]!.code34 === province34);
        const provinceUnit = units.length === 1 ? units[0]! : -1;
        const reading = { province, district: null, ward: null, wardUnit: -1, districtUnit: -1 };
        offer({ ...reading, score: province.score, provinceUnit, province34, contradicted: false });
      }
    }
    for (const district of districts) this.offerDistrict(district, provinces, offer);
    for (const span of spans) this.offerWards(tokens, span, provinces, districts, offer);
    const top = readings.filter((reading) => reading.score >= best - EQUAL);
    return top.sort((a, b) => b.score - a.score);
  }

  private offerDistrict(district: Mention, provinces: Mention[], offer: (reading: Reading) => void): void {
    const { span, entry } = district;
    const districtUnit = entry.units[0]!;
    const provinceUnit = this.gazetteer.districts[districtUnit]!.province;
    const province34 = this.gazetteer.provinces[provinceUnit]!.code34;
    const support = this.supporter(provinces, provinceUnit, province34, span, null);
    const inColumn = span.unit > 0 || span.whole || (entry.preferred && span.atEnd);
    if (!support && (!inColumn || entry.weak)) return;
    offer({
      score: district.score + (support?.gain ?? 0),
      province: support?.mention ?? null,
      district,
      ward: null,
      wardUnit: -1,
      districtUnit,
      provinceUnit,
      province34,
      contradicted: false,
    });
  }

  private offerWards(
    tokens: readonly Token[],
    span: Span,
    provinces: Mention[],
    districts: Mention[],
    offer: (reading: Reading) => void,
  ): void {
    const { gazetteer } = this;
    const told = span.unit > 0 || tokens[span.start]!.column === "ward";
    if (!told && provinces.length === 0 && districts.length === 0) return;
    const base = spanScore("ward", tokens, span);
    if (!told && span.street) return;
    for (const entry of span.entries) {
      if (entry.level !== "ward") continue;
      const wardUnit = entry.units[0]!;
      const ward = gazetteer.wards[wardUnit]!;
      let district: Mention | null = null;
      for (const mention of districts) {
        if (overlap(mention.span, span) || (district && mention.score <= district.score)) continue;
        const unit = mention.entry.units[0]!;
        if (ward.isNew ? ward.fromDistricts.includes(unit) : ward.district === unit) district = mention;
      }
      const support = this.supporter(provinces, ward.province, ward.province34, span, district?.span ?? null);
      if (!told && !district && !(support && ward.isNew && span.whole && !entry.street)) continue;
      const own = entryScore("ward", tokens, span, entry, district !== null || support !== null);
      if (own === null) continue;
      let score = base + own;
      if (district) score += district.score - (ward.isNew ? 0.2 : 0);
      else if (support && ward.isNew) score += told ? 0.45 : 0.1;
      if (support) score += support.gain;
      offer({
        score,
        province: support?.mention ?? null,
        district,
        ward: { span, entry, score: base + own },
        wardUnit,
        districtUnit: district ? district.entry.units[0]! : ward.district,
        provinceUnit: district ? gazetteer.districts[district.entry.units[0]!]!.province : ward.province,
        province34: ward.province34,
        contradicted: false,
      });
    }
  }

  /** The mention of a province that best agrees with a unit in it. */
  private supporter(
    provinces: Mention[],
    provinceUnit: number,
    province34: string,
    a: Span,
    b: Span | null,
  ): { mention: Mention; gain: number } | null {
    let best: { mention: Mention; gain: number } | null = null;
    for (const mention of provinces) {
      if (overlap(mention.span, a) || (b && overlap(mention.span, b))) continue;
      let agreement = Number.NEGATIVE_INFINITY;
      for (const unit of mention.entry.units) {
        if (unit === provinceUnit) agreement = 0.2;
        else if (this.gazetteer.provinces[unit]!.code34 === province34) {
          agreement = Math.max(agreement, this.isNewName[unit] ? 0 : -0.6);
        }
      }
      const gain = mention.score + agreement;
      if (agreement > Number.NEGATIVE_INFINITY && gain > (best?.gain ?? 0)) best = { mention, gain };
    }
    return best;
  }

  /** The cost of strong names of other places that the reading leaves out. */
  private contradictions(reading: Reading, provinces: Mention[], districts: Mention[]): number {
    let cost = 0;
    for (const other of provinces) {
      if (other.score < STRONG_PROVINCE || other.entry.weak || isUsed(reading, other.span)) continue;
      if (other.entry.units.some((unit) => this.gazetteer.provinces[unit]!.code34 === reading.province34)) continue;
      cost = CONTRADICTION;
    }
    let districtCost = 0;
    for (const other of districts) {
      if (other.score < STRONG_DISTRICT || isUsed(reading, other.span)) continue;
      const unit = other.entry.units[0]!;
      if (unit === reading.districtUnit && reading.district) continue;
      // A province's own name is also its town's: "Cao Bằng, Cao Bằng" leaves one of them out.
      districtCost = Math.max(districtCost, CONTRADICTION);
    }
    cost += districtCost;
    if (cost > 0) reading.contradicted = true;
    return cost;
  }
}

function isUsed(reading: Reading, span: Span): boolean {
  const { province, district, ward } = reading;
  return (
    (province !== null && overlap(province.span, span)) ||
    (district !== null && overlap(district.span, span)) ||
    (ward !== null && overlap(ward.span, span))
  );
}

export function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** All names of a level with their scores. */
export function mentionsOf(
  level: "province" | "district",
  tokens: readonly Token[],
  spans: readonly Span[],
): Mention[] {
  const mentions: Mention[] = [];
  for (const span of spans) {
    let base = Number.NaN;
    for (const entry of span.entries) {
      if (entry.level !== level) continue;
      const own = entryScore(level, tokens, span, entry, true);
      if (own === null) continue;
      if (Number.isNaN(base)) base = spanScore(level, tokens, span);
      mentions.push({ span, entry, score: base + own });
    }
  }
  return mentions;
}

const BASE = { province: 2, district: 1.6, ward: 1.2 };
/** What a name loses when no unit word and no segment of its own mark it. */
const LOOSE = { province: 0.1, district: 0.3, ward: 0.5 };
const COLUMN_GAIN = {
  province: { province: 0.8, district: -0.3, ward: -0.5, address: 0 },
  district: { province: -0.2, district: 0.5, ward: -0.8, address: 0 },
  ward: { province: -1, district: -0.3, ward: 0.5, address: 0 },
};

function spanScore(level: "province" | "district" | "ward", tokens: readonly Token[], span: Span): number {
  let score = BASE[level] + COLUMN_GAIN[level][tokens[span.start]!.column];
  if (span.whole) score += span.unit ? 0.1 : 0.2;
  else if (!span.unit) {
    score -= LOOSE[level];
    if (!span.atEnd) score -= level === "province" ? 0.3 : 0;
  }
  if (span.street) score -= 1.4;
  if (span.behindStreet) score -= 0.7;
  if (span.contained) score -= 0.5;
  if (span.fuzzy) score -= 0.5;
  return score;
}

const UNITS_OF = { province: PROVINCE_UNITS, district: DISTRICT_UNITS, ward: WARD_UNITS };

/** What the unit word, the marks and the kind of the spelling add; null when the name can't be meant. */
function entryScore(
  level: "province" | "district" | "ward",
  tokens: readonly Token[],
  span: Span,
  entry: NameEntry,
  supported: boolean,
): number | null {
  let score = 0;
  const { column } = tokens[span.start]!;
  if (span.unit) {
    if (!(span.unit & UNITS_OF[level])) return null;
    const sameKind = (span.unit & entry.kinds) !== 0;
    if (level === "province") score += sameKind ? 0.6 : span.unit & UNIT.city ? -0.4 : 0.3;
    // A communal name alone is ambiguous whatever the kind written before it.
    else score += sameKind || !supported ? 0.6 : 0.15;
    // "D1" is a street or a plot as often as a district.
    if (entry.numeric && tokens[span.start - 1]?.word.fold === "d") score -= 0.9;
  } else {
    if (entry.numeric && !(column === level && span.whole)) return null;
    if (entry.preferred) score += 0.12;
    if (entry.street) score -= level === "province" ? 0.4 : entry.preferred ? 0.6 : 0.9;
  }
  if (entry.weak) {
    const lastPart = span.atEnd && (span.inLast || (span.start > 0 && span.end === tokens.length));
    if (column !== level && !span.unit && !lastPart) return null;
    score -= 0.3;
  }
  if (entry.former) score -= 0.1;
  if (entry.secondary && !span.unit) score -= 0.5;
  return score + markScore(tokens, span, entry);
}

/** Marks written and right speak for a name, written and wrong against it; no marks say nothing. */
function markScore(tokens: readonly Token[], span: Span, entry: NameEntry): number {
  const { marks } = entry;
  if (span.fuzzy || marks.length !== span.end - span.start) return 0;
  let equal = true;
  for (let i = 0; i < marks.length; i++) {
    const { word } = tokens[span.start + i]!;
    if (word.marked === marks[i]) continue;
    if (word.hasMarks) return -0.3;
    equal = false;
  }
  return equal ? 0.1 : 0;
}
