// Chooses the ward, district and province that explain a text best: every combination of the names found that lies
// inside one another is scored by the evidence for each name; what several explain equally well stays open.

import { entryScore, isTold, type Mention, mentionsOf, spanScore } from "./evidence.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { NameEntry } from "./names.ts";
import { PROVINCES, plainName } from "./provinces.ts";
import type { Span } from "./spans.ts";
import type { Token } from "./tokens.ts";
import { CONJUNCTIONS, PROVINCE_UNITS, UNIT } from "./units.ts";

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
  /** Id 1..34. */
  province34: number;
  /** What the names of other provinces and districts cost it that contradict it; 0 when none does. */
  contradiction: number;
}

/** Readings closer than this explain the text equally well. */
const EQUAL = 0.08;
/** A reading below is no evidence. */
const ENOUGH = 1;
/** A name that strong must not be left out of a reading without a cost. */
const STRONG_PROVINCE = 1.9;
const STRONG_DISTRICT = 1.7;
export const CONTRADICTION = 1;
/** A bare name may be a hamlet's, too. */
const BARE_CONTRADICTION = 0.3;
const ECHO = 0.15;

/** A name of one syllable has to have so many letters when no place is named around it ("xã Đakrông"). */
const SHORT_NAME = 5;
/** The most a ward's name can score without a place around it. */
const WARD_ALONE = 2.5;

export class Resolver {
  /** [provinces of 63] whether the name is a new province's, too. */
  private readonly isNewName: boolean[];
  // One call's state.
  private tokens: readonly Token[] = [];
  private provinces: Mention[] = [];
  private districts: Mention[] = [];
  private readings: Reading[] = [];
  private best = ENOUGH;
  /** [35] 1 where a mention names the province or a district of it; [districts] 1 where one names the district. */
  private readonly named34 = new Uint8Array(PROVINCES.length + 1);
  private readonly namedDistrict: Uint8Array;

  constructor(private readonly gazetteer: Gazetteer) {
    this.namedDistrict = new Uint8Array(gazetteer.districts.length);
    this.isNewName = gazetteer.provinces.map(({ province34, name }) => plainName(PROVINCES[province34 - 1]!) === name);
  }

  /** The best reading first, then those as good; empty when nothing is named well enough. */
  resolve(tokens: readonly Token[], spans: readonly Span[]): Reading[] {
    this.tokens = tokens;
    this.provinces = mentionsOf("province", tokens, spans);
    this.districts = mentionsOf("district", tokens, spans);
    this.readings = [];
    this.best = ENOUGH;
    for (const province of this.provinces) this.readProvince(province);
    for (const district of this.districts) this.readDistrict(district);
    this.markNamed(1);
    for (const span of spans) this.readWards(span);
    this.markNamed(0);
    const top = this.readings.filter((reading) => reading.score >= this.best - EQUAL);
    return top.length > 1 ? top.sort((a, b) => b.score - a.score) : top;
  }

  private readonly isNamedDistrict = (unit: number): boolean => this.namedDistrict[unit] === 1;

  private markNamed(value: 0 | 1): void {
    const { provinces } = this.gazetteer;
    for (const { entry } of this.provinces) {
      for (const unit of entry.units) this.named34[provinces[unit]!.province34] = value;
    }
    for (const { entry } of this.districts) {
      const unit = entry.units[0]!;
      this.namedDistrict[unit] = value;
      this.named34[provinces[this.gazetteer.districts[unit]!.province]!.province34] = value;
    }
  }

  private readProvince(province: Mention): void {
    const { span, entry, score } = province;
    if ((entry.weak || entry.initial) && !span.whole && !span.unit) return;
    if (!span.unit && (span.contained || (!span.atStart && !span.atEnd) || (entry.former && !span.whole))) return;
    const { units } = entry;
    for (const [index, unit] of units.entries()) {
      const { province34 } = this.gazetteer.provinces[unit]!;
      const first = units.findIndex((other) => this.gazetteer.provinces[other]!.province34 === province34);
      if (first < index || this.isOtherKind(span, entry, unit)) continue;
      const several = units.some(
        (other) => other !== unit && this.gazetteer.provinces[other]!.province34 === province34,
      );
      this.offer(score, province, null, null, -1, several ? -1 : unit, province34);
    }
  }

  /** "TP. ĐN" is the city among those that are abbreviated so, "T. ĐN" one of the others. */
  private isOtherKind(span: Span, entry: NameEntry, unit: number): boolean {
    const { provinces } = this.gazetteer;
    if (!entry.weak || !(span.unit & PROVINCE_UNITS) || !entry.units.some((other) => provinces[other]!.city))
      return false;
    return provinces[unit]!.city !== (span.unit & UNIT.city) > 0;
  }

  private readDistrict(district: Mention): void {
    const { span, entry, score } = district;
    if (span.unit === 0 && this.isJoined(span)) return;
    const { province } = this.gazetteer.districts[entry.units[0]!]!;
    const { province34 } = this.gazetteer.provinces[province]!;
    const support = this.supporter(province, province34, span, null);
    if (!support && (entry.weak || entry.initial || !this.standsAlone(district))) return;
    this.offer(score + (support?.gain ?? 0), support?.mention ?? null, district, null, -1, province, province34);
  }

  /** Whether a district is meant although no province is named. */
  private standsAlone({ span, entry }: Mention): boolean {
    if (span.unit > 0) return true;
    if (span.whole && this.tokens[span.start]!.column === "district") return true;
    return entry.preferred ? span.atEnd : span.whole && !entry.common && !entry.street;
  }

  private readWards(span: Span): void {
    const told = isTold(this.tokens, span);
    const { column } = this.tokens[span.start]!;
    if (
      !told &&
      (span.street ||
        this.isJoined(span) ||
        column === "province" ||
        (this.provinces.length === 0 && this.districts.length === 0))
    )
      return;
    let base = Number.NaN;
    const { ward: entries, wardProvinces } = span.names;
    for (let i = 0; i < entries.length; i++) {
      // Most units of a common name lie nowhere near; they are left at once.
      if (!this.named34[wardProvinces[i]!] && (!told || this.best > WARD_ALONE)) continue;
      const entry = entries[i]!;
      if (Number.isNaN(base)) base = spanScore("ward", this.tokens, span);
      const ward = this.gazetteer.wards[entry.units[0]!]!;
      this.readWard(span, entry, base, told, null);
      // A bare name that fills the district's column is the district's.
      if (!told && column === "district" && this.fillsColumn(span)) continue;
      if (!(ward.isNew ? ward.fromDistricts.some(this.isNamedDistrict) : this.namedDistrict[ward.district])) continue;
      for (const district of this.districts) {
        const unit = district.entry.units[0]!;
        const inside = ward.isNew ? ward.fromDistricts.includes(unit) : ward.district === unit;
        if (inside && !overlap(district.span, span)) this.readWard(span, entry, base, told, district);
      }
    }
  }

  /** "Khánh Hòa và Yên Bái" are of one rank, although one could lie in the other. */
  private isJoined({ from, to }: Span): boolean {
    return isConjunction(this.tokens[from - 1]) || isConjunction(this.tokens[to]);
  }

  private fillsColumn({ from, to }: Span): boolean {
    const { column } = this.tokens[from]!;
    return this.tokens[from - 1]?.column !== column && this.tokens[to]?.column !== column;
  }

  private readWard(span: Span, entry: NameEntry, base: number, told: boolean, district: Mention | null): void {
    const wardUnit = entry.units[0]!;
    const ward = this.gazetteer.wards[wardUnit]!;
    const today = ward.isNew && !district;
    const support = this.supporter(ward.province, ward.province34, span, district?.span ?? null, today);
    if (!support && !district && entry.marks.length < 2 && (entry.numeric || entry.compact.length < SHORT_NAME)) return;
    if (!told && !district && !(support && ward.isNew && span.whole && !entry.street)) return;
    const own = entryScore("ward", this.tokens, span, entry, district !== null || support !== null);
    if (own === null) return;
    let score = base + own;
    // The name of the district once more, without a word that it is the ward's.
    if (!told && district && entry.compact === district.entry.compact) score -= 0.15;
    if (district) score += district.score - (ward.isNew ? 0.2 : 0);
    else if (support && ward.isNew) score += told ? 0.45 : 0.1;
    if (support) score += support.gain;
    const province = district ? this.gazetteer.districts[district.entry.units[0]!]!.province : ward.province;
    const mention = { span, entry, score: base + own };
    this.offer(score, support?.mention ?? null, district, mention, wardUnit, province, ward.province34);
  }

  /** Keeps a reading that may still be among the best. */
  private offer(
    score: number,
    province: Mention | null,
    district: Mention | null,
    ward: Mention | null,
    wardUnit: number,
    provinceUnit: number,
    province34: number,
  ): void {
    const least = Math.max(ENOUGH, this.best - EQUAL);
    if (score + ECHO < least) return;
    const wardDistrict = wardUnit < 0 ? -1 : this.gazetteer.wards[wardUnit]!.district;
    const districtUnit = district ? district.entry.units[0]! : wardDistrict;
    const reading: Reading = {
      score,
      province,
      district,
      ward,
      wardUnit,
      districtUnit,
      provinceUnit,
      province34,
      contradiction: 0,
    };
    reading.contradiction = this.contradictions(reading);
    reading.score += this.echo(reading) - reading.contradiction;
    if (reading.score < least) return;
    if (reading.score > this.best) this.best = reading.score;
    this.readings.push(reading);
  }

  /** The mention of a province that best agrees with a unit in it. */
  private supporter(
    provinceUnit: number,
    province34: number,
    a: Span,
    b: Span | null,
    today = false,
  ): { mention: Mention; gain: number } | null {
    let best: Mention | null = null;
    let bestGain = 0;
    for (const mention of this.provinces) {
      let agreement = Number.NEGATIVE_INFINITY;
      for (const unit of mention.entry.units) {
        const { province34: named34 } = this.gazetteer.provinces[unit]!;
        // A new unit lies as well in a province that bears the name today as in the old one of the name.
        if (unit === provinceUnit || (today && named34 === province34 && this.isNewName[unit])) agreement = 0.2;
        else if (named34 === province34) {
          agreement = Math.max(agreement, this.isNewName[unit] ? 0 : -0.6);
        }
      }
      const gain = mention.score + agreement;
      if (gain <= bestGain || overlap(mention.span, a) || (b && overlap(mention.span, b))) continue;
      best = mention;
      bestGain = gain;
    }
    return best && { mention: best, gain: bestGain };
  }

  /** The cost of strong names of other places that the reading leaves out. */
  private contradictions(reading: Reading): number {
    let cost = 0;
    let more = 0;
    let counted: Span | null = null;
    for (const other of this.provinces) {
      if (other.score < STRONG_PROVINCE || other.entry.weak || isUsed(reading, other.span)) continue;
      // "Xô Viết Nghệ Tĩnh" is a street.
      if (other.entry.former && !other.span.whole) continue;
      if (this.agrees(other.entry, reading.province34)) continue;
      cost = CONTRADICTION;
      counted = other.span;
      break;
    }
    for (const { span, score } of this.districts) {
      if (score < STRONG_DISTRICT || isUsed(reading, span)) continue;
      if (counted !== null && overlap(counted, span)) continue;
      // The name of the district once more, or of the province that its town shares.
      if (reading.districtUnit >= 0 && span.names.district.some(({ units }) => units[0] === reading.districtUnit))
        continue;
      if (span.names.province.some((entry) => this.agrees(entry, reading.province34))) continue;
      const told = span.unit > 0 || this.tokens[span.start]!.column === "district";
      more = Math.max(more, told ? CONTRADICTION : BARE_CONTRADICTION);
    }
    return cost + more;
  }

  private agrees({ units }: NameEntry, province34: number): boolean {
    return units.some((unit) => this.gazetteer.provinces[unit]!.province34 === province34);
  }

  /** What it adds that the old province is named besides the mention that the reading uses: "Tỉnh Bến Tre · Vĩnh Long". */
  private echo(reading: Reading): number {
    const { provinceUnit, province } = reading;
    if (provinceUnit < 0 || province === null) return 0;
    const again = this.provinces.some(
      ({ entry, span }) => entry.units.includes(provinceUnit) && !isUsed(reading, span),
    );
    return again ? ECHO : 0;
  }
}

function isConjunction(token: Token | undefined): boolean {
  return token !== undefined && CONJUNCTIONS.has(token.word.fold);
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
