// Cuts place text into words and segments, once per text, with everything the matcher asks of a word looked up.

import type { PlaceText } from "../data/saleLines.ts";
import { syllable } from "./normalise.ts";
import {
  isNumberedPart,
  isRoadWord,
  isStreetWord,
  NUMBERED,
  STREET_SUFFIXES,
  SUFFIXES,
  startsUnitPair,
  unitOf,
} from "./units.ts";

export type PlaceColumn = "address" | "ward" | "district" | "province";

/** A word as the vocabulary of names knows it. */
export interface Word {
  /** Lower case, as written. */
  text: string;
  fold: string;
  marked: string;
  shaped: string;
  hasMarks: boolean;
  isNumber: boolean;
  /** Id of the fold among the syllables of names, −1 when no name has it. */
  syllable: number;
  unit: number;
  /** The unit it stands for when a number follows. */
  numberedUnit: number;
  startsUnitPair: boolean;
  isSuffix: boolean;
  isStreet: boolean;
  isStreetSuffix: boolean;
  isRoad: boolean;
  isNumberedPart: boolean;
  /** "TPVinh": the words it is made of. */
  parts: Word[] | null;
}

export interface Token {
  word: Word;
  column: PlaceColumn;
  /** Segments are counted from 0 over all columns; commas, spaced dashes and column ends separate them. */
  segment: number;
  /** A spaced dash stands in front: a hyphenated name may still cross it. */
  afterDash: boolean;
}

const COLUMNS: PlaceColumn[] = ["address", "ward", "district", "province"];
const MAX_CHARACTERS = 600;
const MAX_TOKENS = 60;
const MAX_KNOWN_WORDS = 50_000;
const LONG_NUMBER = 5;

/** Turns texts into tokens; words are looked up once and remembered. */
export class Tokeniser {
  private readonly words = new Map<string, Word>();

  constructor(private readonly syllables: ReadonlyMap<string, number>) {}

  /** Tokens of all columns in the order address, ward, district, province; of overlong text only the end. */
  tokenise(place: PlaceText): Token[] {
    const tokens: Token[] = [];
    let segment = 0;
    for (const column of COLUMNS) {
      const text = place[column];
      if (text) segment = this.append(text, column, segment, tokens) + 1;
    }
    return tokens.length > MAX_TOKENS ? tokens.slice(-MAX_TOKENS) : tokens;
  }

  word(text: string): Word {
    const known = this.words.get(text);
    if (known) return known;
    const forms = syllable(text);
    const { fold, marked } = forms;
    const word: Word = {
      text,
      ...forms,
      syllable: this.syllables.get(fold) ?? -1,
      unit: unitOf(marked),
      numberedUnit: NUMBERED.get(fold) ?? 0,
      startsUnitPair: startsUnitPair(marked),
      isSuffix: SUFFIXES.has(fold),
      isStreet: isStreetWord(marked),
      isRoad: isRoadWord(marked),
      isStreetSuffix: STREET_SUFFIXES.has(fold),
      isNumberedPart: isNumberedPart(marked),
      parts: null,
    };
    const glued = word.syllable < 0 && !word.unit ? /^(tp|tx)(?=.{2})/.exec(text) : null;
    if (glued) {
      const rest = this.word(text.slice(2));
      if (rest.syllable >= 0) word.parts = [this.word(glued[0]), rest];
    }
    // Distinct words of a file are few; a hostile file's are forgotten now and then.
    if (this.words.size >= MAX_KNOWN_WORDS) this.words.clear();
    this.words.set(text, word);
    return word;
  }

  private append(raw: string, column: PlaceColumn, firstSegment: number, tokens: Token[]): number {
    const text = raw.length > MAX_CHARACTERS ? raw.slice(-MAX_CHARACTERS) : raw;
    const lower = text.normalize("NFC").toLowerCase();
    let segment = firstSegment;
    let breakBefore = false;
    let afterDash = false;
    let i = 0;
    while (i < lower.length) {
      const kind = charKind(lower.charCodeAt(i));
      if (kind === LETTER || kind === DIGIT) {
        const end = wordEnd(lower, i);
        if (breakBefore && tokens.length > 0 && tokens[tokens.length - 1]!.segment === segment) segment++;
        const word = this.word(pieceOf(lower, i, end));
        if (word.parts) {
          for (const part of word.parts) tokens.push({ word: part, column, segment, afterDash: false });
        } else tokens.push({ word, column, segment, afterDash });
        breakBefore = false;
        afterDash = false;
        i = end;
        continue;
      }
      if (kind === BREAK) {
        breakBefore = true;
        afterDash = false;
      } else if (kind === DASH && (isSpace(lower, i - 1) || isSpace(lower, i + 1))) {
        afterDash = !breakBefore;
        breakBefore = true;
      } else if (kind === SPACE && isSpace(lower, i + 1) && !breakBefore) {
        // Two spaces separate like a comma where a file has lost its commas.
        if (tokens.length > 0 && i > 0 && !tokens[tokens.length - 1]!.word.unit) breakBefore = true;
        afterDash = false;
        while (isSpace(lower, i + 1)) i++;
        if (breakBefore && charKind(lower.charCodeAt(i + 1)) === DASH) breakBefore = false;
      }
      i++;
    }
    return segment;
  }
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const DASH = 4;
const BREAK = 5;
const JOIN = 6;

function charKind(code: number): number {
  if (code >= 97 && code <= 122) return LETTER;
  if (code >= 48 && code <= 57) return DIGIT;
  if (code === 32 || code === 0xa0 || code === 0x3000) return SPACE;
  if (code === 45 || (code >= 0x2010 && code <= 0x2015)) return DASH;
  if (code === 46 || code === 95 || code === 39 || code === 0x2019 || code === 0x200b || code === 0xfeff) return JOIN;
  if (code < 0xc0 || code === 0xd7 || code === 0xf7 || (code >= 0x2000 && code < 0x2c00)) return BREAK;
  return LETTER;
}

/** A word runs over letters, or over digits with up to two letters behind ("46C"); "Q9" is two words. */
function wordEnd(text: string, start: number): number {
  let end = start;
  if (charKind(text.charCodeAt(start)) === DIGIT) {
    while (end < text.length && charKind(text.charCodeAt(end)) === DIGIT) end++;
    let letters = end;
    while (letters < text.length && charKind(text.charCodeAt(letters)) === LETTER) letters++;
    const alone = charKind(text.charCodeAt(letters)) !== DIGIT;
    return alone && letters - end <= 2 ? letters : end;
  }
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const inside = (code === 39 || code === 0x2019) && charKind(text.charCodeAt(end + 1)) === LETTER;
    if (charKind(code) !== LETTER && !inside) break;
    end++;
  }
  return end;
}

function isSpace(text: string, index: number): boolean {
  return index >= 0 && index < text.length && charKind(text.charCodeAt(index)) === SPACE;
}

/** A word without its apostrophes; long numbers (telephones) are all one, so that they need no looking up. */
function pieceOf(lower: string, start: number, end: number): string {
  if (end - start >= LONG_NUMBER && charKind(lower.charCodeAt(start)) === DIGIT) return "9".repeat(LONG_NUMBER);
  const piece = lower.slice(start, end);
  return piece.includes("'") || piece.includes("’") ? piece.replace(/['’]/g, "") : piece;
}
