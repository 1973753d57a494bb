// Dates and times as written, to wall-clock milliseconds as if they were UTC: no zone, no daylight saving, and no Date
// object on the way, because this runs once per line.

import { DAY_MS } from "../../lib/calendar.ts";
import type { DateFormat } from "../mapping/mapping.ts";
import { MONTHS } from "./monthNames.ts";
import { numberReading, readNumber } from "./numbers.ts";
import { plainDate } from "./writtenDates.ts";

/** What `readDate` and `readTime` found; reused from call to call. */
export interface TimeReading {
  /** Milliseconds: of the day since 1970-01-01 with its time (readDate), or since midnight (readTime). */
  ms: number;
  /** A time of day was written beside the date. */
  timed: boolean;
  /** Only this order of day and month can read the text: evidence for it. */
  definite: boolean;
  /** The writing itself says which is the day: a year first, or a named month. */
  settled: boolean;
  /** The year was written as Thailand counts it, 543 more than the one that was read. */
  buddhist: boolean;
  /** Set by the caller and left by every reading: years of two digits are Thailand's, 68 is 2568 and so 2025. */
  thaiYears: boolean;
}

export function timeReading(): TimeReading {
  return { ms: 0, timed: false, definite: false, settled: false, buddhist: false, thaiYears: false };
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Years that are Buddhist wherever they stand: 1907 to 2057. */
const BUDDHIST_FROM = 2450;
const BUDDHIST_TO = 2600;
export const BUDDHIST_YEARS = 543;
/** 2500 as Thailand counts it: what its years of two digits are added to. */
const THAI_CENTURY = 2500 - BUDDHIST_YEARS;
const serial = numberReading();
const clock = timeReading();

/** Seconds or milliseconds since 1970, from September 2001 on (below, other numbers have as many digits). */
export const EPOCH = /^\s*[1-4]\d{9}(?:\d{3}|\.\d{1,9})?\s*$/;
const LAST_EPOCH = Date.UTC(2100, 0, 1);

/** Where the last group that `group` read ended. */
let cursor = 0;
/** A named month stood there. */
let named = false;

/**
 * Reads a date, or a date and time, in the given order of its parts; the separators may be / - . or a space, a year may
 * have two digits, a month its name in a common language; a weekday may stand before them, Vietnamese words between. A year
 * first is read under every format: it is never ambiguous. Seconds and milliseconds since 1970 are read as "iso".
 */
export function readDate(text: string, format: DateFormat, out: TimeReading): boolean {
  out.buddhist = false;
  out.settled = false;
  if (format === "excel") return readSerial(text, out);
  if (readParts(text, format, out)) return true;
  const writing = writingOf(text);
  if (writing === "no digits") return false;
  if (writing === "digits") return readEpoch(text, format, out);
  return readWordy(text, format, out) || readEpoch(text, format, out) || readDressed(text, format, out);
}

/** What a text that is no date as it stands consists of: only one with words or with marks of spreadsheets may be dressed. */
function writingOf(text: string): "no digits" | "digits" | "words" {
  let digits = false;
  let words = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits = true;
    else if (isLetter(code) || code === 39 || code === 61 || (code > 127 && code !== 0xa0)) words = true;
  }
  if (!digits) return "no digits";
  return words ? "words" : "digits";
}

/** Seconds or milliseconds since 1970. */
function readEpoch(text: string, format: DateFormat, out: TimeReading): boolean {
  if (format !== "iso" || !EPOCH.test(text)) return false;
  const count = Number(text);
  out.ms = count < 1e11 ? Math.floor(count * 1000) : Math.floor(count);
  out.timed = true;
  out.definite = false;
  return out.ms < LAST_EPOCH;
}

/** What neither parts nor Vietnamese words explain: other languages, Excel's ="…". */
function readDressed(text: string, format: DateFormat, out: TimeReading): boolean {
  const plain = plainDate(text);
  return plain !== null && (readParts(plain, format, out) || readWordy(plain, format, out));
}

function readParts(text: string, format: DateFormat, out: TimeReading): boolean {
  let start = 0;
  while (text.charCodeAt(start) <= 32) start++;
  named = false;
  const a = group(text, start);
  if (a < 0) return false;
  const firstDigits = cursor - start;
  if (text.charCodeAt(cursor) === 58 && !named) return readClockFirst(text, format, out);
  if (firstDigits === 8 && !named) return readCompact(text, a, out);
  if (firstDigits === 14 && !named) return readStamp(text, start, out);
  const firstNamed = named;
  const yearFirst = firstDigits === 4 && !named;
  if (format === "iso" || format === "yyyy/mm/dd") {
    if (!yearFirst && !namedLater(text)) return false;
  }
  let at = separator(text, cursor);
  if (at < 0) return false;
  named = false;
  const b = group(text, at);
  if (b < 0 || cursor - at > 3 + (named ? 9 : -1)) return false;
  const secondNamed = named;
  at = separator(text, cursor);
  if (at < 0) return false;
  named = false;
  const c = group(text, at);
  if (c < 0 || named) return false;
  const lastDigits = cursor - at;
  let year: number;
  let month: number;
  let day: number;
  out.definite = false;
  if (yearFirst) {
    if (lastDigits > 2) return false;
    year = a;
    month = b;
    day = c;
  } else {
    if (lastDigits !== 4 && lastDigits !== 2) return false;
    if (!firstNamed && firstDigits > 2) return false;
    year = lastDigits === 4 ? c : out.thaiYears ? THAI_CENTURY + c : c < 70 ? 2000 + c : 1900 + c;
    const monthFirst = firstNamed || (format === "mm/dd/yyyy" && !secondNamed);
    month = monthFirst ? a : b;
    day = monthFirst ? b : a;
    out.definite = !firstNamed && !secondNamed && day > 12;
  }
  out.settled = yearFirst || firstNamed || secondNamed;
  year = gregorian(year, out);
  if (month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1]!) return false;
  if (month === 2 && day === 29 && !isLeap(year)) return false;
  if (year < 1900 || year > 2199) return false;
  out.ms = civilDayNumber(year, month, day) * DAY_MS;
  out.timed = false;
  return finish(text, cursor, out);
}

/**
 * Reads HH:MM, HH:MM:SS, with fractions, AM/PM (SA/CH), 8h30 or Excel's share of a day (0.354), into milliseconds since
 * midnight.
 */
export function readTime(text: string, out: TimeReading): boolean {
  let start = 0;
  while (text.charCodeAt(start) <= 32) start++;
  let ms = timeOfDay(text, start);
  if (ms < 0) ms = shareOfDay(text.trim());
  else if (!blankFrom(text, cursor)) return false;
  if (ms < 0) return false;
  out.ms = ms;
  out.timed = true;
  out.definite = false;
  return true;
}

/**
 * Days since 1970-01-01 of a date of the Gregorian calendar (the civil-day count over 400-year eras:
 * https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
 */
export function civilDayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** A run of digits, or a month's name, from `at`: its value, −1 where there is none; leaves `cursor` after it. */
function group(text: string, at: number): number {
  let value = 0;
  let i = at;
  for (; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (i > at) {
    cursor = i;
    return value;
  }
  const month = MONTHS.indexOf(text.slice(at, at + 3).toLowerCase());
  if (month < 0) return -1;
  i = at + 3;
  while (i < text.length && isLetter(text.charCodeAt(i))) i++;
  cursor = i;
  named = true;
  return month + 1;
}

/** Skips one separator of date parts (with spaces around it); the next index, −1 where there is none. */
function separator(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 47 || code === 45 || code === 46) return at + 1;
  if (code !== 32 && code !== 44) return -1;
  let i = at;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 44) i++;
  return i;
}

/** What may follow the date: nothing, or a time of day with a zone that is not applied. */
function finish(text: string, at: number, out: TimeReading): boolean {
  if (at >= text.length || blankFrom(text, at)) return true;
  const code = text.charCodeAt(at);
  if (code !== 32 && code !== 84 && code !== 116 && code !== 44) return false;
  let i = at + 1;
  while (text.charCodeAt(i) === 32) i++;
  const ms = timeOfDay(text, i);
  if (ms < 0) return false;
  out.ms += ms;
  out.timed = true;
  return blankFrom(text, zoneEnd(text, cursor));
}

function timeOfDay(text: string, start: number): number {
  named = false;
  let hour = group(text, start);
  if (hour < 0 || named || cursor - start > 2) return -1;
  const mark = text.charCodeAt(cursor) | 32;
  if (text.charCodeAt(cursor) !== 58 && mark !== 104) return -1;
  let at = cursor + 1;
  const minute = group(text, at);
  if (minute < 0 || minute > 59 || named || cursor - at > 2) return -1;
  let second = 0;
  let fraction = 0;
  if (text.charCodeAt(cursor) === 58) {
    at = cursor + 1;
    second = group(text, at);
    if (second < 0 || second > 59 || named || cursor - at > 2) return -1;
    if (text.charCodeAt(cursor) === 46 || text.charCodeAt(cursor) === 44) {
      at = cursor + 1;
      const digits = group(text, at);
      if (digits < 0 || named) return -1;
      fraction = Math.trunc((digits / 10 ** (cursor - at)) * 1000);
    }
  }
  hour = halfDay(text, hour);
  if (hour < 0 || hour > 23) return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

/** Applies AM/PM (or the Vietnamese SA/CH) where it stands; −1 for an hour that cannot have one. */
function halfDay(text: string, hour: number): number {
  let at = cursor;
  while (text.charCodeAt(at) === 32) at++;
  if (at >= text.length) return hour;
  const word = text.slice(at, at + 2).toLowerCase();
  const morning = word === "am" || word === "sa";
  if (!morning && word !== "pm" && word !== "ch") return hour;
  cursor = at + 2;
  if (hour > 12) return morning ? -1 : hour;
  return morning ? hour % 12 : (hour % 12) + 12;
}

function zoneEnd(text: string, at: number): number {
  if (at >= text.length) return at;
  const zone = /^ ?(?:Z|UTC|GMT)?(?:[+-]\d{2}(?::?\d{2})?)?$/i.exec(text.slice(at, at + 16));
  return zone ? at + zone[0].length : at;
}

/** "08:30 31/01/2024": the time first. */
function readClockFirst(text: string, format: DateFormat, out: TimeReading): boolean {
  const gap = text.trim().indexOf(" ");
  if (gap < 0 || !readTime(text.trim().slice(0, gap), clock)) return false;
  const ms = clock.ms;
  if (!readDate(text.trim().slice(gap + 1), format, out) || out.timed) return false;
  out.ms += ms;
  out.timed = true;
  return true;
}

/** The year as the Gregorian calendar counts it. */
function gregorian(year: number, out: TimeReading): number {
  out.buddhist = year >= BUDDHIST_FROM && year <= BUDDHIST_TO;
  return out.buddhist ? year - BUDDHIST_YEARS : year;
}

/** "20240131", as keys of date tables are written. */
function readCompact(text: string, digits: number, out: TimeReading): boolean {
  const year = gregorian(Math.floor(digits / 10000), out);
  const month = Math.floor(digits / 100) % 100;
  const day = digits % 100;
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1]!) return false;
  if (month === 2 && day === 29 && !isLeap(year)) return false;
  out.ms = civilDayNumber(year, month, day) * DAY_MS;
  out.timed = false;
  out.definite = false;
  out.settled = true;
  return finish(text, cursor, out);
}

/** A weekday before the date, or the Vietnamese words for its parts: "Thứ Sáu, 5 tháng 1, 2024", "ngày 5 thg 1 năm 2024". */
function readWordy(text: string, format: DateFormat, out: TimeReading): boolean {
  if (text.length > 64 || !/^\s*\p{L}|\d\s*th/iu.test(text)) return false;
  const plain = text
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .replace(/^(?:thứ \p{L}+|chủ nhật|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*|t[2-7]|cn)[,.]?\s+/u, "");
  const numeric =
    /^(?:ngày )?\s*(\d{1,2})\s*(?:tháng|thg\.?|,)\s*(?:thg\.? |tháng )?(\d{1,2})\s*(?:năm|,)\s*(\d{4})(.*)$/u.exec(
      plain,
    );
  if (numeric) {
    const [, day, month, year, rest] = numeric;
    return readParts(`${day}/${month}/${year}${rest}`, "dd/mm/yyyy", out) && isNamed(out);
  }
  return plain !== text.trim().toLowerCase() && readParts(plain, format, out);
}

/** Words said which is the day: the order of others is not proven by it. */
function isNamed(out: TimeReading): true {
  out.definite = false;
  out.settled = true;
  return true;
}

/** "20240131083059", as programs stamp a moment. */
function readStamp(text: string, start: number, out: TimeReading): boolean {
  const time = text.slice(start + 8, start + 14);
  if (!readCompact(text.slice(start, start + 8), Number(text.slice(start, start + 8)), out)) return false;
  if (!blankFrom(text, start + 14)) return false;
  const [hour, minute, second] = [Number(time.slice(0, 2)), Number(time.slice(2, 4)), Number(time.slice(4))];
  if (hour > 23 || minute > 59 || second > 59) return false;
  out.ms += ((hour * 60 + minute) * 60 + second) * 1000;
  out.timed = true;
  return true;
}

/** Excel's time of day, a fraction of the day, to the second; −1 where the text is none. */
function shareOfDay(text: string): number {
  if (!/^0(?:[.,]\d{1,17})?$/.test(text)) return -1;
  return Math.min(86_399, Math.round(Number(text.replace(",", ".")) * 86_400)) * 1000;
}

/** Excel's day number (1 = 1900-01-01, counting the 29 February 1900 that never was), to the second. */
function readSerial(text: string, out: TimeReading): boolean {
  if (!readNumber(text, ".", serial) && !readNumber(text, ",", serial)) return false;
  if (serial.percent || serial.value < 1000 || serial.value >= 109_575) return false;
  out.ms = Math.round((serial.value - 25569) * 86400) * 1000;
  out.timed = out.ms % DAY_MS !== 0;
  out.definite = false;
  return true;
}

function namedLater(text: string): boolean {
  return /[a-z]{3}/i.test(text.slice(0, 16));
}

function blankFrom(text: string, at: number): boolean {
  for (let i = at; i < text.length; i++) if (text.charCodeAt(i) > 32 && text.charCodeAt(i) !== 0xa0) return false;
  return true;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
