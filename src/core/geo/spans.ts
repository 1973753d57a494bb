// Finds every name of the gazetteer in a tokenised text, with what stands around it that tells how it is meant.

import { type NameEntry, type NameIndex, type Namesakes, NO_NAMESAKES } from "./names.ts";
import type { Token } from "./tokens.ts";
import { CONJUNCTIONS, unitOf } from "./units.ts";

export interface Span {
  /** Tokens of the name: [start, end). */
  start: number;
  end: number;
  /** Tokens with the unit word before or behind: [from, to). */
  from: number;
  to: number;
  /** Kinds the unit word stands for; 0 without one. */
  unit: number;
  names: Namesakes;
  /** Name and unit word fill their segment. */
  whole: boolean;
  atStart: boolean;
  atEnd: boolean;
  /** In the last of several segments. */
  inLast: boolean;
  /** Stands where a street's name stands: behind a house number, a street word or a family name. */
  street: boolean;
  /** Later in a segment that begins like a street, with more segments to come. */
  behindStreet: boolean;
  /** A unit word stands in front, but words that are no name follow: "xã Hòa Khánh Tâyy". */
  dangling: boolean;
  /** Ends its segment behind words that make no address: "Phở Hà Nội", "Nguyễn Văn Vinh". */
  apposed: boolean;
  /** Inside a longer name. */
  contained: boolean;
  /** The text has marks somewhere, so a name without them is meant without. */
  markedText: boolean;
  /** Found by comparing misspellings. */
  fuzzy: boolean;
}

/** What stands at each token: the unit word that ends in front of it, if any. */
export interface Units {
  /** [tokens] kinds of the unit word directly before the token; 0 for none. */
  before: number[];
  /** [tokens] where that unit word starts. */
  from: number[];
  /** Whether any word of the text has marks. */
  marked: boolean;
  /** [tokens] whether the token is part of a unit word. */
  inside: boolean[];
}

const FAMILY_NAMES = new Set(
  "nguyen tran le pham phan vo vu hoang huynh dang bui do ho ngo duong ly li dinh trinh dao mai luong anh chi".split(
    " ",
  ),
);
/** Names written with a spaced dash have at least so many syllables, or are a whole province's ("BR - VT"). */
const DASHED_NAME = 4;

export function findUnits(tokens: readonly Token[]): Units {
  const count = tokens.length;
  const units: Units = {
    before: new Array(count + 1).fill(0),
    from: new Array(count + 1).fill(0),
    inside: new Array(count).fill(false),
    marked: tokens.some((token) => token.word.hasMarks),
  };
  for (let i = 0; i < count; i++) {
    const { word, segment } = tokens[i]!;
    const next = tokens[i + 1];
    if (next?.segment !== segment) continue;
    const pair = word.startsUnitPair ? unitOf(`${word.marked} ${next.word.marked}`) : 0;
    if (pair && tokens[i + 2]?.segment === segment) {
      units.before[i + 2] = pair;
      units.from[i + 2] = i;
      units.inside[i] = true;
      units.inside[i + 1] = true;
    }
    if (units.before[i + 1]) continue;
    const prefix = word.fold !== "city" && word.fold !== "town";
    const single = (prefix && word.unit) || (next.word.isNumber ? word.numberedUnit : 0);
    if (single) {
      units.before[i + 1] = single;
      units.from[i + 1] = i;
      units.inside[i] = true;
    }
  }
  return units;
}

export function findSpans(tokens: readonly Token[], units: Units, names: NameIndex): Span[] {
  const spans: Span[] = [];
  const count = tokens.length;
  for (let start = 0; start < count; start++) {
    const first = tokens[start]!;
    let node = 0;
    let segment = first.segment;
    let dashed = false;
    for (let i = start; i < count; i++) {
      const token = tokens[i]!;
      if (token.segment !== segment) {
        if (!token.joint || token.column !== first.column) break;
        dashed ||= token.joint === "dash";
        segment = token.segment;
      }
      node = names.tree.child(node, token.word.syllable);
      if (node < 0) break;
      const namesakes = names.namesakes[node];
      if (!namesakes) continue;
      const span = makeSpan(tokens, units, start, i + 1, namesakes);
      if (dashed && i + 1 - start < DASHED_NAME) {
        if (!span.whole || namesakes.province.length === 0) continue;
        span.names = { ...NO_NAMESAKES, province: namesakes.province };
      }
      spans.push(span);
    }
  }
  spans.push(...withoutSharedWords(tokens, spans));
  markStreets(tokens, units, spans);
  markContained(tokens, spans);
  markDangling(tokens, units, spans);
  return spans;
}

export function makeSpan(
  tokens: readonly Token[],
  units: Units,
  start: number,
  end: number,
  names: Namesakes,
  fuzzy = false,
): Span {
  const first = tokens[start]!;
  const last = tokens[end - 1]!;
  let unit = units.before[start]!;
  const from = unit ? units.from[start]! : start;
  let to = end;
  const behind = tokens[end];
  if (!unit && behind?.segment === last.segment && behind.word.isSuffix) {
    unit = behind.word.unit;
    to = end + 1;
  }
  const atStart = bounds(tokens[from - 1], first.segment);
  const atEnd = bounds(tokens[to], last.segment);
  const finalSegment = tokens[tokens.length - 1]!.segment;
  return {
    start,
    end,
    from,
    to,
    unit,
    names,
    whole: atStart && atEnd,
    atStart,
    atEnd,
    inLast: last.segment === finalSegment && tokens[0]!.segment !== finalSegment,
    street: !unit && isStreetPlace(tokens, units, start, end, atEnd),
    behindStreet: !unit && !atStart && last.segment !== finalSegment && streetLed(tokens, units, start),
    apposed: false,
    dangling: false,
    markedText: units.marked,
    contained: false,
    fuzzy,
  };
}

/** Whether the neighbour of a name ends what the name could be a part of. */
function bounds(neighbour: Token | undefined, segment: number): boolean {
  return neighbour?.segment !== segment || CONJUNCTIONS.has(neighbour.word.fold);
}

function isStreetPlace(tokens: readonly Token[], units: Units, start: number, end: number, atEnd: boolean): boolean {
  const segment = tokens[start]!.segment;
  const behind = tokens[end];
  if (behind?.segment === segment && behind.word.isStreetSuffix) return true;
  // "Điện Biên Phủ, số 12"
  const houseNumber = behind?.word.fold === "so" && tokens[end + 1]?.word.isNumber;
  if (atEnd && houseNumber && !units.inside[start] && segment === tokens[0]!.segment) return true;
  const previous = tokens[start - 1];
  if (previous?.segment !== segment) return false;
  if (previous.word.isStreet || previous.word.isNumberedPart) return !units.inside[start - 1];
  const before = tokens[start - 2]?.segment === segment ? tokens[start - 2]! : null;
  if (previous.word.isNumber) {
    // "3 Tháng 2 Tân Kiều": a date is a street's name.
    return !countsAPart(tokens, units, start - 2, segment) && before?.word.fold !== "thang";
  }
  // "Nguyễn Thái Bình" and "anh Thái Bình" are men, not the province.
  return FAMILY_NAMES.has(previous.word.fold) && (before === null || before.word.isNumber || before.word.isStreet);
}

/** Whether the number behind token `at` counts a hamlet, a unit or a numbered road rather than a house. */
function countsAPart(tokens: readonly Token[], units: Units, at: number, segment: number): boolean {
  const token = tokens[at];
  if (token?.segment !== segment) return false;
  if (token.word.isNumberedPart || token.word.isRoad || token.word.fold === "duong" || units.inside[at]) return true;
  const before = tokens[at - 1]?.segment === segment ? tokens[at - 1]!.word : null;
  return token.word.fold === "so" && (before?.isStreet ?? false);
}

function streetLed(tokens: readonly Token[], units: Units, index: number): boolean {
  let first = index;
  while (first > 0 && tokens[first - 1]!.segment === tokens[index]!.segment) first--;
  const { word } = tokens[first]!;
  return word.isNumber || (word.isStreet && !units.inside[first]);
}

/**
 * Takes back that a name is a street's where the word in front ends another name ("Cô Tô Quảng Ninh"), and marks those
 * that only end a segment of other words.
 */
function markStreets(tokens: readonly Token[], units: Units, spans: Span[]): void {
  let addressed: boolean[] | null = null;
  for (const span of spans) {
    const { start, names } = span;
    if (span.unit) continue;
    if (span.street && !tokens[start - 1]?.word.isNumber && endsName(spans, start)) span.street = false;
    if (span.atStart || !span.atEnd || tokens[start]!.column !== "address") continue;
    if (names.province.length === 0 && names.district.length === 0) continue;
    addressed ??= addressedTokens(tokens, units, spans);
    // Huế and Vinh are given names, too.
    const [entry] = names.province.length > 0 ? names.province : names.district;
    const short = entry!.marks.length === 1 && !entry!.letters && !tokens[start - 1]!.word.isLocative;
    const named = endsName(spans, start);
    span.apposed = (!addressed[start] && !(entry!.weak && named)) || (short && !named);
  }
}

/** Whether a name of several words ends before token `index`. */
function endsName(spans: readonly Span[], index: number): boolean {
  for (const { start, end } of spans) if (end === index && end - start > 1) return true;
  return false;
}

/** [tokens] whether the words of the segment before the token are an address's: a number, a street, a unit, or all names. */
function addressedTokens(tokens: readonly Token[], units: Units, spans: readonly Span[]): boolean[] {
  const addressed: boolean[] = new Array(tokens.length + 1).fill(false);
  const named: boolean[] = new Array(tokens.length + 1).fill(false);
  let signal = false;
  for (let i = 0; i < tokens.length; i++) {
    const { word, segment } = tokens[i]!;
    if (tokens[i - 1]?.segment !== segment) {
      signal = false;
      named[i] = true;
    }
    addressed[i] = signal || named[i]!;
    if (named[i] && !signal) {
      for (const span of spans) {
        if (span.from === i && span.end - span.start > 1 && !isMisnamed(tokens, span)) named[span.to] = true;
      }
    }
    signal ||=
      units.inside[i]! || word.isNumber || word.isStreet || word.isRoad || word.isNumberedPart || word.isLocative;
  }
  return addressed;
}

/** Whether the text's marks are none that any bearer of the name has. */
export function isMisnamed(tokens: readonly Token[], span: Span): boolean {
  const { province, district, ward } = span.names;
  if (!span.markedText) return false;
  return !(
    hasTheMarks(tokens, span, province) ||
    hasTheMarks(tokens, span, district) ||
    hasTheMarks(tokens, span, ward)
  );
}

function hasTheMarks(tokens: readonly Token[], { start, end }: Span, entries: readonly NameEntry[]): boolean {
  for (const { marks } of entries) {
    let agree = 0;
    if (marks.length === end - start)
      while (agree < marks.length && tokens[start + agree]!.word.marked === marks[agree]) agree++;
    else return true;
    if (agree === marks.length) return true;
  }
  return false;
}

/** Where a name ends in a unit word ("xa Ba Xa, Quang Ngai"), what follows is also read without that word. */
function withoutSharedWords(tokens: readonly Token[], spans: readonly Span[]): Span[] {
  const more: Span[] = [];
  for (const span of spans) {
    if (!span.unit || span.from === span.start) continue;
    const owner = spans.find(
      ({ unit, start, end }) => unit && start < span.from + 1 && end > span.from && end <= span.start,
    );
    if (!owner) continue;
    const unit = owner.end < span.start ? unitOf(tokens[span.start - 1]!.word.marked) : 0;
    more.push({ ...span, unit, from: owner.end });
  }
  return more;
}

function markContained(tokens: readonly Token[], spans: Span[]): void {
  for (const span of spans) {
    const behindGap = span.whole && tokens[span.start]!.joint === "gap";
    for (const other of spans) {
      if (other === span || other.end - other.start <= span.end - span.start) continue;
      // "nối dài  Huế": a part of its own is not cut by a longer name over the gap.
      if (behindGap && other.start < span.start) continue;
      const covers = other.start <= span.start && other.end >= span.end;
      if (covers && (!span.unit || other.start === span.start)) {
        span.contained = true;
        break;
      }
    }
  }
}

function markDangling(tokens: readonly Token[], units: Units, spans: Span[]): void {
  for (const span of spans) {
    const next = tokens[span.to];
    if (!span.unit || span.atEnd || !next || units.inside[span.to] || next.word.isNumber) continue;
    span.dangling = !spans.some(({ start, end, unit, names }) => {
      return start === span.to && (unit > 0 || end - start > 1 || names.province.length + names.district.length > 0);
    });
  }
}
