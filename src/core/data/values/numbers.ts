// Numbers as people write them: 1,234.5 · 1.234,5 · 1 234,5 · 1.234.567 ₫ · (12) · -12 · 12% · 1e3. Which mark is the
// decimal is decided for a column, not a cell; reading is strict about groups so that a wrong decision shows.

import type { Decimal } from "../mapping/mapping.ts";
import { takeSign } from "./currencySigns.ts";

/** What `readNumber` found; reused from call to call. */
export interface NumberReading {
  value: number;
  /** Digits after the decimal mark, less the exponent: the printed precision. */
  decimals: number;
  /** Written with a % sign (the value is not divided). */
  percent: boolean;
  /** The text can only be read with this decimal mark: evidence for it. */
  definite: boolean;
  /** The sign of a currency beside it, or its unit where `readMeasured` read it, as written; "" where there is none. */
  sign: string;
}

export function numberReading(): NumberReading {
  return { value: 0, decimals: 0, percent: false, definite: false, sign: "" };
}

/** Exact powers of ten. */
export const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Of the longest sign of a currency, with an exponent beside it. */
const MOST_LETTERS = 6;
/** No number with what stands around it is longer. */
const LONGEST_DRESS = 64;
const MINUS = 45;
const COMMA = 44;
const DOT = 46;

/** Reads a number into `out`; false (and `out` undefined) where the text is none under this decimal mark. */
export function readNumber(text: string, decimal: Decimal, out: NumberReading): boolean {
  const length = text.length;
  const mark = decimal === "," ? COMMA : DOT;
  const grouping = decimal === "," ? DOT : COMMA;
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative ? 1 : 0;
  let mantissa = 0;
  let markAt = -1;
  let groups = 0;
  let groupAt = start;
  for (let i = start; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (markAt < 0 && digit + 48 === mark) {
      if (groups > 0 && i - groupAt !== 3) return readDressed(text, decimal, out);
      markAt = i;
    } else if (markAt < 0 && digit + 48 === grouping && isGroupEnd(text, start, i, groups === 0 ? -1 : groupAt)) {
      groups++;
      groupAt = i + 1;
    } else return readDressed(text, decimal, out);
  }
  const digits = length - start - groups - (markAt < 0 ? 0 : 1);
  if (digits === 0 || digits > 15 || (groups > 0 && markAt < 0 && length - groupAt !== 3))
    return readDressed(text, decimal, out);
  const decimals = markAt < 0 ? 0 : length - 1 - markAt;
  // Both are exact doubles up to 15 digits, so the quotient is the nearest double, as Number(text) would give.
  const size = decimals === 0 ? mantissa : mantissa / POWERS[decimals]!;
  out.value = negative ? 0 - size : size;
  out.decimals = decimals;
  out.percent = false;
  out.sign = "";
  out.definite =
    groups > 0 ? groups > 1 || markAt >= 0 : markAt >= 0 && !couldBeGroup(text, start, markAt - start, decimals);
  return true;
}

/** A group mark at `i` closes a first group of 1 to 3 digits without a leading zero, or a later one of 3. */
function isGroupEnd(text: string, start: number, i: number, groupAt: number): boolean {
  if (groupAt >= 0) return i - groupAt === 3;
  return i > start && i - start <= 3 && text.charCodeAt(start) !== 48;
}

/** "14.000" could be grouped thousands; "0.150", "1234.567" and "9.80" could not. */
function couldBeGroup(text: string, start: number, whole: number, decimals: number): boolean {
  return decimals === 3 && whole >= 1 && whole <= 3 && text.charCodeAt(start) !== 48;
}

/** The slow way, for signs, groups, currencies, percentages and exponents. */
function readDressed(text: string, decimal: Decimal, out: NumberReading): boolean {
  if (text.length > LONGEST_DRESS || !mayBeDressed(text)) return false;
  const alone = text.trim();
  // A dash by itself is how spreadsheets' accounting formats show zero.
  const dress =
    alone === "-" || alone === "–" ? { core: "0", negative: false, percent: false, sign: "" } : undress(text);
  if (!dress) return false;
  const { core } = dress;
  const mark = decimal === "," ? COMMA : DOT;
  let clean = "";
  let separator = 0;
  let separators = 0;
  let inGroup = 0;
  let markAt = -1;
  let decimals = 0;
  let exponent = 0;
  for (let i = 0; i < core.length; i++) {
    const code = core.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      clean += core[i];
      if (markAt >= 0) decimals++;
      else inGroup++;
    } else if (code === mark && markAt < 0) {
      if (separator && inGroup !== 3) return false;
      markAt = i;
      clean += ".";
    } else if (markAt < 0 && isGroupMark(code, mark)) {
      if (separator === 0) {
        if (inGroup < 1 || inGroup > 3 || core.charCodeAt(0) === 48) return false;
        separator = code;
      } else if (code !== separator || (inGroup !== 3 && inGroup !== 2)) return false;
      separators++;
      inGroup = 0;
    } else if (code === 101 || code === 69) {
      const power = /^[eE]([+-]?\d{1,3})$/.exec(core.slice(i));
      if (!power || clean === "") return false;
      exponent = Number(power[1]);
      break;
    } else return false;
  }
  if (separator && markAt < 0 && inGroup !== 3) return false;
  if (clean === "" || clean === ".") return false;
  const size = Number(exponent === 0 ? clean : `${clean}e${exponent}`);
  if (!Number.isFinite(size)) return false;
  out.value = dress.negative ? 0 - size : size;
  out.decimals = Math.max(0, decimals - exponent);
  out.percent = dress.percent;
  out.sign = dress.sign;
  const marked = separator === COMMA || separator === DOT;
  out.definite =
    (marked && (separators > 1 || markAt >= 0)) || (markAt >= 0 && !couldBeGroup(core, 0, markAt, decimals));
  return true;
}

/** No letters but those of a sign or an exponent, and a digit, or a dash that stands for zero. */
function mayBeDressed(text: string): boolean {
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits++;
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000)) letters++;
  }
  return letters <= MOST_LETTERS && (digits > 0 || letters === 0);
}

/** Takes sign, parentheses, percent and currency off both ends, each at most once. */
function undress(text: string): { core: string; negative: boolean; percent: boolean; sign: string } | null {
  // "1.234,-" has no cents, and is not negative.
  let core = text.trim().replace(/(\d)[.,][-–—]$/, "$1");
  let negative = false;
  let signed = false;
  let percent = false;
  let sign = "";
  for (;;) {
    const first = core[0];
    const last = core.at(-1);
    if (!signed && first === "(" && last === ")") {
      signed = negative = true;
      core = core.slice(1, -1).trim();
    } else if (!signed && (first === "-" || first === "−" || first === "+")) {
      signed = true;
      negative = first !== "+";
      core = core.slice(1).trim();
    } else if (!signed && last === "-" && core.length > 1) {
      signed = negative = true;
      core = core.slice(0, -1).trim();
    } else if (!percent && last === "%") {
      percent = true;
      core = core.slice(0, -1).trim();
    } else {
      const bare = sign === "" ? takeSign(core) : null;
      if (!bare) break;
      ({ core, sign } = bare);
    }
  }
  return core === "" ? null : { core, negative, percent, sign };
}

/** The other mark, spaces of several widths, and the Swiss apostrophe. */
function isGroupMark(code: number, mark: number): boolean {
  if (code === COMMA || code === DOT) return code !== mark;
  return code === 32 || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 39 || code === 0x2019;
}

/** A number with one short text at its beginning or its end: "12 thùng", "3 pcs.", "55.000/hộp", "PTS 25". */
const MEASURED =
  /^(?:(?<head>[\p{L}\p{Sc}][^\d]{0,15}?)\s*(?<last>[-+]?\d[\d.,\s'’]*)|(?<first>[-+]?[\d.,][\d.,\s'’]*?)\s*(?<tail>[\p{L}\p{Sc}/(][^\d]{0,23}))$/u;

/** As `readNumber`, also where a unit or an unknown sign stands beside the number; it is `out.sign`. */
export function readMeasured(text: string, decimal: Decimal, out: NumberReading): boolean {
  if (readNumber(text, decimal, out)) return true;
  if (text.length > LONGEST_DRESS || !/\d/.test(text)) return false;
  const groups = MEASURED.exec(text.trim())?.groups;
  if (!groups) return false;
  if (!readNumber((groups.first ?? groups.last ?? "").trim(), decimal, out)) return false;
  out.sign = (groups.tail ?? groups.head ?? "").trim();
  return true;
}

export interface DecimalEvidence {
  /** Texts that only one decimal mark can read. */
  dot: number;
  comma: number;
  /** Texts both can read, differently ("14.000"): taken for thousands, which speaks for the other mark. */
  likelyDot: number;
  likelyComma: number;
  /** Texts that are numbers at all, of how many. */
  readable: number;
  total: number;
  /** Texts of nothing but digits in groups of three. */
  bare: number;
}

/** What a column's texts say about their decimal mark; empty texts do not count. */
export function decimalEvidence(texts: Iterable<string>): DecimalEvidence {
  const found: DecimalEvidence = { dot: 0, comma: 0, likelyDot: 0, likelyComma: 0, readable: 0, total: 0, bare: 0 };
  const withDot = numberReading();
  const withComma = numberReading();
  for (const text of texts) {
    const groups = groupsOf(text);
    if (groups !== 0) {
      // Most amounts: without a mark both read them alike, with one they may be thousands, with more they are.
      found.total++;
      found.readable++;
      found.bare++;
      if (groups === 1) found.likelyDot++;
      else if (groups === -1) found.likelyComma++;
      else if (groups > 1 && groups !== WHOLE) found.dot++;
      else if (groups < 0) found.comma++;
      continue;
    }
    if (text.trim() === "") continue;
    found.total++;
    const byDot = readNumber(text, ".", withDot);
    const byComma = readNumber(text, ",", withComma);
    if (!byDot && !byComma) continue;
    found.readable++;
    if (!byComma) found.dot++;
    else if (!byDot) found.comma++;
    else if (Math.abs(withDot.value) > Math.abs(withComma.value)) found.likelyDot++;
    else if (Math.abs(withComma.value) > Math.abs(withDot.value)) found.likelyComma++;
  }
  return found;
}

/** No number has so many groups. */
const WHOLE = 16;

/**
 * Of a text of nothing but digits in groups of three, how many marks part them: as many below 0 where the mark is a point,
 * WHOLE where there is none, and 0 for any other text.
 */
function groupsOf(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15) return 0;
  let mark = 0;
  let marks = 0;
  let inGroup = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) inGroup++;
    else if (code !== COMMA && code !== DOT) return 0;
    else if (marks === 0 ? inGroup < 1 || inGroup > 3 || text.charCodeAt(0) === 48 : code !== mark || inGroup !== 3)
      return 0;
    else {
      mark = code;
      marks++;
      inGroup = 0;
    }
  }
  if (marks === 0) return WHOLE;
  if (inGroup !== 3) return 0;
  return mark === COMMA ? marks : -marks;
}
