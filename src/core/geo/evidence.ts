// How strongly a text speaks for one name taken as one unit: what stands around it, how it is spelt, which column it is in.

import type { Level, NameEntry } from "./names.ts";
import type { Span } from "./spans.ts";
import type { Token } from "./tokens.ts";
import { DISTRICT_UNITS, PROVINCE_UNITS, UNIT, WARD_UNITS } from "./units.ts";

/** One name taken as one unit, with the evidence for it. */
export interface Mention {
  span: Span;
  entry: NameEntry;
  score: number;
}

/** Whether a unit word or the column says that a ward is meant. */
export function isTold(tokens: readonly Token[], span: Span): boolean {
  return span.unit > 0 || tokens[span.start]!.column === "ward";
}

/** All names of a level with their scores. */
export function mentionsOf(
  level: "province" | "district",
  tokens: readonly Token[],
  spans: readonly Span[],
): Mention[] {
  const mentions: Mention[] = [];
  for (const span of spans) {
    if (span.street) continue;
    let base = Number.NaN;
    for (const entry of span.names[level]) {
      const own = entryScore(level, tokens, span, entry, true);
      if (own === null) continue;
      if (Number.isNaN(base)) base = spanScore(level, tokens, span);
      if (base + own >= LEAST) mentions.push({ span, entry, score: base + own });
    }
  }
  return mentions;
}

/** What scores less says nothing. */
const LEAST = 0.2;
const BASE = { province: 2, district: 1.6, ward: 1.2 };
/** What a name loses when no unit word and no segment of its own mark it. */
const LOOSE = { province: 0.1, district: 0.3, ward: 0.5 };
const COLUMN_GAIN = {
  province: { province: 0.8, district: -0.3, ward: -0.5, address: 0 },
  district: { province: -0.2, district: 0.5, ward: -0.8, address: 0 },
  ward: { province: -1, district: -0.3, ward: 0.5, address: 0 },
};

export function spanScore(level: Level, tokens: readonly Token[], span: Span): number {
  let score = BASE[level] + COLUMN_GAIN[level][tokens[span.start]!.column];
  if (span.whole) score += span.unit ? 0.1 : 0.2;
  else if (!span.unit) {
    score -= LOOSE[level];
    if (!span.atEnd) score -= level === "province" ? 0.3 : 0;
  }
  if (span.street) score -= 1.4;
  if (span.behindStreet) score -= 0.7;
  if (span.apposed) score -= 1.1;
  if (span.contained) score -= 1.2;
  if (span.fuzzy) score -= 0.4;
  if (span.dangling) score -= 0.7;
  return score;
}

const UNITS_OF = { province: PROVINCE_UNITS, district: DISTRICT_UNITS, ward: WARD_UNITS };

/** What the unit word, the marks and the kind of the spelling add; null when the name can't be meant. */
export function entryScore(
  level: Level,
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
    if (entry.street && level === "province") score -= span.whole ? 0 : 0.4;
    else if (entry.street) score -= entry.preferred ? 0.6 : 0.9;
  }
  if (entry.weak) {
    const lastPart = span.atEnd && (span.inLast || (span.start > 0 && span.end === tokens.length));
    if (column !== level && !span.unit && (!lastPart || span.apposed)) return null;
    score -= 0.3;
  }
  if (entry.initial) {
    if (!span.unit && !span.whole && column !== level && span.end !== tokens.length) return null;
    // "A. Giang" and "C. Thơ" are people.
    if (span.end - span.start === tokens.length && /^[ac]$/.test(entry.marks[0]!)) return null;
    score -= 0.2;
  }
  if (entry.former) score -= entry.lesser ? 0.15 : 0.05;
  if (entry.secondary && !span.unit) score -= 0.5;
  const marks = markScore(tokens, span, entry);
  return entry.weak && marks < -0.2 ? null : score + marks;
}

/** Marks written and right speak for a name, written and wrong against it; no marks say nothing. */
function markScore(tokens: readonly Token[], span: Span, entry: NameEntry): number {
  const { marks } = entry;
  if (span.fuzzy || marks.length !== span.end - span.start) return 0;
  let missing = false;
  let anyMarks = false;
  for (let i = 0; i < marks.length; i++) {
    const { word } = tokens[span.start + i]!;
    anyMarks ||= word.hasMarks;
    if (word.marked === marks[i]) continue;
    if (word.hasMarks) return -0.3;
    missing = true;
  }
  // "Văn Lang" is not "Văn Lăng": who writes one mark writes the others.
  if (missing) return anyMarks ? -0.2 : span.markedText ? -0.1 : 0;
  return span.markedText ? 0.1 : 0;
}
