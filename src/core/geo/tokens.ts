// Cuts place text into words and segments; telephone numbers and post codes go.

import type { PlaceText } from "../data/lines/saleLines.ts";
import type { NameIndex } from "./names.ts";
import { TELEPHONE_WORDS } from "./units.ts";
import { Vocabulary, type Word } from "./words.ts";

export type PlaceColumn = "address" | "ward" | "district" | "province";

export interface Token {
  word: Word;
  column: PlaceColumn;
  /** Segments are counted from 0 over all columns; commas, spaced dashes and column ends separate them. */
  segment: number;
  /** What began the segment when a name may still cross it: a spaced dash ("BR - VT") or a wide gap ("Ngô  Quyền"). */
  joint: "" | "dash" | "gap";
}

const COLUMNS: PlaceColumn[] = ["address", "ward", "district", "province"];
const MAX_CHARACTERS = 600;
const MAX_TOKENS = 60;
/** Digits of the shortest post code, and of the shortest telephone number: neither says anything here. */
const LONG_NUMBER = 5;
const TELEPHONE = 8;
/** A text with one of these separates its parts with it, so that two spaces in a row are a slip. */
const SEPARATOR = /[,;|\n]\s*[^\s,;|.]|\s[-–—/]\s/;
/** "T.P", "T.T.H": consonants with dots between them. */
const DOTTED = /(?:[b-df-hj-np-tv-zđ]\.)+[b-df-hj-np-tv-zđ](?![\p{L}'’])/uy;
const LETTERS_AND_DIGITS = /[\p{L}\d]+/uy;

export class Tokeniser {
  private readonly vocabulary: Vocabulary;
  private end = 0;

  constructor({ syllables, abbreviations }: Pick<NameIndex, "syllables" | "abbreviations">) {
    this.vocabulary = new Vocabulary(syllables, abbreviations);
  }

  /** Tokens of all columns in the order address, ward, district, province; of overlong text only the end. */
  tokenise(place: PlaceText): Token[] {
    const tokens: Token[] = [];
    for (const column of COLUMNS) {
      const text = place[column];
      if (text) this.append(text, column, tokens);
    }
    return tokens.length > MAX_TOKENS ? tokens.slice(-MAX_TOKENS) : tokens;
  }

  private append(raw: string, column: PlaceColumn, tokens: Token[]): void {
    const text = raw.length > MAX_CHARACTERS ? raw.slice(-MAX_CHARACTERS) : raw;
    const lower = text.normalize("NFC").toLowerCase();
    const gapsSeparate = lower.includes("  ") && !SEPARATOR.test(lower);
    const first = tokens.length;
    let segment = first > 0 ? tokens[first - 1]!.segment + 1 : 0;
    let breakBefore = false;
    let joint: Token["joint"] = "";
    /** Digits so far of what may be a telephone number, and its first token. */
    let dialled = 0;
    let dialledAt = 0;
    let i = 0;
    while (i < lower.length) {
      const kind = charKind(lower.charCodeAt(i));
      if (kind === LETTER || kind === DIGIT) {
        const digits = kind === DIGIT ? digitsAt(lower, i) : 0;
        if (digits === 0) dialled = 0;
        else if (dialled > 0) dialled += digits;
        else if (mayDial(lower, i, digits)) {
          dialled = digits;
          dialledAt = tokens.length;
        }
        if (digits >= LONG_NUMBER || dialled >= TELEPHONE) {
          tokens.length = withoutTelephoneWords(tokens, dialled > 0 ? dialledAt : tokens.length, first);
          dialledAt = tokens.length;
          breakBefore = true;
          joint = "";
          i += digits;
          continue;
        }
        const previous = tokens.length > first ? tokens[tokens.length - 1]! : null;
        if (breakBefore && previous?.segment === segment) segment++;
        const word = this.readWord(lower, i);
        i = this.end;
        if (word.parts && mayDivide(word.parts[0]!, previous?.segment === segment ? previous.word : null)) {
          for (const part of word.parts) tokens.push({ word: part, column, segment, joint: "" });
        } else tokens.push({ word, column, segment, joint });
        breakBefore = false;
        joint = "";
        continue;
      }
      if (kind === BREAK) {
        breakBefore = true;
        joint = "";
        if (!"()+".includes(lower[i]!)) dialled = 0;
      } else if (kind === DASH && (isSpace(lower, i - 1) || isSpace(lower, i + 1))) {
        joint = breakBefore ? "" : "dash";
        breakBefore = true;
      } else if (kind === SPACE && gapsSeparate && isSpace(lower, i + 1)) {
        // Two spaces separate like a comma where a file has lost its commas.
        const before = tokens.length > first ? tokens[tokens.length - 1]!.word : null;
        if (!breakBefore && before && (!before.unit || before.isSuffix) && !before.startsUnitPair) {
          breakBefore = true;
          joint = "gap";
        }
      }
      i++;
    }
  }

  /** The word at `start`; sets `end`. Dotted letters of an abbreviation and VNI's digits belong to it. */
  private readWord(text: string, start: number): Word {
    const end = wordEnd(text, start);
    const letters = text.slice(start, end);
    if (end === start + 1 && text[end] === ".") {
      DOTTED.lastIndex = start;
      const dotted = DOTTED.exec(text)?.[0];
      const word = dotted ? this.vocabulary.dotted(dotted) : null;
      this.end = word ? start + dotted!.length : end;
      if (word) return word;
    } else if (charKind(text.charCodeAt(end)) === DIGIT && charKind(text.charCodeAt(start)) === LETTER) {
      LETTERS_AND_DIGITS.lastIndex = start;
      const chunk = LETTERS_AND_DIGITS.exec(text)?.[0] ?? "";
      const word = this.vocabulary.vni(chunk, letters);
      this.end = word ? start + chunk.length : end;
      if (word) return word;
    }
    this.end = end;
    return this.vocabulary.word(/['’]/.test(letters) ? letters.replace(/['’]/g, "") : letters);
  }
}

/** A short prefix begins a part or follows a number, so that a slip inside a word ("Đồng Tpến") is none. */
function mayDivide({ text, hasMarks }: Word, previous: Word | null): boolean {
  if (text === "phố" || text === "trấn") return previous?.startsUnitPair ?? false;
  return hasMarks || text.length > 2 || previous === null || previous.isNumber;
}

function digitsAt(text: string, start: number): number {
  let end = start;
  while (end < text.length && charKind(text.charCodeAt(end)) === DIGIT) end++;
  return end - start;
}

/** Whether a number may begin a telephone number. */
function mayDial(text: string, start: number, digits: number): boolean {
  return (
    (digits >= 3 && text[start] === "0") ||
    text[start - 1] === "+" ||
    /^1[89]00$/.test(text.slice(start, start + digits))
  );
}

/** How many tokens remain before `end` without "ĐT:", "điện thoại" and the like. */
function withoutTelephoneWords(tokens: readonly Token[], end: number, first: number): number {
  while (end > first && TELEPHONE_WORDS.has(tokens[end - 1]!.word.text)) end--;
  return end;
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

/** A word runs over letters, or over digits with up to two letters behind ("46C", "46bis"); "Q9" is two words. */
function wordEnd(text: string, start: number): number {
  let end = start;
  if (charKind(text.charCodeAt(start)) === DIGIT) {
    while (end < text.length && charKind(text.charCodeAt(end)) === DIGIT) end++;
    let letters = end;
    while (letters < text.length && charKind(text.charCodeAt(letters)) === LETTER) letters++;
    const alone = charKind(text.charCodeAt(letters)) !== DIGIT;
    return alone && (letters - end <= 2 || text.startsWith("bis", end)) ? letters : end;
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
